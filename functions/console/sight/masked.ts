import type { HeldAgainstBooks } from '../../../shared/admin/integrations/held-against-books.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { About } from '../../../shared/domain/causes.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Invoice } from '../../../shared/domain/invoice.ts';
import { Setback } from '../../../shared/domain/setback.ts';
import type { Entry } from '../../../shared/sync/ledger/entry.ts';
import type { InvoiceSnapshot } from '../../../shared/sync/ledger/ledger.ts';
import type { LookInBooks } from '../../../shared/sync/preview/look-in-books.ts';
import type { Preview } from '../../../shared/sync/preview/preview.ts';

/** Stands for what is not shown. */
const HIDDEN = '•••';

/** The first letter of a text, and that there is more: enough to recognise, too little to know. */
const initial = (text: string): string => (text.trim() === '' ? text : `${[...text.trim()][0]}${HIDDEN}`);

const maybeInitial = (text: string | null): string | null => text && initial(text);

/** The fields of a customer that are not personal. */
const OF_CUSTOMER: ReadonlySet<string> = new Set(['country', 'language']);

/** A customer for a role that sees no personal data: every name, address and number is masked. */
export const maskedCustomer = (customer: Customer): Customer => ({ ...masked(customer), id: HIDDEN, fields: {} });

function masked<T extends object>(part: T): T {
  const of = (name: string, value: unknown) => {
    if (OF_CUSTOMER.has(name)) return value;
    if (typeof value === 'string') return initial(value);
    return typeof value === 'object' && value !== null ? masked(value) : value;
  };
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, of(name, value)])) as T;
}

/** An invoice without its texts: numbers, days, amounts and codes are left. */
const maskedInvoice = (invoice: Invoice): Invoice => ({
  ...invoice,
  reference: maybeInitial(invoice.reference),
  description: maybeInitial(invoice.description),
  booking: maybeInitial(invoice.booking),
  seller: invoice.seller && {
    ...invoice.seller,
    name: maybeInitial(invoice.seller.name),
    vatNumber: maybeInitial(invoice.seller.vatNumber),
  },
  lines: invoice.lines.map((line) => ({ ...line, description: initial(line.description) })),
  fields: {},
});

/** Both of a snapshot. */
export const maskedSnapshot = ({ invoice, customer }: InvoiceSnapshot): InvoiceSnapshot => ({
  invoice: maskedInvoice(invoice),
  customer: maskedCustomer(customer),
});

/** A catalogue without the names of sellers, which may be people. */
export const maskedCatalogue = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  sellers: catalogue.sellers.map((seller) => ({ ...seller, name: maybeInitial(seller.name) })),
});

/** The values of a sentence that name nobody: codes, days, amounts and settings. Whatever is not named here is masked. */
const OF_SENTENCE: ReadonlySet<string> = new Set([
  ...['administration', 'article', 'blocked', 'books', 'choice', 'code', 'condition', 'currency', 'day', 'draft'],
  ...[
    'expected',
    'journal',
    'least',
    'ledgerAccount',
    'max',
    'most',
    'original',
    'ours',
    'percentage',
    'period',
    'pointer',
  ],
  ...['quantity', 'rate', 'seller', 'since', 'times', 'until', 'workflow'],
]);

/** What a field is called by a program; anything else may be somebody's words. */
const FIELD_NAME = /^[\w.[\]/-]{1,60}$/;

/** The values of a sentence without personal data; the text of the books is left out, since it may name anybody. */
export const maskedAbout = ({ text: _, ...about }: About): About =>
  Object.fromEntries(
    Object.entries(about).map(([name, value]) => {
      const isShown = OF_SENTENCE.has(name) || (name === 'field' && FIELD_NAME.test(value));
      return [name, isShown ? value : initial(value)];
    }),
  );

/** An entry without personal data in its cause, remarks and faults, without its customer and what it has yet to publish. */
export const maskedEntry = <E extends Entry>(entry: E): E => ({
  ...entry,
  ...('customer' in entry && entry.customer !== null && { customer: HIDDEN }),
  about: maskedAbout(entry.about),
  remarks: entry.remarks.map((remark) => ({ ...remark, about: maskedAbout(remark.about) })),
  faults: entry.faults.map((fault) => ({ ...fault, about: maskedAbout(fault.about) })),
  outbox: [],
});

const maskedSetback = ({ remedy, cause, about }: Setback): Setback =>
  new Setback(remedy, cause, { about: maskedAbout(about) });

/** What the books say of an integration, without their own words. */
export const maskedHeld = ({ refused, settingsIssues, ...held }: HeldAgainstBooks): HeldAgainstBooks => ({
  ...held,
  refused: refused && maskedSetback(refused),
  settingsIssues: settingsIssues.map((issue) => ({ ...issue, about: maskedAbout(issue.about) })),
});

/** What was found on true data, without the data: no texts, no values of the relation, no requests. */
export const maskedPreview = ({ relation, lines, stop, remarks, ...preview }: Preview): Preview => ({
  ...preview,
  relation: relation && {
    ...relation,
    changes: Object.fromEntries(
      Object.entries(relation.changes).map(([name, { from, to }]) => [name, { from: hidden(from), to: hidden(to) }]),
    ),
  },
  lines: lines.map((line) => ({ ...line, description: initial(line.description) })),
  stop: stop && maskedSetback(stop),
  remarks: remarks.map((remark) => ({ ...remark, about: maskedAbout(remark.about) })),
  requests: [],
});

/** What was found by looking in the books, without the texts of lines. */
export const maskedLook = (look: LookInBooks): LookInBooks => {
  const line = <L extends { readonly description: string }>(one: L | null): L | null =>
    one && { ...one, description: initial(one.description) };
  return {
    ...look,
    pairs: look.pairs?.map(({ ours, books, differs }) => ({ ours: line(ours), books: line(books), differs })) ?? null,
    stop: look.stop && maskedSetback(look.stop),
  };
};

const hidden = <V>(value: V): V | string => (value === null ? value : HIDDEN);
