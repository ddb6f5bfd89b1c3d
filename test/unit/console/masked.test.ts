import { expect, test } from 'vitest';
import { maskedAbout, maskedCustomer } from '../../../functions/console/sight/masked.ts';
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
