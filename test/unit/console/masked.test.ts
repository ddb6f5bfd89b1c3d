import { expect, test } from 'vitest';
import { maskedAbout, maskedCustomer, maskedEntry } from '../../../functions/console/sight/masked.ts';
import type { OutboxEvent } from '../../../shared/domain/events-out.ts';
import { fault } from '../../../shared/domain/faults.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import { aCompany } from '../../builders.ts';

test('a masked customer tells no name, address, number of a person or mailbox', () => {
  const company = aCompany({ fields: { external_id: 'made-there', note: 'Anna is ill' } });
  const shown = maskedCustomer(company);
  expect(shown).toMatchObject({
    id: '•••',
    number: '7•••',
    companyName: 'F•••',
    contactPerson: { firstName: 'A•••', lastName: 'J•••', email: 'a•••' },
    address: { street: 'D•••', postalCode: '1•••', country: 'NL', line2: null },
    iban: 'N•••',
    language: 'nl',
    fields: {},
  });
  expect(JSON.stringify(shown)).not.toMatch(/Jansen|Anna|Dorpsstraat|1234 AB|0417|NL0012|12345678|@|612345/);
});

test('a masked sentence names nobody, and leaves out what the books said', () => {
  expect(
    maskedAbout({
      number: '7012',
      name: 'Anna Jansen',
      relation: 'Jansen',
      line: 'Pitch of Anna',
      field: 'CRM.Name',
      rate: 'low',
      text: 'Anna Jansen exists',
    }),
  ).toEqual({
    number: '7•••',
    name: 'A•••',
    relation: 'J•••',
    line: 'P•••',
    field: 'CRM.Name',
    rate: 'low',
  });
});

test('a field that the books name in words of somebody is masked too, and so is whatever a new sentence names', () => {
  expect(maskedAbout({ field: 'name of Anna Jansen', brandNew: 'Anna' })).toEqual({ field: 'n•••', brandNew: 'A•••' });
});

test('a masked entry names nobody in its faults, and has nothing to publish', () => {
  const key = { tenant: 'camping-de-eik', integration: 'exact', kind: 'invoice', id: '1' } as const;
  const about = { number: '2026-0001', hash: 'h', customer: '7012', issued: null, occurredAt: '2026-11-20T10:00:00Z' };
  const entry = newInvoiceEntry(key, 'exact', 0, { ...about, asked: false, verify: false });
  const said = { type: 'invoice.failed', detail: { message: 'Anna Jansen exists' } } as unknown as OutboxEvent;
  const faults = [fault('/detail/customer/email', 'too-long', { most: '100', value: 'Anna' })];
  const shown = maskedEntry({ ...entry, faults, outbox: [said] });
  expect(shown.faults).toEqual([fault('/detail/customer/email', 'too-long', { most: '100', value: 'A•••' })]);
  expect(JSON.stringify(shown)).not.toMatch(/Anna|Jansen/);
});
