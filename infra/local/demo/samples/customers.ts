import type { CustomerIn } from './sample.ts';

/** A private person: a name in three parts, an address, no company. */
const person = (
  id: string,
  [firstName, middleName, lastName]: readonly [string, string | null, string],
  [street, postalCode, city]: readonly [string, string, string],
  rest: Partial<CustomerIn> = {},
): CustomerIn => ({
  id,
  number: id,
  contactPerson: { firstName, middleName, lastName },
  address: { street, postalCode, city, country: 'NL' },
  language: 'nl',
  ...rest,
});

/** A person whose name has a prefix. */
export const sanne = person('7001', ['Sanne', 'van der', 'Berg'], ['Weteringkade 18', '2515 AN', "'s-Gravenhage"], {
  email: 'sanne@vanderberg.example',
  phone: '+31612000001',
});

/** A person whose name has accents and a hyphen. */
export const zoe = person('7002', ['Zoë', null, 'Çelik-Łukasiewicz'], ['Nieuwe Gracht 4 bis', '3512 LC', 'Utrecht'], {
  email: 'zoe@celik.example',
  phone: '+31612000002',
});

/** A person with a bank account. */
export const pieter = person('7003', ['Pieter', null, 'Hofstra'], ['Stationsweg 101', '8911 CH', 'Leeuwarden'], {
  email: 'pieter@hofstra.example',
  iban: 'NL20INGB0001234567',
});

/** A person with a prefix and a bank account. */
export const willemijn = person('7004', ['Willemijn', 'de', 'Wit'], ['Kerkpad 7', '7411 RT', 'Deventer'], {
  email: 'willemijn@dewit.example',
  iban: 'NL44RABO0123456789',
});

/** A person whose prefix has an apostrophe. */
export const femke = person('7005', ['Femke', "'t", 'Hooft'], ['Lijnbaan 22', '1969 NC', 'Heemskerk'], {
  email: 'femke@hooft.example',
});

/** A person without e-mail address and phone. */
export const ruben = person('7006', ['Ruben', null, 'Maas'], ['Havenstraat 9', '1211 KG', 'Hilversum']);

/** A club: an organisation without VAT number, with the person who booked. */
export const trekvogels: CustomerIn = {
  id: '7007',
  number: '7007',
  companyName: 'Wandelvereniging De Trekvogels',
  contactPerson: { firstName: 'Ineke', middleName: 'ter', lastName: 'Haar', email: 'ineke@trekvogels.example' },
  address: { street: 'Bosrand 3', postalCode: '6711 AA', city: 'Ede', country: 'NL' },
  email: 'penningmeester@trekvogels.example',
  iban: 'NL02ABNA0123456789',
  language: 'nl',
};

/** A company with a contact person, an IBAN and every number that a company has. */
export const noorderlicht: CustomerIn = {
  id: '7008',
  number: '7008',
  companyName: 'Atelier Noorderlicht B.V.',
  contactPerson: {
    firstName: 'Bram',
    middleName: 'van den',
    lastName: 'Akker',
    email: 'bram@noorderlicht.example',
    phone: '+31612000008',
  },
  address: { street: 'Turfsingel 40', line2: 'Unit 3', postalCode: '9712 KR', city: 'Groningen', country: 'NL' },
  email: 'facturen@noorderlicht.example',
  phone: '+31502000008',
  iban: 'NL39RABO0300065264',
  vatNumber: 'NL002345678B01',
  chamberOfCommerce: '23456789',
  language: 'nl',
};

/** A company with a contact person and English as its language. */
export const rivierinstituut: CustomerIn = {
  id: '7009',
  number: '7009',
  companyName: 'Europees Rivierinstituut',
  contactPerson: { firstName: 'Élodie', lastName: 'Marchand', email: 'elodie@rivierinstituut.example' },
  address: { street: 'Rijnkade 200', postalCode: '6811 HD', city: 'Arnhem', country: 'NL' },
  email: 'accounts@rivierinstituut.example',
  language: 'en',
};

/** A company in Germany. */
export const muller: CustomerIn = {
  id: '7010',
  number: '7010',
  companyName: 'Müller & Söhne Reisen GmbH',
  contactPerson: { firstName: 'Jürgen', lastName: 'Müller', email: 'juergen@mueller-reisen.example' },
  address: { street: 'Große Straße 5', postalCode: '50667', city: 'Köln', country: 'DE' },
  email: 'buchhaltung@mueller-reisen.example',
  iban: 'DE89370400440532013000',
  bic: 'COBADEFFXXX',
  vatNumber: 'DE123456789',
  language: 'de',
};

/** A company in Belgium with a VAT number. */
export const beguinage: CustomerIn = {
  id: '7011',
  number: '7011',
  companyName: 'Brasserie Béguinage BV',
  contactPerson: { firstName: 'Joëlle', middleName: 'Van', lastName: 'Damme', email: 'joelle@beguinage.example' },
  address: { street: 'Lange Steenstraat 12', postalCode: '9000', city: 'Gent', country: 'BE' },
  email: 'boekhouding@beguinage.example',
  iban: 'BE68539007547034',
  vatNumber: 'BE0123456749',
  language: 'nl',
};

/** The customer of the contract's example. */
export const jansen: CustomerIn = {
  id: '7012',
  number: '7012',
  companyName: 'Familie Jansen B.V.',
  contactPerson: {
    firstName: 'Anna',
    middleName: 'de',
    lastName: 'Jansen',
    email: 'anna@jansen.example',
    phone: '+31612345678',
  },
  address: {
    street: 'Dorpsstraat 1',
    line2: null,
    postalCode: '1234 AB',
    city: 'Utrecht',
    state: null,
    country: 'NL',
  },
  email: 'administratie@jansen.example',
  phone: '+31301234567',
  iban: 'NL91ABNA0417164300',
  bic: null,
  vatNumber: 'NL001234567B01',
  chamberOfCommerce: '12345678',
  language: 'nl',
  fields: { external_id: '', external_contact: '' },
};
