import { describe, expect, test } from 'vitest';
import { type ExactOperation, setbackOf } from '../../../shared/providers/exact/faults.ts';
import { setbackOfNoAnswer } from '../../../shared/providers/operation.ts';
import { NoAnswer, type WireAnswer } from '../../../shared/providers/wire.ts';

const at = Date.parse('2026-11-20T09:00:20Z');
const answer = (status: number, text = '', headers: Record<string, string> = {}, aheadMs = 0): WireAnswer => ({
  status,
  text,
  aheadMs,
  headers: new Headers({ date: new Date(at).toUTCString(), ...headers }),
});
const fault = (message: string): string =>
  JSON.stringify({ error: { code: '', message: { lang: '', value: message } } });

const read: ExactOperation = { effect: 'read', subject: 'list' };
const change: ExactOperation = { effect: 'change', subject: 'relation', droppable: ['VATNumber', 'Email'] };
const make: ExactOperation = { effect: 'make', subject: 'invoice' };
const print: ExactOperation = { effect: 'make', subject: 'printing', document: { externalId: 'id', url: null } };

describe('no answer that can be read', () => {
  test.each([408, 500, 502, 503, 504, 599])('%i leaves a create open, and lets anything else wait', (status) => {
    for (const errand of [read, change]) {
      expect(setbackOf(answer(status, '<html>'), errand)).toMatchObject({
        remedy: 'wait',
        cause: 'provider-down',
        scope: 'integration',
      });
    }
    expect(setbackOf(answer(status), make)).toMatchObject({ remedy: 'look', cause: 'uncertain', scope: 'entry' });
    expect(setbackOf(answer(status), print)).toMatchObject({ remedy: 'look', document: { externalId: 'id' } });
  });

  test('a request that never left can be sent again, one that left can not', () => {
    expect(setbackOfNoAnswer(new NoAnswer(false), make)).toMatchObject({ remedy: 'wait', cause: 'provider-down' });
    expect(setbackOfNoAnswer(new NoAnswer(true), make)).toMatchObject({ remedy: 'look', cause: 'uncertain' });
    expect(setbackOfNoAnswer(new NoAnswer(true), read)).toMatchObject({ remedy: 'wait', cause: 'provider-down' });
  });
});

