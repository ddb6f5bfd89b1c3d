import { expect, test } from 'vitest';
import { tellerFor } from '../../../functions/console/sight/sight.ts';
import { fieldsInWords } from '../../../functions/console/words/field-words.ts';
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
