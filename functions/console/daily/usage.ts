import { type Money, money } from '../../../shared/domain/money.ts';
import type { Mappings } from '../../../shared/domain/settings.ts';
import type { Sale } from '../../../shared/providers/settings/items-check.ts';
import { unlessUnreadable } from '../../../shared/sync/ledger/read-stored.ts';
import type { SentInvoice } from '../sight/sent-invoice.ts';
import type { Visit } from '../visit.ts';

/** So many of the newest places in the list are looked at: an invoice of two integrations has two. */
const LOOKED_AT_MOST = 100;

/** How much hangs on one mapping. */
export interface Usage {
  readonly invoices: number;
  /** Of those invoices in euro, including VAT. */
  readonly euros: Money;
}

/** What the newest invoices that we hold use. */
export interface SeenUsage {
  /** How many invoices were counted. */
  readonly counted: number;
  of(group: keyof Mappings, key: string): Usage;
  /** The ledger accounts that lines with this product had. */
  accountsOf(product: string): ReadonlySet<string>;
  /** What each of those invoices asks to be mapped. */
  readonly uses: readonly InvoiceUse[];
}

/** What one invoice asks to be mapped. */
export interface InvoiceUse {
  /** True when it has what is mapped by this key. */
  has(group: keyof Mappings, key: string): boolean;
  /** What its lines sell. */
  readonly sales: readonly Sale[];
}

type Invoice = SentInvoice['invoice'];

/** Counts in the newest invoices of the visit’s tenant which rates, products, accounts and payments they use. */
export async function seenUsage(visit: Visit): Promise<SeenUsage> {
  const tallies = new Map<string, Usage>();
  const accounts = new Map<string, Set<string>>();
  const uses: InvoiceUse[] = [];
  const invoices = await newestHeld(visit);
  for (const invoice of invoices) {
    const names = new Set(namesIn(invoice));
    const sales = invoice.lines.map(({ product, ledgerAccount }) => ({ product, ledgerAccount }));
    uses.push({ has: (group, key) => names.has(nameOf(group, key)), sales });
    for (const name of names) {
      const { invoices: before, euros } = tallies.get(name) ?? NONE;
      const more = invoice.currency === 'EUR' ? money(invoice.totals.inclVat) : money('0');
      tallies.set(name, { invoices: before + 1, euros: euros.plus(more) });
    }
    for (const { product, ledgerAccount } of invoice.lines) {
      if (product === null || ledgerAccount === null) continue;
      accounts.set(product, (accounts.get(product) ?? new Set()).add(ledgerAccount));
    }
  }
  return {
    counted: invoices.length,
    of: (group, key) => tallies.get(nameOf(group, key)) ?? NONE,
    accountsOf: (product) => accounts.get(product) ?? new Set(),
    uses,
  };
}

const NONE: Usage = { invoices: 0, euros: money('0') };

async function newestHeld({ tenant, ports, sent }: Visit): Promise<readonly Invoice[]> {
  const places = await ports.invoiceList(tenant, null, LOOKED_AT_MOST);
  const newest = [...new Map(places.map(({ key }) => [key.id, key])).values()];
  const held = await Promise.all(
    newest.map(async (key) => {
      const entry = await unlessUnreadable(ports.ledger.read(key));
      return entry?.kind === 'invoice' ? sent([entry]) : null;
    }),
  );
  return held.flatMap((one) => one?.invoice ?? []);
}

const nameOf = (group: keyof Mappings, key: string): string => `${group} ${key}`;

function namesIn({ lines, paymentMethod, paymentTerm }: Invoice): readonly string[] {
  const payments = [paymentMethod && `method:${paymentMethod}`, paymentTerm && `term:${paymentTerm}`].filter(Boolean);
  return [
    ...lines.flatMap(({ vatRate, product, ledgerAccount }) => [
      nameOf('vat', vatRate),
      ...(product ? [nameOf('articles', product)] : []),
      ...(ledgerAccount
        ? [nameOf('articles', `ledger:${ledgerAccount}`), nameOf('ledgerAccounts', ledgerAccount)]
        : []),
    ]),
    ...payments.map((payment) => nameOf('paymentConditions', String(payment))),
    ...(payments.length > 1 ? [nameOf('paymentConditions', payments.join('+'))] : []),
  ];
}
