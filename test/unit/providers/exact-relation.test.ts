import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mapRelation } from '../../../shared/providers/exact/relation.ts';
import { ExactDetails } from '../../../shared/providers/exact/settings.ts';
import { aCompany, aCustomer } from '../../builders.ts';

const details = (over: v.InferInput<typeof ExactDetails> = {}) => v.parse(ExactDetails, over);
const partsOf = (customer = aCompany(), settings = details()) =>
  Object.fromEntries(mapRelation(customer, settings).parts.map(({ name, fields }) => [name, fields]));

describe('a company', () => {
  test('becomes an account, a contact, a main contact and a bank account', () => {
    expect(mapRelation(aCompany({ bic: 'abna nl 2a' }), details())).toEqual({
      number: '7012',
      parts: [
        {
          name: 'account',
          fields: {
            Code: '              7012',
            Name: 'Familie Jansen B.V.',
            Status: 'C',
            AddressLine1: 'Dorpsstraat 1',
            Postcode: '1234 AB',
            City: 'Utrecht',
            Country: 'NL',
            Email: 'administratie@jansen.example',
            Phone: '+31301234567',
            VATNumber: 'NL001234567B01',
            ChamberOfCommerce: '12345678',
            Language: 'NL',
          },
          droppable: { VATNumber: 'vat-number-refused', Email: 'email-missing' },
          optional: null,
          onChange: 'update',
        },
        {
          name: 'contact',
          fields: {
            Account: '{account}',
            FirstName: 'Anna',
            MiddleName: 'de',
            LastName: 'Jansen',
            BusinessEmail: 'anna@jansen.example',
            BusinessPhone: '+31612345678',
          },
          droppable: { BusinessEmail: 'email-missing' },
          optional: null,
          onChange: 'update',
        },
        {
          name: 'main-contact',
          fields: { MainContact: '{contact}' },
          droppable: {},
          optional: null,
          onChange: 'update',
        },
        {
          name: 'bank-account',
          fields: { Account: '{account}', BankAccount: 'NL91ABNA0417164300', BICCode: 'ABNANL2A' },
          droppable: { BICCode: 'iban-refused' },
          optional: 'iban-refused',
          onChange: 'add',
        },
      ],
      identity: {
        name: 'Familie Jansen B.V.',
        vatNumber: 'NL001234567B01',
        email: 'administratie@jansen.example',
        postalCode: '1234 AB',
        street: 'Dorpsstraat 1',
      },
    });
  });

  test('without a contact person or an IBAN is an account alone', () => {
    expect(Object.keys(partsOf(aCompany({ contactPerson: null, iban: null })))).toEqual(['account']);
    expect(Object.keys(partsOf(aCompany({ contactPerson: { email: 'x@y.example' }, iban: null })))).toEqual([
      'account',
    ]);
  });

  test('without an address of its own is mailed at its contact person', () => {
    expect(partsOf(aCompany({ email: null })).account?.Email).toBe('anna@jansen.example');
  });
});

describe('a person', () => {
  test('is the account, by the name in reading order', () => {
    const { account, ...others } = partsOf(aCustomer());

    expect(account?.Name).toBe('Sanne van der Berg');
    expect(Object.keys(others)).toEqual(['bank-account']);
  });
});

describe('the customer number', () => {
  test('carries prefix and zeros, padded to eighteen', () => {
    const settings = details({ customerNumberPrefix: 'IR', customerNumberLength: 6 });

    expect(mapRelation(aCompany(), settings).number).toBe('IR007012');
    expect(partsOf(aCompany(), settings).account?.Code).toBe('          IR007012');
  });

  test('longer than eighteen stops, since it is never cut', () => {
    const settings = details({ customerNumberPrefix: 'IR' });
    const customer = (length: number) => aCompany({ number: '9'.repeat(length) });

    expect(mapRelation(customer(16), settings).number).toHaveLength(18);
    expect(() => mapRelation(customer(17), settings)).toThrow(
      expect.objectContaining({
        cause: 'customer-number-too-long',
        about: { number: `IR${'9'.repeat(17)}`, max: '18' },
      }),
    );
  });
});

describe('what does not fit', () => {
  test('is cut where that does no harm', () => {
    const long = 'x'.repeat(100);
    const address = { street: long, line2: long, city: long, state: 'Utrecht', postalCode: '1234 AB', country: 'nl' };
    const { account, contact } = partsOf(
      aCompany({ companyName: long, address, contactPerson: { firstName: long, middleName: long, lastName: long } }),
    );

    expect(account).toMatchObject({
      Name: 'x'.repeat(50),
      AddressLine1: 'x'.repeat(60),
      AddressLine2: 'x'.repeat(60),
      AddressLine3: 'Utrecht',
      City: 'x'.repeat(30),
      Country: 'NL',
    });
    expect(account).not.toHaveProperty('State');
    expect(contact).toMatchObject({ FirstName: 'x'.repeat(40), MiddleName: 'x'.repeat(20), LastName: 'x'.repeat(40) });
  });

  test('is left out where a part of it would be wrong', () => {
    const { account } = partsOf(
      aCompany({
        phone: '+31 30 123 45 67 toestel 8',
        email: `${'x'.repeat(100)}@jansen.example`,
        address: { postalCode: '1'.repeat(21), country: 'Nederland' },
      }),
    );

    for (const field of ['Phone', 'Email', 'Postcode', 'Country']) expect(account).not.toHaveProperty(field);
  });

  test('blank values are left out, and numbers lose what people put between', () => {
    const { account } = partsOf(
      aCompany({ phone: '+31 (0)30-123 45', vatNumber: 'nl 0012.34567.b01', language: null }),
    );

    expect(account).toMatchObject({ Phone: '+3103012345', VATNumber: 'NL001234567B01' });
    expect(account).not.toHaveProperty('Language');
  });
});
