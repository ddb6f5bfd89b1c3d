import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { InvoicePlan } from '../../../shared/providers/document.ts';
import { openBooks } from '../../../shared/providers/exact/books.ts';
import { openCalls } from '../../../shared/providers/exact/calls.ts';
import type { Wire, WireRequest } from '../../../shared/providers/wire.ts';

const ORIGIN = 'https://start.exactonline.nl';
const ROOT = '/api/v1/102030';
const GUID = '0e6f0a0e-6c0a-4c3e-9d3e-1f0f6a4b7a11';
const Row = v.object({ Code: v.string() });

/** A wire that gives these answers in turn, and remembers what was sent. */
function wireOf(...answers: { status?: number; body?: unknown; text?: string; aheadMs?: number }[]) {
  const sent: WireRequest[] = [];
  const wire: Wire = {
    origin: ORIGIN,
    reserve: async () => undefined,
    async send(request) {
      sent.push(request);
      const { status = 200, body, text, aheadMs = 0 } = answers[sent.length - 1] ?? { status: 599 };
      return { status, headers: new Headers(), text: text ?? JSON.stringify(body), aheadMs };
    },
  };
  return { wire, sent };
}

const ask = (wire: Wire) =>
  openCalls(wire, ROOT).read('vat/VATCodes', { select: ['Code'], filter: "Type eq 'E'" }, Row, {
    effect: 'read',
    subject: 'list',
  });

describe('reading', () => {
  test.each([
    ['results', { d: { results: [{ Code: '1' }] } }],
    ['an array', { d: [{ Code: '1' }] }],
    ['one entity', { d: { Code: '1' } }],
  ])('opens the envelope with %s', async (_, body) => {
    const { wire, sent } = wireOf({ body });

    expect((await ask(wire)).rows).toEqual([{ Code: '1' }]);
    expect(sent).toEqual([
      {
        method: 'GET',
        path: `${ROOT}/vat/VATCodes`,
        query: { $select: 'Code', $filter: "Type eq 'E'" },
        headers: { Accept: 'application/json' },
        endpoint: 'vat/VATCodes',
      },
    ]);
  });

  test.each([
    ['absolute', `${ORIGIN}${ROOT}/vat/VATCodes?$select=Code&$skiptoken=guid'${GUID}'`],
    ['relative', `VATCodes?$select=Code&$skiptoken=guid'${GUID}'`],
    ['relative to the origin', `${ROOT}/vat/VATCodes?$select=Code&$skiptoken=guid'${GUID}'`],
  ])('follows an %s link to the next page', async (_, __next) => {
    const { wire, sent } = wireOf(
      { body: { d: { results: [{ Code: '1' }], __next } } },
      { body: { d: { results: [{ Code: '2' }] } } },
    );

    expect((await ask(wire)).rows).toEqual([{ Code: '1' }, { Code: '2' }]);
    expect(sent[1]).toMatchObject({
      query: { $select: 'Code', $skiptoken: `guid'${GUID}'` },
      endpoint: 'vat/VATCodes',
    });
    expect(sent[1]?.path).toMatch(/^\/api\/v1\/102030\/.*VATCodes$/);
  });

  test.each([
    ['another host', 'https://start.exactonline.example/api/v1/102030/vat/VATCodes?$skiptoken=1'],
    ['another scheme', 'http://start.exactonline.nl/api/v1/102030/vat/VATCodes?$skiptoken=1'],
    ['another administration', `${ORIGIN}/api/v1/999/vat/VATCodes?$skiptoken=1`],
    ['a way out', `${ORIGIN}/api/v1/102030/../../oauth2/token`],
  ])('never follows a link to %s', async (_, __next) => {
    const { wire, sent } = wireOf({ body: { d: { results: [{ Code: '1' }], __next } } });

    await expect(ask(wire)).rejects.toMatchObject({ remedy: 'correct', cause: 'unexpected' });
    expect(sent).toHaveLength(1);
  });

  test('a list without an end is given up', async () => {
    const page = { body: { d: { results: [{ Code: '1' }], __next: `${ORIGIN}${ROOT}/vat/VATCodes?$skiptoken=1` } } };
    const { wire, sent } = wireOf(...Array.from({ length: 60 }, () => page));

    expect((await ask(wire)).rows).toHaveLength(50);
    expect(sent).toHaveLength(50);
  });

  test('an answer without what we need is told by the names of its fields, never by its values', async () => {
    const { wire } = wireOf({ body: { d: [{ Code: 77, Name: 'Anna Jansen' }] } });

    await expect(ask(wire)).rejects.toMatchObject({ cause: 'unexpected', about: { text: 'Unexpected answer: Code' } });
  });
});

