import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import { openBooks } from '../../../shared/providers/moneybird/books.ts';
import { openCalls } from '../../../shared/providers/moneybird/calls.ts';
import { type MoneybirdOperation, setbackOf } from '../../../shared/providers/moneybird/faults.ts';
import { idField } from '../../../shared/providers/moneybird/fields.ts';
import { moneybird } from '../../../shared/providers/moneybird/index.ts';
import { readHeaders } from '../../../shared/providers/moneybird/limits.ts';
import { setbackOfNoAnswer } from '../../../shared/providers/operation.ts';
import { NoAnswer, type Wire, type WireAnswer, type WireRequest } from '../../../shared/providers/wire.ts';

const now = Date.parse('2026-11-20T09:00:00Z');

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}): WireAnswer => ({
  status,
  headers: new Headers(headers),
  text: typeof body === 'string' ? body : JSON.stringify(body),
  aheadMs: 0,
});

const making = (subject: MoneybirdOperation['subject'] = 'invoice'): MoneybirdOperation => ({
  effect: 'make',
  subject,
});
const invalid = (error: Record<string, string[]>, codes: Record<string, string> = {}) =>
  answer(422, {
    error,
    details: Object.fromEntries(Object.entries(codes).map(([field, code]) => [field, [{ error: code }]])),
  });

