import type { Customer } from '../domain/customer.ts';

const dutch = {
  rounding: 'Afrondingsverschil',
  booking: 'Boeking',
  creditFor: 'Credit voor',
  reference: 'Referentie',
  yourReference: 'Uw referentie',
};
const english: typeof dutch = {
  rounding: 'Rounding difference',
  booking: 'Booking',
  creditFor: 'Credit for',
  reference: 'Reference',
  yourReference: 'Your reference',
};

/** The few words that we put on an invoice ourselves, in the customer's language: Dutch, else English. */
export const wordsFor = ({ language }: Pick<Customer, 'language'>): typeof dutch =>
  language === null || /^nl/i.test(language) ? dutch : english;