describe('looking up', () => {
  const administration = { id: '102030', name: 'Camping De Eik', number: '1', vatNumber: null };
  const invoice = (over: object) => ({
    InvoiceID: GUID,
    PaymentReference: '2026-0042',
    Type: 8020,
    Status: 20,
    ...over,
  });

  test('an invoice is ours only when its reference is the same to the letter', async () => {
    const { wire, sent } = wireOf({
      body: { d: { results: [invoice({ PaymentReference: '2026-0042A' }), invoice({})] } },
    });

    const found = await openBooks(wire, administration).findInvoices({
      reference: '2026-0042',
      document: 'sales-invoice',
      date: null,
      relation: '',
    });

    expect(found.map(({ reference }) => reference)).toEqual(['2026-0042']);
    expect(sent[0]?.query?.$filter).toBe("PaymentReference eq '2026-0042'");
  });

  test.each([
    [8020, 'invoice'],
    [8021, 'credit'],
    [8023, 'invoice'],
    [8024, 'credit'],
  ])('a document of type %i is a %s', async (Type, kind) => {
    const { wire } = wireOf({ body: { d: { results: [invoice({ Type })] } } });

    expect((await openBooks(wire, administration).readInvoice(GUID, 'sales-invoice'))?.kind).toBe(kind);
  });

  test('a relation is ours only when its number is the same to the letter', async () => {
    const account = (Code: string) => ({ ID: GUID, Code, Name: 'Anna Jansen' });
    const { wire, sent } = wireOf({ body: { d: { results: [account('     70121'), account('      7012')] } } });

    const found = await openBooks(wire, administration).findRelation({ number: '7012' });

    expect(found.map(({ number }) => number)).toEqual(['7012']);
    expect(sent[0]?.query?.$filter).toBe("Code eq '              7012'");
  });

  test('a VAT code for purchases only, and a blocked one, may not stand on a sale', async () => {
    const code = (Code: string, over: object) => ({ ID: GUID, Code, Percentage: 0.21, Type: 'E', ...over });
    const codes = [code('4  ', {}), code('8', { VATTransactionType: 'P' }), code('9', { IsBlocked: true })];
    const { wire } = wireOf({ body: { d: codes } }, { body: { d: [] } });

    expect(await openBooks(wire, administration).list('vatCodes')).toMatchObject([
      { code: '4', percentage: '21', usable: true },
      { code: '8', usable: false },
      { code: '9', usable: false },
    ]);
  });

  test.each([400, 403, 404])(
    'percentages by day are a refinement: where their list answers %i, the current ones do',
    async (status) => {
      const codes = [{ ID: GUID, Code: '4', Percentage: 0.21, Type: 'E' }];
      const { wire } = wireOf({ body: { d: codes } }, { status, text: '' });

      expect(await openBooks(wire, administration).list('vatCodes')).toMatchObject([{ percentage: '21', history: [] }]);
    },
  );

  test('a journal and a payment condition are known by their code alone', async () => {
    const { wire, sent } = wireOf(
      { body: { d: [{ Code: 'V10 ', Description: 'Verkoop', IsBlocked: false }] } },
      { body: { d: [{ Code: '14', Description: null, PaymentDays: '14', PaymentEndOfMonths: 0 }] } },
    );
    const books = openBooks(wire, administration);

    expect(await books.list('journals')).toEqual([{ code: 'V10', description: 'Verkoop', blocked: false }]);
    expect(await books.list('paymentConditions')).toEqual([
      { code: '14', description: null, days: 14, endOfMonths: 0 },
    ]);
    expect(sent.map(({ query }) => query?.$select)).not.toContainEqual(expect.stringMatching(/\bID\b/));
  });
});

describe('making an invoice', () => {
  const administration = { id: '102030', name: 'Camping De Eik', number: '1', vatNumber: null };
  const plan: InvoicePlan = {
    reference: '2026-0042',
    kind: 'invoice',
    document: 'sales-invoice',
    date: '2026-11-20',
    body: { OrderedBy: '{account}', InvoiceTo: '{account}', Type: 8020 },
    totals: { exclVat: '192.66', vat: '17.34', inclVat: '210.00' },
    lines: [],
    finalise: null,
    remarks: [],
  };
  const amounts = { AmountFC: 210.00000000000003, AmountFCExclVat: 192.66, VATAmountFC: 17.34 };
  const made = { InvoiceID: GUID, InvoiceNumber: null, Created: '/Date(1763629200000)/', Status: 20, Type: 8020 };

  test('puts the account where it belongs and asks for the record back', async () => {
    const { wire, sent } = wireOf({ status: 201, body: { d: { ...made, ...amounts } }, aheadMs: 1_500 });

    expect(await openBooks(wire, administration).createInvoice(plan, { account: GUID })).toEqual({
      externalId: GUID,
      externalNumber: null,
      url: null,
      reference: '2026-0042',
      kind: 'invoice',
      document: 'sales-invoice',
      relation: null,
      totals: plan.totals,
      final: false,
      revocable: true,
      createdAtMs: 1_763_629_201_500,
    });
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/v1/102030/salesinvoice/SalesInvoices',
        body: { OrderedBy: GUID, InvoiceTo: GUID, Type: 8020 },
        headers: { Accept: 'application/json', Prefer: 'return=representation' },
        endpoint: 'salesinvoice/SalesInvoices',
      },
    ]);
  });

  test('totals that the answer left out are read once, by a filter', async () => {
    const { wire, sent } = wireOf(
      { status: 201, body: { d: made } },
      { body: { d: { results: [{ ...made, ...amounts }] } } },
    );

    expect((await openBooks(wire, administration).createInvoice(plan, { account: GUID })).totals).toEqual(plan.totals);
    expect(sent[1]).toMatchObject({ method: 'GET', query: { $filter: `InvoiceID eq guid'${GUID}'` } });
  });

  test.each([
    ['cannot be read back', { status: 503, text: '' }],
    ['is not there when it is read back', { body: { d: { results: [] } } }],
  ])('an invoice that was made and %s has to be looked up', async (_, second) => {
    const { wire } = wireOf({ status: 201, body: { d: made } }, second);

    await expect(openBooks(wire, administration).createInvoice(plan, { account: GUID })).rejects.toMatchObject({
      remedy: 'look',
      cause: 'uncertain',
      document: { externalId: GUID },
    });
  });

  test.each([
    ['nothing', { status: 201, text: '' }],
    ['no id', { status: 201, body: { d: {} } }],
    ['a page', { status: 200, text: '<html></html>' }],
  ])('an answer of %s leaves the outcome open', async (_, answer) => {
    const { wire } = wireOf(answer);

    await expect(openBooks(wire, administration).createInvoice(plan, { account: GUID })).rejects.toMatchObject({
      remedy: 'look',
      cause: 'uncertain',
    });
  });
});
