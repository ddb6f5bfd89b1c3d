import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import type { InvoicePlan } from '../../../shared/providers/document.ts';
import { openBooks } from '../../../shared/providers/moneybird/books.ts';
import type { Wire, WireAnswer } from '../../../shared/providers/wire.ts';
import { atScale } from '../../tier.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const RUNS = atScale(500, 5_000); // of four verbs each

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\ud83c',
    'x'.repeat(5_000),
    '',
    '__proto__',
    'constructor',
    '2026-99-99',
    '9'.repeat(400),
    '21,0',
    '-1',
  ),
);
const value = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.constant([]),
  fc.constant({}),
);
const key = fc.constantFrom(
  ...['id', 'invoice_id', 'contact_id', 'contact', 'reference', 'state', 'created_at', 'payments', 'customer_id'],
  ...['total_price_excl_tax', 'total_price_incl_tax', 'send_invoices_to_email', 'archived', 'contact_people', 'extra'],
);
const record = fc.dictionary(key, value, { maxKeys: 12 });
const field = fc.oneof(fc.constantFrom('base', 'date', 'contact_id', 'workflow_id', 'tax_number', 'id'), text);
const refusal = fc.oneof(
  fc.record({ error: text, symbolic: fc.dictionary(field, fc.oneof(text, fc.array(text)), { maxKeys: 3 }) }),
  fc.record({ error: fc.dictionary(field, fc.oneof(fc.array(text, { maxLength: 3 }), text), { maxKeys: 3 }) }),
  text,
);
const body = fc.oneof(
  fc.oneof(record, fc.array(record, { maxLength: 3 }), refusal).map((json) => JSON.stringify(json)),
  fc.oneof(text, fc.constant('<html>'), fc.json()),
);
const header = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom('9'.repeat(400), String(now), String(now * 1_000), '2095286400', '-5', 'soon', ''),
);
const answers = fc.array(
  fc.record({
    status: fc.oneof(
      fc.constantFrom(200, 201, 204, 302, 400, 401, 402, 404, 422, 429, 500, 503),
      fc.integer({ min: 100, max: 599 }),
    ),
    text: body,
    reset: header,
  }),
  { minLength: 1, maxLength: 4 },
);

/** Books whose every answer is one of these. */
function booksThatSay(some: readonly { readonly status: number; readonly text: string; readonly reset: string }[]) {
  let nth = 0;
  const wire: Wire = {
    origin: 'https://moneybird.com',
    reserve: async () => undefined,
    async send(): Promise<WireAnswer> {
      const { status, text: said, reset } = some[nth++ % some.length] ?? { status: 500, text: '', reset: '' };
      const headers = new Headers({
        date: new Date(now).toUTCString(),
        'ratelimit-reset': reset,
        'retry-after': reset,
      });
      return { status, text: said, headers, aheadMs: 0 };
    },
  };
  return openBooks(wire, { id: '123', name: 'De Eik', number: null, vatNumber: null });
}

const plan: InvoicePlan = {
  reference: '2026-0042',
  kind: 'invoice',
  document: 'sales-invoice',
  date: '2026-11-20',
  lines: [],
  remarks: [],
  body: { sales_invoice: { contact_id: '{relation}', workflow_id: '5' } },
  totals: { exclVat: '1.00', vat: '0.21', inclVat: '1.21' },
  finalise: { body: {}, sendEmail: true },
};

test('whatever Moneybird answers is an outcome or a setback, with words that can be kept and a wait that ends', async () => {
  const check = async (work: Promise<unknown>) => {
    try {
      expect(JSON.stringify(await work) ?? '').toSatisfy((kept: string) => kept.isWellFormed());
    } catch (error) {
      if (!(error instanceof Setback)) throw error;
      expect(error.retryAtMs ?? 0).toBeLessThanOrEqual(now + 310_000);
      for (const said of Object.values(error.about)) {
        expect(said.isWellFormed()).toBe(true);
        expect(said.length).toBeLessThanOrEqual(1_000);
      }
    }
  };
  await fc.assert(
    fc.asyncProperty(answers, async (some) => {
      await check(booksThatSay(some).createInvoice(plan, { relation: '7' }));
      await check(booksThatSay(some).finaliseInvoice(plan, '8'));
      await check(booksThatSay(some).findRelation({ number: '7012' }));
      await check(booksThatSay(some).findInvoices({ ...plan, relation: '7' }));
    }),
    { numRuns: RUNS, seed: 1 },
  );
});
