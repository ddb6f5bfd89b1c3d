import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contactsBack } from '../../../shared/providers/moneybird/contacts-back.ts';
import { mapRelation } from '../../../shared/providers/moneybird/relation/relation.ts';
import { MoneybirdDetails } from '../../../shared/providers/moneybird/settings.ts';
import type { PartFields, PartsInBooks } from '../../../shared/providers/relation.ts';
import { contactChanges } from '../../../shared/sync/contacts/changes-in.ts';
import { aCompany, aCustomer } from '../../builders.ts';

const details = v.parse(MoneybirdDetails, {});
const ALL = ['name', 'address', 'email', 'phone', 'vatNumber', 'chamberOfCommerce', 'iban'];

const written = (customer: ReturnType<typeof aCustomer>): PartsInBooks =>
  Object.fromEntries(mapRelation(customer, details).parts.map(({ name, fields }) => [name, fields]));

/** What comes back when these values of the contact, or of its person, are others than we wrote. */
function changed(like: ReturnType<typeof aCustomer>, relation: PartFields, contact: PartFields = {}) {
  const before = written(like);
  const now = {
    relation: { ...before.relation, ...relation },
    ...(before.contact && { contact: { ...before.contact, ...contact } }),
  };
  return contactChanges({ before, now, ours: null, like, back: contactsBack, fields: ALL });
}

const company = aCompany({ address: { street: 'Dorpsstraat 1', line2: 'Unit B', state: 'Utrecht', country: null } });

describe('a change comes back in i-Reserve’s names', () => {
  test.each<[string, ReturnType<typeof changed>, object]>([
    ['nothing for what we wrote', changed(company, {}), {}],
    ['never the customer number', changed(company, { customer_id: '1' }), {}],
    [
      'a name',
      changed(company, { company_name: 'Jansen B.V.' }),
      { companyName: { from: 'Familie Jansen B.V.', to: 'Jansen B.V.' } },
    ],
    [
      'the second line without the state behind it',
      changed(company, { address2: 'Unit C, Utrecht' }),
      { 'address.line2': { from: 'Unit B', to: 'Unit C' } },
    ],
    ['no country that the books filled in', changed(company, { country: 'NL' }), {}],
    [
      'no other way of writing a number',
      changed(company, { phone: '+31 30-123 45 67', tax_number: 'nl001234567b01' }),
      {},
    ],
    [
      'no second address behind the first',
      changed(company, { send_invoices_to_email: 'administratie@jansen.example,b@jansen.example' }),
      {},
    ],
    [
      'no second address in front of ours',
      changed(company, { send_invoices_to_email: 'b@jansen.example, administratie@jansen.example' }),
      {},
    ],
    [
      'of a list of addresses as many as i-Reserve has',
      changed(aCompany({ email: 'a@x.example; b@x.example' }), {
        send_invoices_to_email: 'a@x.example,c@x.example,d@x.example',
      }),
      { email: { from: 'a@x.example,b@x.example', to: 'a@x.example,c@x.example' } },
    ],
    [
      'an emptied field as null',
      changed(company, { bank_account: '' }),
      { iban: { from: 'NL91ABNA0417164300', to: null } },
    ],
    [
      'a person of a company in the fields of the contact person',
      changed(company, {}, { lastname: 'de Vries', phone: '' }),
      {
        'contactPerson.lastName': { from: 'Jansen', to: 'Vries' },
        'contactPerson.phone': { from: '+31612345678', to: null },
      },
    ],
    [
      'a private person with a longer name',
      changed(aCustomer(), { lastname: 'Berg-Smit' }),
      {
        'contactPerson.middleName': { from: 'van der', to: null },
        'contactPerson.lastName': { from: 'Berg', to: 'Berg-Smit' },
      },
    ],
  ])('%s', (_, changes, expected) => {
    expect(changes).toEqual(expected);
  });

  test('only what i-Reserve does not hold already', () => {
    const like = aCustomer({ phone: '+31600000000' });
    const before = written(aCustomer());
    const now = { relation: { ...before.relation, phone: '+31600000000', city: 'Ede' } };
    expect(contactChanges({ before, now, ours: written(like), like, back: contactsBack, fields: ALL })).toEqual({
      'address.city': { from: 'Den Haag', to: 'Ede' },
    });
  });

  test('only what the settings let', () => {
    const { fields } = contactsBack.wish(details);
    expect(fields).not.toContain('iban');
    const names = Object.keys(contactsBack.inOurNames(written(company), company));
    expect(new Set(names.map(contactsBack.groupOf))).toEqual(new Set(ALL));
  });
});
