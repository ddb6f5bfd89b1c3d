import { expect, test } from 'vitest';
import { mapRelation } from '../../../shared/providers/moneybird/relation/relation.ts';
import { aCompany, aCustomer } from '../../builders.ts';
import { details } from './moneybird-job.ts';

test('a company has its own name alone, and its contact person beside it', () => {
  expect(mapRelation(aCompany(), details()).parts).toMatchObject([
    {
      name: 'relation',
      fields: {
        customer_id: '7012',
        company_name: 'Familie Jansen B.V.',
        address1: 'Dorpsstraat 1',
        zipcode: '1234 AB',
        city: 'Utrecht',
        country: 'NL',
        phone: '+31301234567',
        send_invoices_to_email: 'administratie@jansen.example',
        tax_number: 'NL001234567B01',
        chamber_of_commerce: '12345678',
        bank_account: 'NL91ABNA0417164300',
      },
    },
    {
      name: 'contact',
      fields: { firstname: 'Anna', lastname: 'de Jansen', email: 'anna@jansen.example', phone: '+31612345678' },
    },
  ]);
});

test('a company never has a first and a last name of its own: Moneybird would make a person of them', () => {
  const [relation] = mapRelation(aCompany(), details()).parts;
  expect(Object.keys(relation.fields)).not.toEqual(expect.arrayContaining(['firstname']));
  expect(Object.keys(relation.fields)).not.toEqual(expect.arrayContaining(['lastname']));
});

test('a person has both names, with the prefix in front of the last one, and nobody beside them', () => {
  const plan = mapRelation(aCustomer({ iban: 'nl20 ingb 0001 2345 67' }), details());
  expect(plan.parts).toHaveLength(1);
  expect(plan.parts[0].fields).toMatchObject({
    firstname: 'Sanne',
    lastname: 'van der Berg',
    bank_account: 'NL20INGB0001234567',
  });
  expect(plan.identity.name).toBe('Sanne van der Berg');
});

test('a contact person without a first name is none in Moneybird', () => {
  const customer = aCompany({ contactPerson: { lastName: 'Jansen' } });
  expect(mapRelation(customer, details()).parts).toHaveLength(1);
});

test('what is blank is left out, and a state is a line of the address', () => {
  const address = { street: 'Main Street 1', postalCode: null, city: ' ', state: 'Texas', country: 'Atlantis' };
  const { fields } = mapRelation(aCompany({ address, vatNumber: null }), details()).parts[0];
  expect(fields).toMatchObject({ address1: 'Main Street 1', address2: 'Texas' });
  for (const name of ['zipcode', 'city', 'country', 'tax_number']) expect(fields).not.toHaveProperty(name);
});

test('the number has its prefix and its length', () => {
  expect(mapRelation(aCompany(), details({ customerNumberPrefix: 'IR', customerNumberLength: 6 })).number).toBe(
    'IR007012',
  );
});

test('a list of addresses has commas between, a country has two letters, and what is left out is told with its pointer', () => {
  const customer = aCompany({
    email: ' a@x.example ;b@x.example, nobody',
    address: { street: 'Dorpsstraat 1', country: 'Atlantis' },
  });
  const [relation] = mapRelation(customer, details()).parts;
  expect(relation.fields).toMatchObject({ send_invoices_to_email: 'a@x.example,b@x.example' });
  expect(relation.fields).not.toHaveProperty('country');
  expect(relation.remarks).toMatchObject([
    { code: 'field-refused', field: '/detail/customer/address/country', about: { value: 'Atlantis' } },
    { code: 'field-refused', field: '/detail/customer/email', about: { value: 'nobody' } },
  ]);
  const abroad = aCompany({ address: { street: 'Main Street 1', country: 'UK' } });
  expect(mapRelation(abroad, details()).parts[0].fields).toMatchObject({ country: 'GB' });
});
