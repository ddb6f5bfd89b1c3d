import * as v from 'valibot';
import { expect, test } from 'vitest';
import { tellerFor } from '../../../functions/console/sight/sight.ts';
import { booksFieldInWords } from '../../../functions/console/words/books-fields.ts';
import { fieldsInWords } from '../../../functions/console/words/field-words.ts';
import { sentence } from '../../../shared/domain/sentences.ts';
import { mapRelation as mapExact } from '../../../shared/providers/exact/relation/relation.ts';
import { ExactDetails } from '../../../shared/providers/exact/settings.ts';
import { mapRelation as mapMoneybird } from '../../../shared/providers/moneybird/relation/relation.ts';
import { MoneybirdDetails } from '../../../shared/providers/moneybird/settings.ts';
import { aCustomer } from '../../builders.ts';

test.each([
  ['/detail/invoice/date', 'factuurdatum van factuur', 'invoice date of invoice'],
  ['/detail/invoice/lines/1/quantity', 'aantal van regel 2', 'quantity of line 2'],
  ['/detail/invoice/lines/0', 'regel 1 van factuur', 'line 1 of invoice'],
  ['/detail/invoice/lines', 'regels van factuur', 'lines of invoice'],
  ['/detail/customer/companyName', 'bedrijfsnaam van klant', 'company name of customer'],
  ['/detail/customer', 'klant', 'customer'],
  ['/detail', 'inhoud', 'content'],
  ['', 'inhoud', 'content'],
  ['/detail/invoice/constructor', 'veld “constructor” van factuur', 'field “constructor” of invoice'],
])('%s is a field that people know', (pointer, nl, en) => {
  expect(fieldsInWords(pointer, 'nl')).toBe(nl);
  expect(fieldsInWords(pointer, 'en')).toBe(en);
});

test('a page names each field of an unreadable message once and shows no pointer, which an event keeps', () => {
  const about = { pointer: '/detail/customer/companyName, /detail/invoice/date, /detail/customer/companyName' };

  for (const role of ['administrator', 'support'] as const) {
    const tell = tellerFor(role);
    expect(tell('unreadable', about, 'nl')).toContain(
      'niet te lezen bij bedrijfsnaam van klant, factuurdatum van factuur.',
    );
    for (const language of ['nl', 'en'] as const) expect(tell('unreadable', about, language)).not.toContain('/');
  }
  expect(sentence('unreadable', about, 'nl')).toContain(about.pointer);
});

test.each([
  ['text-shortened', 'Description', 'omschrijving', 'description'],
  ['text-shortened', 'YourRef', 'uw referentie', 'your reference'],
  ['field-too-long', 'PaymentReference', 'betalingskenmerk', 'payment reference'],
  ['field-shortened', 'AddressLine1', 'adres', 'address'],
  ['field-refused', 'send_invoices_to_email', 'e-mailadres voor facturen', 'e-mail address for invoices'],
  ['field-refused', 'company_name', 'bedrijfsnaam', 'company name'],
  ['field-refused', 'of_nobody', 'of_nobody', 'of_nobody'],
] as const)('a page says of %s the field %s as people call it', (code, field, nl, en) => {
  for (const role of ['administrator', 'support'] as const) {
    expect(tellerFor(role)(code, { field }, 'nl')).toContain(`“${nl}”`);
    expect(tellerFor(role)(code, { field }, 'en')).toContain(`“${en}”`);
  }
});

test('a field of i-Reserve keeps the name that it has there', () => {
  expect(tellerFor('administrator')('link-broken', { field: 'reference' }, 'nl')).toContain('“reference” in i-Reserve');
});

test('each field that is written of a customer has a name for people', () => {
  const plans = [aCustomer(), aCustomer({ companyName: null })].flatMap((customer) => [
    mapExact(customer, v.parse(ExactDetails, {})),
    mapMoneybird(customer, v.parse(MoneybirdDetails, {})),
  ]);
  const names = new Set(plans.flatMap(({ parts }) => parts.flatMap(({ pointers = {} }) => Object.keys(pointers))));
  expect(names.size).toBeGreaterThan(15);
  expect([...names].filter((name) => booksFieldInWords(name, 'nl') === name)).toEqual([]);
});