describe('what an answer asks of us', () => {
  test.each([
    ['401 without a word', answer(401), 'reconnect', 'reconnect-needed', 'integration'],
    [
      '401 for a revoked token',
      answer(401, { error: 'access token revoked' }),
      'reconnect',
      'reconnect-needed',
      'integration',
    ],
    [
      '401 for a scope',
      answer(401, { error: 'No access to sales_invoices' }),
      'reconnect',
      'not-allowed',
      'integration',
    ],
    [
      '402',
      answer(402, { error: 'creating sales invoices is limited', symbolic: { administration: 'limit_reached' } }),
      'correct',
      'plan-limit',
      'integration',
    ],
    ['403', answer(403, { error: 'No access to SEPA credit transfers' }), 'correct', 'not-allowed', 'integration'],
    [
      '404 of something in a list that is there',
      answer(404, { error: 'record not found' }),
      'correct',
      'invoice-refused',
      'entry',
    ],
    [
      '404 of its contact',
      answer(404, { error: 'record not found', symbolic: { contact_id: 'not_found' } }),
      'correct',
      'link-broken',
      'entry',
    ],
    [
      '400 of its contact',
      answer(400, {
        error: 'Contact ID is invalid',
        symbolic: { external_sales_invoice: { contact_id: 'contact_invalid' } },
      }),
      'correct',
      'link-broken',
      'entry',
    ],
    ['a tax rate', invalid({ 'details.tax_rate_id': ['is not active'] }), 'correct', 'vat-unmapped', 'entry'],
    [
      'a ledger account',
      invalid({ 'details.ledger_account_id': ['is not found'] }),
      'correct',
      'ledger-account-refused',
      'entry',
    ],
    ['a locked period', invalid({ date: ['is in a locked period'] }), 'correct', 'period-closed', 'entry'],
    [
      'a locked period in Dutch',
      answer(400, { error: 'De administratie is vergrendeld tot 1 januari' }),
      'correct',
      'period-closed',
      'entry',
    ],
    ['a currency', invalid({ currency: ['is not included in the list'] }), 'correct', 'currency-refused', 'entry'],
    [
      'a long text',
      invalid({ 'details.description': ['is too long (maximum is 4096 characters)'] }),
      'correct',
      'field-too-long',
      'entry',
    ],
    [
      'a taken reference',
      invalid({ reference: ['is bezet'] }, { reference: 'taken' }),
      'correct',
      'number-taken',
      'entry',
    ],
    [
      'a value of a known kind',
      invalid({ reference: ["can't be blank"] }, { reference: 'blank' }),
      'correct',
      'invoice-refused',
      'entry',
    ],
    ['a workflow', invalid({ workflow_id: ['is not found'] }), 'correct', 'invoice-refused', 'entry'],
    ['words that nobody knows', invalid({ base: ['The moon is made of cheese'] }), 'correct', 'unexpected', 'entry'],
    ['a block is no lock', invalid({ base: ['This account is blocked'] }), 'correct', 'unexpected', 'entry'],
    ['a shape that nobody knows', answer(422, { whatever: 1 }), 'correct', 'unexpected', 'entry'],
    ['418', answer(418, { error: 'a teapot' }), 'correct', 'unexpected', 'entry'],
    ['503 after making', answer(503, '<html>'), 'look', 'uncertain', 'entry'],
    [
      '404 of its workflow',
      answer(404, { error: 'record not found', symbolic: { workflow_id: 'not_found' } }),
      ...['correct', 'invoice-refused', 'entry'],
    ],
    [
      'a contact without a VAT number, of a reverse-charged rate',
      invalid({ 'details.tax_rate_id': ['requires a contact with a tax number'] }),
      ...['correct', 'vat-number-missing', 'entry'],
    ],
  ])('%s', (_, given, remedy, cause, scope) => {
    expect(setbackOf(given, making())).toMatchObject({ remedy, cause, scope });
  });

  const locked = { error: { date: ['is in a locked period'] } };
  const cheese = { error: 'The moon is made of cheese' };

  test.each([500, 502, 503])('words of its own are a refusal with status %s too', (status) => {
    expect(setbackOf(answer(status, locked), making())).toMatchObject({ remedy: 'correct', cause: 'period-closed' });
    expect(setbackOf(answer(status, cheese), making('sending'))).toMatchObject({
      ...{ remedy: 'correct', cause: 'finalise-failed', about: { text: cheese.error } },
    });
    const operation = { ...making('relation'), droppable: ['phone'] };
    expect(setbackOf(answer(status, { error: { phone: ['is invalid'] } }), operation).fields).toEqual(['phone']);
  });

  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><h1>Bad Gateway</h1>'],
    ['half a body', '{"error":{"date":["is in'],
    ['the generic sentence', { status: 500, error: 'Internal Server Error' }],
    ['maintenance', { error: 'Moneybird is down for maintenance' }],
    ['a shape without words', { error: {} }],
  ])('a 500 with %s is no answer', (_, body) => {
    expect(setbackOf(answer(500, body), making())).toMatchObject({
      remedy: 'look',
      cause: 'uncertain',
      noAnswer: true,
    });
    expect(setbackOf(answer(500, body), { effect: 'read', subject: 'list' })).toMatchObject({
      ...{ remedy: 'wait', cause: 'provider-down', noAnswer: true },
    });
  });

  test('what is kept of an answer can be written, however long and odd it is', () => {
    const { about } = setbackOf(answer(422, { error: `${'x'.repeat(999)}\u{1f3d5}\ud83c and more` }), making());
    expect(about.text).toBe('x'.repeat(999));
    const lone = setbackOf(answer(422, '{"error":"half \\ud83c"}'), making());
    expect(lone.about.text).toBe('half \ufffd');
    expect(
      setbackOf(answer(422, `{"error":"deep","symbolic":${'['.repeat(9_000)}${']'.repeat(9_000)}}`), making()).about,
    ).toMatchObject({ text: 'deep' });
  });

  test('the words of Moneybird come along, with the field', () => {
    const { about } = setbackOf(invalid({ reference: ["can't be blank"] }), making());
    expect(about).toMatchObject({ text: "reference can't be blank", field: 'reference' });
  });

  test('a contact that is gone is not told as a field of i-Reserve', () => {
    const { cause, about } = setbackOf(invalid({ contact_id: ['is not found'] }), making());
    expect(cause).toBe('link-broken');
    expect(about).not.toHaveProperty('field');
  });

  test('a refusal that names no field is quoted alone', () => {
    const { about } = setbackOf(invalid({ base: ['The moon is made of cheese'] }), making());
    expect(about.text).toBe('The moon is made of cheese');
    expect(about).not.toHaveProperty('field');
  });

  test('a refusal of optional fields alone names them all, so that they are left out together', () => {
    const operation: MoneybirdOperation = {
      effect: 'make',
      subject: 'relation',
      droppable: ['tax_number', 'bank_account'],
    };
    const both = { tax_number: ['is invalid'], bank_account: ['is invalid'] };
    expect(setbackOf(invalid(both), operation).fields).toEqual(['tax_number', 'bank_account']);
    expect(setbackOf(invalid({ ...both, country: ['is invalid'] }), operation).fields).toEqual([]);
  });

  test('a taken customer number is told as such', () => {
    const taken = invalid({ customer_id: ['has already been taken'] }, { customer_id: 'taken' });
    expect(setbackOf(taken, making('relation')).cause).toBe('customer-number-taken');
  });

  test('a request that never left, or only reads, can be tried again', () => {
    expect(setbackOfNoAnswer(new NoAnswer(false), making()).remedy).toBe('wait');
    expect(setbackOfNoAnswer(new NoAnswer(true), { effect: 'read', subject: 'list' }).remedy).toBe('wait');
    expect(setbackOfNoAnswer(new NoAnswer(true), making()).remedy).toBe('look');
  });
});

