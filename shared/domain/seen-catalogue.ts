import type { Catalogue } from './catalogue.ts';
import type { Customer } from './customer.ts';
import type { Invoice } from './invoice.ts';

/** So many of a kind are remembered: a tenant has a dozen; what is made up by the thousand is no help to anybody. */
const MOST = 200;

/** What one invoice shows of its tenant's catalogue. */
export function catalogueIn(invoice: Invoice, customer: Pick<Customer, 'fields'>): Catalogue {
  const named = (code: string | null) => (code === null ? [] : [{ code, description: null }]);
  const { lines, seller, paymentMethod, paymentTerm } = invoice;
  const shown: Catalogue = {
    vatRates: lines.map(({ vatRate, vatPercentage }) => ({
      id: vatRate,
      description: null,
      percentage: vatPercentage,
    })),
    products: lines.flatMap(({ product }) => named(product)),
    ledgerAccounts: lines.flatMap(({ ledgerAccount }) => named(ledgerAccount)),
    paymentMethods: named(paymentMethod),
    paymentTerms: named(paymentTerm),
    sellers: seller?.id ? [{ id: seller.id, name: seller.name }] : [],
    fields: { invoice: Object.keys(invoice.fields ?? {}), customer: Object.keys(customer.fields ?? {}) },
  };
  return joined(shown, shown);
}

/** The catalogue of i-Reserve, followed by what only invoices showed. */
export function withSeen(sent: Catalogue, seen: Catalogue): Catalogue {
  const beside = <T>(of: (catalogue: Catalogue) => readonly T[], name: (one: T) => string): T[] => {
    const known = new Set(of(sent).map(name));
    return [...of(sent), ...of(seen).filter((one) => !known.has(name(one)))];
  };
  return eachOf(beside);
}

/** Both together, each thing once; where they differ the second is the newer. At most 200 of a kind. */
export function joined(known: Catalogue, more: Catalogue): Catalogue {
  const both = <T>(of: (catalogue: Catalogue) => readonly T[], name: (one: T) => string): T[] =>
    [...new Map([...of(known), ...of(more)].map((one) => [name(one), one])).values()].slice(0, MOST);
  return eachOf(both);
}

const byCode = ({ code }: { readonly code: string }) => code;
const byId = ({ id }: { readonly id: string }) => id;
const itself = (name: string) => name;

/** A catalogue of which each kind is put together in the same manner. */
function eachOf(both: <T>(of: (catalogue: Catalogue) => readonly T[], name: (one: T) => string) => T[]): Catalogue {
  return {
    vatRates: both((one) => one.vatRates, byId),
    products: both((one) => one.products, byCode),
    ledgerAccounts: both((one) => one.ledgerAccounts, byCode),
    paymentMethods: both((one) => one.paymentMethods, byCode),
    paymentTerms: both((one) => one.paymentTerms, byCode),
    sellers: both((one) => one.sellers, byId),
    fields: {
      invoice: both((one) => one.fields.invoice, itself),
      customer: both((one) => one.fields.customer, itself),
    },
  };
}