describe('limits', () => {
  const reset = String(Date.parse('2026-11-20T09:01:00Z'));
  const midnight = String(Date.parse('2026-11-21T00:00:00Z'));

  test.each([
    [
      'the minute',
      { 'X-RateLimit-Minutely-Remaining': '0', 'X-RateLimit-Minutely-Reset': reset },
      'rate-limited',
      Number(reset),
    ],
    ['the day', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': midnight }, 'day-limit', Number(midnight)],
    ['the minute in seconds', { 'X-RateLimit-Minutely-Reset': '40' }, 'rate-limited', at + 40_000],
    ['the minute without a reset', {}, 'rate-limited', Number(reset)],
    ['the minute with a Retry-After', { 'Retry-After': '15' }, 'rate-limited', at + 15_000],
    ['the day without a reset', { 'X-RateLimit-Remaining': '0' }, 'day-limit', Number(midnight)],
    [
      'the day, with the minute’s headers beside it',
      { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': midnight, 'X-RateLimit-Minutely-Remaining': '11' },
      'day-limit',
      Number(midnight),
    ],
  ])('a 429 of %s waits for its reset, by our clock', (_, headers, cause, retryAtMs) => {
    expect(setbackOf(answer(429, '', headers, 2_500), make)).toMatchObject({
      remedy: 'wait',
      cause,
      scope: 'integration',
      retryAtMs: retryAtMs + 2_500,
    });
  });

  test('without any clock nobody knows when it is over', () => {
    const { headers, ...rest } = answer(429);
    const dateless = { get: (name: string) => (name === 'date' ? null : headers.get(name)) };

    expect(setbackOf({ ...rest, headers: dateless }, read).retryAtMs).toBeNull();
  });

  test.each([
    [403, 'BlockedKey'],
    [429, 'ErrorLimitExceeded: too many errors'],
    [403, 'API key blocked'],
  ])('a %i that speaks of too many errors (%s) waits an hour', (status, Reason) => {
    expect(setbackOf(answer(status, '', { Reason }), read)).toMatchObject({
      remedy: 'wait',
      cause: 'error-block',
      scope: 'integration',
      retryAtMs: at + 3_600_000,
    });
  });
});

describe('access', () => {
  test.each([
    ['BlockedUser', 'reconnect', 'reconnect-needed'],
    ['InactiveUser', 'reconnect', 'reconnect-needed'],
    ['BlockedCustomer', 'correct', 'licence-missing'],
    ['LicenseExpired', 'correct', 'licence-missing'],
    ['DivisionBlocked', 'wait', 'administration-busy'],
    ['NoDivisionAccess', 'reconnect', 'administration-gone'],
    ['', 'correct', 'not-allowed'],
  ])('403 with reason “%s” is %s, %s, for everything of the administration', (reason, remedy, cause) => {
    expect(setbackOf(answer(403, 'Forbidden', reason ? { Reason: reason } : {}), make)).toMatchObject({
      remedy,
      cause,
      scope: 'integration',
    });
  });

  test('a scope that the app lacks asks for consent again', () => {
    expect(setbackOf(answer(403, fault('Forbidden - Application Scope Violated. Cannot read')), read)).toMatchObject({
      remedy: 'reconnect',
      cause: 'not-allowed',
    });
  });

  test('401 asks to reconnect', () => {
    expect(setbackOf(answer(401), read)).toMatchObject({
      remedy: 'reconnect',
      cause: 'reconnect-needed',
      scope: 'integration',
    });
  });

  test('a 404 that names something is about that', () => {
    expect(setbackOf(answer(404, fault('Ongeldige referentie: Betalingsconditie')), make)).toMatchObject({
      cause: 'payment-condition-unknown',
      scope: 'entry',
    });
    expect(setbackOf(answer(404, fault('Ongeldige referentie: Btw-nummer')), change)).toMatchObject({
      cause: 'customer-refused',
      fields: ['VATNumber'],
    });
    expect(setbackOf(answer(404, fault('Relatie bestaat niet')), change).cause).toBe('link-broken');
    expect(setbackOf(answer(404, fault('Resource not found for the segment.')), make).cause).toBe(
      'administration-gone',
    );
  });

  test('404 is a broken link for one record, and perhaps a lost administration for a list', () => {
    expect(setbackOf(answer(404), change)).toMatchObject({ remedy: 'correct', cause: 'link-broken', scope: 'entry' });
    expect(setbackOf(answer(404), read)).toMatchObject({ cause: 'administration-gone', scope: 'integration' });
  });
});

describe('what the books say of an invoice', () => {
  test.each([
    ['Verplicht: Factuur voor\r\nVerplicht: Besteld door', 'invoice-refused'],
    ['Blocked: Ledger account: 8999', 'ledger-account-refused'],
    ['Periode is afgesloten: 2026 – 11', 'period-closed'],
    ['Verplicht: Kostenplaats', 'cost-centre-missing'],
    ['Mandatory: Cost center', 'cost-centre-missing'],
    ['Geblokkeerd: Artikel', 'article-blocked'],
    ['Ongeldig: Aantal', 'quantity-refused'],
    ['Maximale lengte overschreden: Description (60)', 'field-too-long'],
    ['Error processing request stream. The request should be a valid top-level resource object.', 'invoice-refused'],
    ['Niet toegestaan: Leveringswijze', 'invoice-refused'],
    ['Etwas ganz Neues', 'unexpected'],
  ])('“%s” is %s, told with its own words', (text, cause) => {
    const setback = setbackOf(answer(400, fault(text)), make);

    expect(setback).toMatchObject({
      remedy: 'correct',
      cause,
      scope: 'entry',
      about: { text: text.replaceAll('\r\n', '\n') },
    });
    expect(setback.message).not.toContain(text);
  });

  test('another administration answering concerns everything', () => {
    expect(setbackOf(answer(400, fault('Wrong Division')), make)).toMatchObject({
      cause: 'wrong-administration',
      scope: 'integration',
    });
  });

  test.each([
    ['Periode is afgesloten: [2026] – [11]', 'period-closed'],
    ['Ongeldig: Factuur voor (Type)', 'customer-not-a-customer'],
    ['Ongeldige referentie: Factuur', 'link-broken'],
    ['Etwas ganz Neues', 'finalise-failed'],
    ['Het document kan niet worden aangemaakt', 'finalise-failed'],
  ])('at printing “%s” is %s, with the document', (text, cause) => {
    for (const status of [400, 500])
      expect(setbackOf(answer(status, fault(text)), print)).toMatchObject({ cause, document: { externalId: 'id' } });
  });
});

describe('what the books say of a relation', () => {
  test.each([
    ['Bestaat reeds: Code 7012', 'customer-number-taken', null],
    ['Ongeldig: Btw-nummer', 'customer-refused', 'VATNumber'],
    ['Invalid: Email [x]', 'customer-refused', 'Email'],
    ['Ongeldig: Btw-nummer [geen Email]', 'customer-refused', 'VATNumber'],
    ["Error encountered in converting the value for property 'VATNumber'", 'customer-refused', 'VATNumber'],
    ['Ongeldige referentie: Land', 'customer-refused', null],
  ])('“%s” is %s and names %s', (text, cause, field) => {
    expect(setbackOf(answer(400, fault(text)), change)).toMatchObject({ cause, field, about: { text } });
  });

  test('several fields in one answer are named together', () => {
    const text = 'Ongeldig: Btw-nummer\r\nInvalid: Email [x]';
    expect(setbackOf(answer(400, fault(text)), change).fields).toEqual(['VATNumber', 'Email']);
    expect(setbackOf(answer(400, fault(`${text}\r\nBestaat reeds: Code 7012`)), change)).toMatchObject({
      cause: 'customer-number-taken',
      fields: [],
    });
  });

  test('what already exists is no taken number when it is only a part', () => {
    expect(
      setbackOf(answer(400, fault('Bestaat reeds: Bankrekening')), { effect: 'make', subject: 'part' }).cause,
    ).toBe('customer-refused');
  });
});

describe('an answer in another form', () => {
  test.each([
    ['a plain message', JSON.stringify({ error: { message: 'Plain' } }), {}, 'Plain'],
    ['only a Reason', '', { Reason: 'Because' }, 'Because'],
    ['a page', '<html>secret page</html>', {}, 'HTTP 400'],
    ['other JSON', '{"oops":1}', {}, 'HTTP 400'],
    ['text', 'Bad Request - Error in query syntax.', {}, 'Bad Request - Error in query syntax.'],
  ])('%s is told as it is', (_, text, headers, told) => {
    expect(setbackOf(answer(400, text, headers), read)).toMatchObject({ cause: 'unexpected', about: { text: told } });
  });

  test('another status is unexpected', () => {
    expect(setbackOf(answer(415, fault('Type')), make)).toMatchObject({ remedy: 'correct', cause: 'unexpected' });
  });
});

/** Every sentence of reference 6.4 and 3.4 about an invoice, and the cause that it has. */
const sentences: readonly (readonly [text: string, cause: string])[] = [
  ['Verplicht: Factuur voor', 'invoice-refused'],
  ['Mandatory: Invoice to', 'invoice-refused'],
  ['Verplicht: Besteld door', 'invoice-refused'],
  ['Mandatory: Ordered by', 'invoice-refused'],
  ['Verplicht: Betalingsconditie', 'payment-condition-missing'],
  ['Mandatory: Payment condition', 'payment-condition-missing'],
  ['Verplicht: Dagboek', 'journal-refused'],
  ['Mandatory: Journal', 'journal-refused'],
  ['Ongeldig: Dagboek', 'journal-refused'],
  ['Ongeldig: Klant (Type)', 'customer-not-a-customer'],
  ['Invalid: Customer (Type)', 'customer-not-a-customer'],
  ['Ongeldig: Factuur voor (Type)', 'customer-not-a-customer'],
  ['Invalid: Invoice to (Type)', 'customer-not-a-customer'],
  ['Ongeldig: Relatie (Type)', 'customer-not-a-customer'],
  ['Ongeldig: Besteld door (Type)', 'customer-not-a-customer'],
  ['ONGELDIG :  Leveren aan ( type )', 'customer-not-a-customer'],
  ['Ongeldige referentie: Btw-code', 'vat-unmapped'],
  ['Ongeldige referentie: BTW code', 'vat-unmapped'],
  ['Invalid reference: VAT code', 'vat-unmapped'],
  ['Ontbrekend: Btw code', 'vat-unmapped'],
  ['Missing: VAT code', 'vat-unmapped'],
  ['Niet toegestaan: Btw-code', 'vat-unmapped'],
  ['Not allowed: VAT code', 'vat-unmapped'],
  ['Geblokkeerd: Btw code', 'vat-unmapped'],
  ['Blocked: VAT code', 'vat-unmapped'],
  ['Ongeldige referentie: Betalingsconditie', 'payment-condition-unknown'],
  ['Invalid reference: Payment condition', 'payment-condition-unknown'],
  ['Ongeldig: Btw-percentage []', 'vat-percentage-mismatch'],
  ['Invalid: VAT percentage []', 'vat-percentage-mismatch'],
  [
    'Een btw bedrag is niet toegestaan als u gebruikmaakt van een btw-code van het type "geen btw"',
    'vat-type-mismatch',
  ],
  ['A VAT amount is not allowed if you use a VAT code of the type "no VAT"', 'vat-type-mismatch'],
  ['Ongeldig grootboekrekeningtype', 'ledger-account-refused'],
  ['Invalid ledger account type', 'ledger-account-refused'],
  ['Geblokkeerd: Grootboekrekening: 8000', 'ledger-account-refused'],
  ['Blocked: Ledger account: 8000', 'ledger-account-refused'],
  ['Not available: Setting (General ledger accounts: Links …)', 'ledger-account-refused'],
  [
    'De klantenrekening van deze relatie is niet gelijk aan de rekening van het gebruikte verkoopdagboek',
    'journal-refused',
  ],
  ['The receivables account of this account differs from that of the sales journal', 'journal-refused'],
  ['Invalid: Journal (type)', 'journal-refused'],
  ['Ongeldig: Dagboek (type)', 'journal-refused'],
  ['Periode is afgesloten: [2026] – [11]', 'period-closed'],
  ['Periode is afgesloten: 2026-11', 'period-closed'],
  ['Period is closed: [2026] - [11]', 'period-closed'],
  ['Unknown: Fiscal year (Period - date table)', 'period-closed'],
  ['Unknown: Financial year (Period-date table)', 'period-closed'],
  ['Onbekend: Boekjaar (Periode–datumtabel)', 'period-closed'],
  ['In gebruik: Boekstuknummer', 'number-taken'],
  ['In use: Entry number', 'number-taken'],
  ['Bestaat reeds: Factuurnummer', 'number-taken'],
  ['Already exists: Invoice number', 'number-taken'],
  ['Gegeven bestaat reeds.', 'number-taken'],
  ['Verkoopordernummer: Bestaat reeds', 'number-taken'],
  ['Reeds verwerkt', 'changed-in-books'],
  ['Already processed', 'changed-in-books'],
  ['Factuurnummer verplicht', 'invoice-refused'],
  ['Invoice number required', 'invoice-refused'],
  ['Wrong Division', 'wrong-administration'],
  ['Verkeerde administratie', 'wrong-administration'],
  ['Document Type not allowed', 'invoice-refused'],
  [
    'De gegevens die u wilt ophalen kunnen niet gevonden worden of u hebt geen rechten om deze actie uit te voeren',
    'not-allowed',
  ],
  ['The data cannot be found or you have no rights to perform this action', 'not-allowed'],
  ['Klant: Non-actief', 'customer-blocked'],
  ['Customer: Inactive', 'customer-blocked'],
  ['Relatie : non actief', 'customer-blocked'],
  ['Blocked: Account: 7012', 'customer-blocked'],
  ['Geblokkeerd: Relaties', 'customer-blocked'],
  ['Artikel: Non actief', 'article-blocked'],
  ['Item: Inactive', 'article-blocked'],
  ['Artikel: Toekomstig', 'article-blocked'],
  ['Ongeldige referentie: Artikel', 'article-unknown'],
  ['Invalid reference: Item', 'article-unknown'],
  ['Wisselkoers - Moet groter zijn dan: 0', 'currency-refused'],
  ['Exchange rate - Must be greater than: 0', 'currency-refused'],
  ['Niet toegestaan: Valuta', 'currency-refused'],
  ['Not allowed: Currency', 'currency-refused'],
  ['Ongeldige referentie: Besteld door', 'link-broken'],
  ['Ongeldige referentie: Factuur voor', 'link-broken'],
  ['Invalid reference: Deliver to', 'link-broken'],
];

describe.each([400, 500])('a sentence of the books with status %i', (status) => {
  test.each(sentences)('“%s” is %s, told with its own words', (text, cause) => {
    const setback = setbackOf(answer(status, fault(text)), make);
    expect(setback).toMatchObject({
      remedy: 'correct',
      cause,
      scope: cause === 'wrong-administration' ? 'integration' : 'entry',
      noAnswer: false,
      mayBeMade: status === 500,
      about: { text },
    });
    expect(setback.message).not.toContain(text);
  });

  test('“Invalid: Email []” names a field that may be left out', () => {
    expect(setbackOf(answer(status, fault('Invalid: Email []')), change)).toMatchObject({
      remedy: 'correct',
      cause: 'customer-refused',
      fields: ['Email'],
    });
  });
});

describe('what is no answer at 500', () => {
  test.each([
    [
      'the generic sentence',
      fault('A problem has occurred. The cause of this issue will be investigated as soon as possible.'),
    ],
    [
      'the generic sentence in Dutch',
      fault('Er is een probleem opgetreden. De oorzaak wordt zo spoedig mogelijk onderzocht.'),
    ],
    ['a page', '<html>Ongeldig: Klant (Type)</html>'],
    ['an empty body', ''],
    ['an empty sentence', fault('')],
    ['a broken body', fault('Ongeldig: Klant (Type)').slice(0, 40)],
    ['bare text', 'Ongeldig: Klant (Type)'],
  ])('%s', (_, text) => {
    expect(setbackOf(answer(500, text), make)).toMatchObject({ remedy: 'look', cause: 'uncertain', noAnswer: true });
    expect(setbackOf(answer(500, text), change)).toMatchObject({ remedy: 'wait', cause: 'provider-down' });
  });

  test('words that nobody knows, of a gateway or a restart', () => {
    expect(setbackOf(answer(503, fault('The server is restarting.')), make).remedy).toBe('look');
    expect(setbackOf(answer(503, fault('Ongeldig: Klant (Type)')), make).cause).toBe('customer-not-a-customer');
  });
});

describe('a limit whose end can’t be meant', () => {
  test.each([
    ['in ten years', String(Date.parse('2036-11-20T09:00:00Z'))],
    ['in microseconds', `${at + 60_000}000`],
    ['in seconds, far away', '99999999'],
  ])('the minute, %s, is waited for an hour, and told', (_, reset) => {
    const headers = { 'X-RateLimit-Minutely-Remaining': '0', 'X-RateLimit-Minutely-Reset': reset };
    expect(setbackOf(answer(429, '', headers), make)).toMatchObject({
      cause: 'rate-limited',
      retryAtMs: at + 3_600_000,
      isOdd: true,
    });
  });

  test('the day is waited for a day', () => {
    const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(Date.parse('2036-11-20T09:00:00Z')) };
    expect(setbackOf(answer(429, '', headers), make)).toMatchObject({
      cause: 'day-limit',
      retryAtMs: at + 86_400_000,
      isOdd: true,
    });
  });
});

test('long words are kept in whole characters', () => {
  const text = `${'x'.repeat(999)}🏕${'y'.repeat(50)}`;
  expect(setbackOf(answer(400, fault(text)), make).about.text).toBe('x'.repeat(999));
  expect(setbackOf(answer(400, fault('half \ud83d')), make).about.text?.isWellFormed()).toBe(true);
});