describe('the odd headers of the limit', () => {
  const seconds = (ms: number) => String(Math.round(ms / 1_000));
  const reset = seconds(now + 143_000);

  test.each([
    [
      'a count in a header of its own',
      {
        'ratelimit-limit': '150',
        'ratelimit-remaining': '160',
        'ratelimit-requestsremaining': '143',
        'ratelimit-reset': reset,
      },
      143,
    ],
    [
      'seconds that would pass for a count',
      {
        'ratelimit-limit': '150',
        'ratelimit-remaining': '15',
        'ratelimit-requestsremaining': '138',
        'ratelimit-reset': reset,
      },
      138,
    ],
    [
      'seconds that are more than the limit',
      { 'ratelimit-limit': '150', 'ratelimit-remaining': '160', 'ratelimit-reset': reset },
      null,
    ],
    [
      'a count, as the specification says',
      { 'ratelimit-limit': '150', 'ratelimit-remaining': '12', 'ratelimit-reset': reset },
      12,
    ],
  ])('%s', (_, headers, windowRemaining) => {
    expect(readHeaders(new Headers(headers), now)).toEqual({
      windowRemaining,
      windowResetAtMs: now + 143_000,
      dayRemaining: null,
      dayResetAtMs: null,
    });
  });

  test('nothing said is nothing known', () => {
    expect(readHeaders(new Headers(), now)).toEqual({
      windowRemaining: null,
      windowResetAtMs: null,
      dayRemaining: null,
      dayResetAtMs: null,
    });
  });

  test.each([
    ['a moment', seconds(now + 60_000), now + 60_000],
    ['a small number, which is a delay', '60', now + 60_000],
    ['a moment that has passed', seconds(now - 60_000), now + 1_000],
    ['a moment far away', seconds(now + 3_600_000), now + 310_000],
    ['a moment in ten years', seconds(Date.parse('2036-11-20T09:00:00Z')), now + 310_000],
    ['a moment in microseconds', String(now * 1_000), now + 310_000],
    ['a number that no computer holds', '9'.repeat(400), now + 310_000],
  ])('Retry-After is %s', (_, header, retryAtMs) => {
    const throttled = answer(429, '"Retry later"', { 'retry-after': header, date: new Date(now).toUTCString() });
    expect(setbackOf(throttled, making())).toMatchObject({
      remedy: 'wait',
      cause: 'rate-limited',
      retryAtMs,
      scope: 'integration',
    });
  });

  test('a 429 that is a page of a proxy is a 429', () => {
    expect(setbackOf(answer(429, '<html>429</html>'), making())).toMatchObject({
      cause: 'rate-limited',
      retryAtMs: null,
    });
  });
});

describe('what a refused token request means', () => {
  test.each([
    [400, { error: 'invalid_grant' }, 'lost'],
    [401, { error: 'invalid_grant' }, 'lost'],
    [401, { error: 'invalid_client' }, 'client'],
    [400, { error: 'something else' }, 'busy'],
    [429, 'Retry later', 'busy'],
    [502, '<html>', 'busy'],
    [400, '<html>', 'busy'],
  ])('%s %j: %s', (status, body, failure) => {
    expect(moneybird.oauth.readFailure(answer(status, body))).toBe(failure);
  });
});

test.each([
  [500, 'make', true],
  [503, 'make', true],
  [500, 'change', false],
  [422, 'make', false],
] as const)(
  'what was refused in words with %i, as something to %s, may be made all the same: %s',
  (status, effect, mayBeMade) => {
    const refusal = answer(status, { error: { base: ['De administratie is vergrendeld'] } });
    expect(setbackOf(refusal, { effect, subject: 'invoice' })).toMatchObject({ remedy: 'correct', mayBeMade });
  },
);

/** A wire that gives these answers in turn, and remembers what was sent. */
function wireOf(...answers: WireAnswer[]) {
  const sent: WireRequest[] = [];
  const wire: Wire = {
    origin: 'https://moneybird.com',
    reserve: async () => undefined,
    send: async (request) => {
      sent.push(request);
      const next = answers.shift();
      if (!next) throw new NoAnswer(true);
      return next;
    },
  };
  return { wire, calls: openCalls(wire, { id: '123' }), sent };
}

test.each<[string, object, boolean]>([
  ['that nobody paid', {}, true],
  ['that is late', { state: 'late' }, true],
  ['on which something was paid', { payments: [{ id: '1' }] }, false],
  ['that is paid', { state: 'paid' }, false],
])('an external invoice %s may be taken back: %j, %s', async (_what, over, revocable) => {
  const row = { id: '8', reference: '2026-0042', contact_id: '7', state: 'open', payments: [], ...over };
  const totals = { total_price_excl_tax: '10.0', total_price_incl_tax: '12.1' };
  const { wire } = wireOf(answer(200, { ...row, ...totals }));
  const books = openBooks(wire, { id: '123', name: 'De Eik', number: null, vatNumber: null });
  expect(await books.readInvoice('8', 'external-sales-invoice')).toMatchObject({ final: true, revocable });
});

