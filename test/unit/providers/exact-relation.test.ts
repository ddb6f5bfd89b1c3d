import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mapRelation } from '../../../shared/providers/exact/relation/relation.ts';
import { ExactDetails } from '../../../shared/providers/exact/settings.ts';
import { aCompany, aCustomer } from '../../builders.ts';

const details = (over: v.InferInput<typeof ExactDetails> = {}) => v.parse(ExactDetails, over);
const partsOf = (customer = aCompany(), settings = details()) =>
  Object.fromEntries(mapRelation(customer, settings).parts.map(({ name, fields }) => [name, fields]));

describe('a company', () => {
  test('becomes an account, a contact, a main contact and a bank account', () => {
    const { parts, ...plan } = mapRelation(aCompany({ bic: 'abna nl 2a' }), details());
    const written = parts.map(({ pointers: _pointers, remarks: _remarks, ...part }) => part);
    expect({ ...plan, parts: written }).toEqual({
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
          droppable: {
            AddressLine1: 'field-refused',
            Postcode: 'field-refused',
            City: 'field-refused',
            Country: 'field-refused',
            Email: 'email-missing',
            Phone: 'field-refused',
            VATNumber: 'vat-number-refused',
            ChamberOfCommerce: 'field-refused',
            Language: 'field-refused',
          },
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
          droppable: {
            FirstName: 'field-refused',
            MiddleName: 'field-refused',
            LastName: 'field-refused',
            BusinessEmail: 'email-missing',
            BusinessPhone: 'field-refused',
          },
          optional: 'field-refused',
          onChange: 'update',
        },
        {
          name: 'main-contact',
          fields: { MainContact: '{contact}' },
          droppable: {},
          optional: 'field-refused',
          needs: ['contact'],
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
        address: { postalCode: '1'.repeat(21), country: 'Nergensland' },
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

describe('what is left out or cut', () => {
  const remarksOf = (customer = aCompany()) =>
    mapRelation(customer, details()).parts.flatMap(({ remarks = [] }) => remarks);
  const address = { street: 'Dorpsstraat 1', postalCode: '1234 AB', city: 'Utrecht' };

  test('is told with its pointer: a telephone number, a name, a country, a postcode', () => {
    const phone = '+31 30 123 45 67 toestel 12345';
    const company = aCompany({
      phone,
      companyName: 'x'.repeat(60),
      address: { ...address, postalCode: '1'.repeat(21), country: 'Nergensland' },
      chamberOfCommerce: '1'.repeat(41),
    });
    expect(remarksOf(company)).toEqual([
      expect.objectContaining({
        code: 'field-shortened',
        field: '/detail/customer/companyName',
        about: expect.objectContaining({ max: '50' }),
      }),
      ...['address/postalCode', 'address/country', 'phone', 'chamberOfCommerce'].map((at) =>
        expect.objectContaining({ code: 'field-refused', field: `/detail/customer/${at}` }),
      ),
    ]);
    expect(remarksOf(aCompany({ phone }))).toMatchObject([{ about: { value: phone } }]);
  });

  test('nothing is told when all goes along', () => {
    expect(remarksOf()).toEqual([]);
  });

  test('of a list of e-mail addresses the first goes along, the rest is told', () => {
    const company = aCompany({ email: ' a@x.example;  b@x.example, nonsense' });
    expect(partsOf(company).account?.Email).toBe('a@x.example');
    expect(remarksOf(company)).toMatchObject([
      { code: 'field-refused', field: '/detail/customer/email', about: { value: 'b@x.example' } },
      { code: 'field-refused', field: '/detail/customer/email', about: { value: 'nonsense' } },
    ]);
  });

  test.each([
    ['UK', 'GB'],
    ['EL', 'GR'],
    ['NLD', 'NL'],
    ['Duitsland', 'DE'],
    ['belgie', 'BE'],
    ['XX', undefined],
    ['constructor', undefined],
  ])('the country “%s” is sent as %s', (country, sent) => {
    expect(partsOf(aCompany({ address: { ...address, country } })).account?.Country).toBe(sent);
  });
});

test('a name that looks like a placeholder is a name', () => {
  expect(partsOf(aCompany({ companyName: '{account}' })).account?.Name).toBe('{account}');
});
