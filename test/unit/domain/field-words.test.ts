import { expect, test } from 'vitest';
import { fieldsInWords } from '../../../shared/domain/sentences/field-words.ts';
import { sentence } from '../../../shared/domain/sentences.ts';

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

test('a sentence about a message names each field once, and shows no pointer', () => {
  const about = { pointer: '/detail/customer/companyName, /detail/invoice/date, /detail/customer/companyName' };

  expect(sentence('unreadable', about, 'nl')).toContain(
    'niet te lezen: bedrijfsnaam van klant, factuurdatum van factuur. ',
  );
  for (const language of ['nl', 'en'] as const) expect(sentence('unreadable', about, language)).not.toContain('/');
});