test('of the contacts those that are archived are asked for too, whether of all or of those that changed', async () => {
  const { wire, sent } = wireOf(answer(200, [{ id: '1' }]), answer(200, [{ id: '2' }]));
  const books = moneybird.contactsBack?.open(wire, { id: '123' });
  expect([await books?.all(), await books?.changedSince(now)]).toEqual([new Set(['1']), new Set(['2'])]);
  expect(sent.map(({ query }) => query)).toEqual([
    { include_archived: 'true' },
    { include_archived: 'true', filter: 'updated_after:2026-11-20 09:00:00 UTC' },
  ]);
});

describe('calls', () => {
  const Row = v.object({ id: idField });
  const reading: MoneybirdOperation = { effect: 'read', subject: 'list' };

  test('every page of a list is read, by its number and never by a foreign link', async () => {
    const link = '<https://elsewhere.example/api/v2/1/tax_rates.json?page=2&per_page=100>; rel="next"';
    const { calls, sent } = wireOf(
      answer(200, [{ id: '428305917264830145' }], { link }),
      answer(200, [{ id: 123 }], { link: '<https://moneybird.com/x?page=1>; rel="prev"' }),
    );
    const { row } = await calls.list('tax_rates', Row, reading, { filter: 'active:true' });
    expect(row).toEqual([{ id: '428305917264830145' }, { id: '123' }]);
    expect(sent.map(({ path, query }) => [path, query])).toEqual([
      ['/api/v2/123/tax_rates.json', { filter: 'active:true', per_page: '100', page: '1' }],
      ['/api/v2/123/tax_rates.json', { filter: 'active:true', per_page: '100', page: '2' }],
    ]);
  });

  test('what may be missing is null when it is, and everything else that went wrong is told', async () => {
    const { calls } = wireOf(answer(404, { error: 'record not found' }), answer(200, [{ id: 123 }]), answer(401, ''));
    expect(await calls.find('contacts/1', Row, reading)).toBeNull();
    await expect(calls.find('contacts/1', Row, reading)).rejects.toMatchObject({ cause: 'reconnect-needed' });
  });

  const lost = answer(404, { error: 'record not found' });
  const named = answer(404, { error: 'record not found', symbolic: { workflow_id: 'not_found' } });

  test('an administration is gone only when the list of them says so, which is asked once', async () => {
    const { calls, sent } = wireOf(lost, answer(200, [{ id: 122 }, { id: 123 }]), lost, lost);
    await expect(calls.post('sales_invoices', {}, Row, making())).rejects.toMatchObject({ scope: 'entry' });
    expect(await calls.find('contacts/1', Row, reading)).toBeNull();
    await expect(calls.read('webhooks', Row, reading)).rejects.toMatchObject({ scope: 'entry' });
    expect(sent.filter(({ path }) => path === '/api/v2/administrations.json')).toHaveLength(1);

    const gone = wireOf(lost, answer(200, [{ id: 122 }]));
    await expect(gone.calls.find('contacts/1', Row, reading)).rejects.toMatchObject({
      ...{ remedy: 'reconnect', cause: 'administration-gone', scope: 'integration' },
    });
  });

  test('a 404 that names a field is about that field, and asks for nothing', async () => {
    const { calls, sent } = wireOf(named);
    await expect(calls.post('sales_invoices', {}, Row, making())).rejects.toMatchObject({
      ...{ remedy: 'correct', cause: 'invoice-refused', scope: 'entry', about: { field: 'workflow_id' } },
    });
    expect(sent).toHaveLength(1);
  });

  test('something made whose answer can not be read has to be looked up', async () => {
    const { calls } = wireOf(answer(201, '<html>'), answer(201, { id: 1.5 }));
    await expect(calls.post('contacts', {}, Row, making())).rejects.toMatchObject({ remedy: 'look' });
    await expect(calls.post('contacts', {}, Row, making())).rejects.toMatchObject({ remedy: 'look' });
    await expect(calls.post('contacts', {}, Row, making())).rejects.toMatchObject({ remedy: 'look' });
  });

  test('a row that lacks what we need is told by its fields, never by its values', async () => {
    const { calls } = wireOf(answer(200, [{ name: 'Familie Jansen' }]));
    const trouble = await calls.list('tax_rates', Row, reading).catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(Setback);
    expect(trouble).toMatchObject({ cause: 'unexpected', about: { text: 'Unexpected answer: 0.id' } });
  });

  test('a page of a proxy in place of a list is no answer', async () => {
    const { calls } = wireOf(answer(200, '<html>'));
    await expect(calls.list('tax_rates', Row, reading)).rejects.toMatchObject({
      remedy: 'wait',
      cause: 'provider-down',
    });
  });
});
