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
    headers.delete('date');

    expect(setbackOf({ ...rest, headers }, read).retryAtMs).toBeNull();
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

  test('404 is a broken link for one record, and a lost administration for a list', () => {
    expect(setbackOf(answer(404), change)).toMatchObject({ remedy: 'correct', cause: 'link-broken', scope: 'entry' });
    expect(setbackOf(answer(404), read)).toMatchObject({ cause: 'administration-gone', scope: 'integration' });
  });
});

describe('what the books say of an invoice', () => {
  test.each([
    ['Verplicht: Factuur voor\r\nVerplicht: Besteld door', 'invoice-refused'],
    ['Ongeldige referentie: Besteld door', 'link-broken'],
    ['Verplicht: Betalingsconditie', 'payment-condition-missing'],
    ['Ongeldige referentie: Betalingsconditie', 'payment-condition-unknown'],
    ['Invalid reference: Payment condition', 'payment-condition-unknown'],
    ['Verplicht: Dagboek', 'journal-refused'],
    ['Invalid: Journal (type)', 'journal-refused'],
    [
      'De klantenrekening van deze relatie is niet gelijk aan de rekening van het gebruikte verkoopdagboek',
      'journal-refused',
    ],
    ['Ongeldig: Klant (Type)', 'customer-not-a-customer'],
    ['Blocked: Account: 7012', 'customer-blocked'],
    ['Ongeldige referentie: Btw-code', 'vat-unmapped'],
    ['Ontbrekend: Btw code', 'vat-unmapped'],
    ['Niet toegestaan: Btw-code', 'vat-unmapped'],
    ['Ongeldig: Btw-percentage []', 'vat-percentage-mismatch'],
    [
      'Een btw bedrag is niet toegestaan als u gebruikmaakt van een btw-code van het type "geen btw"',
      'vat-type-mismatch',
    ],
    ['Ongeldig grootboekrekeningtype', 'ledger-account-refused'],
    ['Blocked: Ledger account: 8999', 'ledger-account-refused'],
    ['Periode is afgesloten: 2026 – 11', 'period-closed'],
    ['Unknown: Fiscal year (Period - date table)', 'period-closed'],
    ['Verplicht: Kostenplaats', 'cost-centre-missing'],
    ['Mandatory: Cost center', 'cost-centre-missing'],
    ['In gebruik: Boekstuknummer', 'number-taken'],
    ['Bestaat reeds: Factuurnummer', 'number-taken'],
    ['Verkoopordernummer: Bestaat reeds', 'number-taken'],
    ['Reeds verwerkt', 'changed-in-books'],
    ['Ongeldige referentie: Artikel', 'article-unknown'],
    ['Geblokkeerd: Artikel', 'article-blocked'],
    ['Ongeldig: Aantal', 'quantity-refused'],
    ['Niet toegestaan: Valuta', 'currency-refused'],
    ['Maximale lengte overschreden: Description (60)', 'field-too-long'],
    ['Factuurnummer verplicht', 'invoice-refused'],
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

  test('at printing it is finalise-failed, with the document', () => {
    expect(setbackOf(answer(400, fault('Periode is afgesloten: 2026 – 11')), print)).toMatchObject({
      cause: 'finalise-failed',
      document: { externalId: 'id' },
    });
  });
});

describe('what the books say of a relation', () => {
  test.each([
    ['Bestaat reeds: Code 7012', 'customer-number-taken', null],
    ['Ongeldig: Btw-nummer', 'customer-refused', 'VATNumber'],
    ['Invalid: Email [x]', 'customer-refused', 'Email'],
    ["Error encountered in converting the value for property 'VATNumber'", 'customer-refused', 'VATNumber'],
    ['Ongeldige referentie: Land', 'customer-refused', null],
  ])('“%s” is %s and names %s', (text, cause, field) => {
    expect(setbackOf(answer(400, fault(text)), change)).toMatchObject({ cause, field, about: { text } });
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
