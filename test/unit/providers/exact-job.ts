import * as v from 'valibot';
import { Setback } from '../../../shared/domain/setback.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import type { CodeRows } from '../../../shared/providers/code-lists.ts';
import type { InvoicePlan } from '../../../shared/providers/document.ts';
import { mapInvoice } from '../../../shared/providers/exact/invoice/map-invoice.ts';
import type { Article, VatCode } from '../../../shared/providers/exact/lists/code-rows.ts';
import { ExactDetails } from '../../../shared/providers/exact/settings.ts';
import { aCompany, anInvoice } from '../../builders.ts';

/** A VAT code that may stand on a sale. */
export const vatCode = (code: string, percentage: string, type: string, over: Partial<VatCode> = {}): VatCode => ({
  id: `vat-${code}`,
  code,
  description: null,
  percentage,
  type,
  usable: true,
  charged: false,
  margin: false,
  abroad: false,
  history: [],
  ...over,
});

/** An item that is for sale. */
const article = (code: string, over: Partial<Article> = {}): Article => ({
  id: `item-${code}`,
  code,
  description: null,
  forSale: true,
  fractions: true,
  ledgerAccount: null,
  from: null,
  to: null,
  ...over,
});

/** A journal or a ledger account. */
export const account = (code: string, blocked = false) => ({ id: `ledger-${code}`, code, description: null, blocked });
const condition = (code: string, days: number, endOfMonths = 0) => ({
  id: `condition-${code}`,
  code,
  description: null,
  days,
  endOfMonths,
});

/** The books of a campsite: codes 3 and 4 exclude VAT, 1 and 2 include it, N and B have none. */
const books: Record<string, CodeRows> = {
  vatCodes: [
    vatCode('3', '9', 'E'),
    vatCode('4', '21', 'E'),
    vatCode('1', '9', 'I'),
    vatCode('2', '21', 'I'),
    vatCode('B', '0', 'B'),
    vatCode('N', '0', 'N'),
    vatCode('5', '21', 'E', { charged: true }),
    vatCode('M', '21', 'I', { margin: true }),
    vatCode('9', '19', 'E', { usable: false }),
  ],
  journals: [account('70'), account('71', true)],
  paymentConditions: [condition('14', 14), condition('30', 30), condition('PS', 0), condition('EM', 0, 1)],
  'item:PITCH': [article('PITCH')],
  'item:PITCH-A': [],
  'item:STAY': [article('STAY')],
  'item:STANDARD': [article('STANDARD')],
  'item:ROUNDING': [article('ROUNDING')],
  'item:OLD': [article('OLD', { to: '2020-12-31' })],
  'item:WHOLE': [article('WHOLE', { fractions: false })],
  'item:GONE': [],
  'ledgerAccount:8100': [account('8100')],
  'ledgerAccount:8999': [account('8999', true)],
};

/** i-Reserve’s rates on codes that exclude VAT. */
export const net = { 'btw-laag': '3', 'btw-hoog': '4', 'geen-btw': 'N' };
/** The same on codes that include it. */
export const gross = { 'btw-laag': '1', 'btw-hoog': '2', 'geen-btw': 'N' };

/** What a test says about an invoice and its surroundings. */
export interface Over {
  readonly invoice?: Parameters<typeof anInvoice>[0];
  readonly customer?: Parameters<typeof aCompany>[0];
  readonly details?: v.InferInput<typeof ExactDetails>;
  readonly mappings?: v.InferInput<typeof Mappings>;
  readonly lists?: Record<string, CodeRows>;
  readonly rounding?: 'line' | 'document';
}

/** An invoice with everything that its mapping looks at; a test names what it is about. */
export const jobOf = ({ invoice, customer, details, mappings, lists = {} }: Over) => ({
  invoice: anInvoice(invoice),
  customer: aCompany(customer),
  details: v.parse(ExactDetails, { journal: '70', defaultArticle: 'STANDARD', ...details }),
  mappings: v.parse(Mappings, { vat: net, articles: { 'PITCH-A': 'PITCH' }, ...mappings }),
  lists: new Map(Object.entries({ ...books, ...lists })),
});

/** The plan for an invoice when every list is there. */
export function plan(over: Over = {}): InvoicePlan {
  const mapped = mapInvoice(jobOf(over), over.rounding);
  if ('lacking' in mapped) throw new Error(`lacking ${mapped.lacking}`);
  return mapped;
}

/** The cause that stops an invoice. */
export function cause(over: Over) {
  try {
    plan(over);
  } catch (error) {
    if (error instanceof Setback) return { cause: error.cause, remedy: error.remedy, about: error.about };
    throw error;
  }
  throw new Error('nothing stopped it');
}

/** The lines of a plan’s body. */
export const linesOf = ({ body }: InvoicePlan) => body.SalesInvoiceLines as readonly Record<string, unknown>[];
/** The remarks of a plan, by code. */
export const codesOf = ({ remarks }: InvoicePlan) => remarks.map(({ code }) => code);
/** What makes a line one of 21 per cent. */
export const high = { vatRate: 'btw-hoog', vatPercentage: '21' };
/** What makes a line one without VAT. */
export const none = { vatRate: 'geen-btw', vatPercentage: '0' };
/** Three amounts. */
export const totals = (exclVat: string, vat: string, inclVat: string) => ({ exclVat, vat, inclVat });
