import { amountsOfInvoice } from '../../domain/amounts.ts';
import type { Customer } from '../../domain/customer.ts';
import { amountText } from '../../domain/money.ts';
import type { SyncContext } from './context.ts';
import type { ContactPullEntry, CustomerEntry, EntryKey, InvoiceEntry, Issued } from './entry.ts';
import type { InvoiceSnapshot } from './ledger.ts';
import { atOnce, received } from './transitions.ts';
import { VERSIONS } from './versions.ts';

const fresh = (
  { tenant, integration, id }: EntryKey,
  provider: string,
  nowMs: number,
  occurredAt: string,
  dueAt: number | null = atOnce(nowMs),
) => {
  const now = new Date(nowMs).toISOString();
  return {
    v: VERSIONS.entry.newest,
    tenant,
    integration,
    id,
    provider,
    ...received(dueAt),
    fence: 0,
    revision: 0,
    settingsVersion: 0,
    administration: null,
    booksName: null,
    intent: null,
    remarks: [],
    publishedStop: null,
    round: 0,
    outbox: [],
    unreadable: null,
    faults: [],
    steps: [{ step: 'received', at: now }],
    correlationId: null,
    occurredAt,
    createdAt: now,
    updatedAt: now,
  };
};

/** The entry of an invoice that was just taken in. */
export const newInvoiceEntry = (
  key: EntryKey,
  provider: string,
  nowMs: number,
  about: Pick<InvoiceEntry, 'number' | 'hash' | 'customer' | 'issued' | 'occurredAt' | 'asked' | 'verify'> &
    Partial<Pick<InvoiceEntry, 'correlationId'>>,
): InvoiceEntry => ({
  kind: 'invoice',
  ...fresh(key, provider, nowMs, about.occurredAt, atOnce(Math.min(nowMs, Date.parse(about.occurredAt)))), // oldest first
  ...about,
  step: 'received',
  externalId: null,
  externalNumber: null,
  url: null,
  finalised: false,
  revocable: false,
  planned: null,
  booked: null,
  differs: false,
  conflict: null,
});

/** The link of a customer that has no relation yet. Never due by itself: the invoice that needs it makes it. */
export const newCustomerEntry = (
  key: EntryKey,
  { provider, clock }: Pick<SyncContext, 'clock'> & { readonly provider: { readonly id: string } },
  occurredAt: string,
): CustomerEntry => ({
  kind: 'customer',
  ...fresh(key, provider.id, clock.now(), occurredAt, null),
  parts: {},
  fingerprint: null,
  refused: null,
  shared: false,
  asked: false,
  needsVerification: false,
  seen: null,
});

/** A relation of the books that is to be read again. */
export const newContactPullEntry = (key: EntryKey, provider: string, nowMs: number): ContactPullEntry => ({
  kind: 'contact-pull',
  ...fresh(key, provider, nowMs, new Date(nowMs).toISOString()),
  expiresAt: null,
});

/** What an entry remembers of an invoice, so that the books can be compared with it when its snapshot is gone. */
export function issuedOf({ invoice, customer }: InvoiceSnapshot): Issued {
  const { perRate, total } = amountsOfInvoice(invoice);
  return {
    date: invoice.date,
    inclVat: amountText(total.inclVat),
    currency: invoice.currency,
    abroad: abroadOf(customer),
    perRate: perRate.map(({ vatRate, exclVat, vat }) => ({ vatRate, exclVat, vat })),
  };
}

/** Longer than any country is called. */
const COUNTRY_AT_MOST = 60;

/** What i-Reserve calls the country of a customer, unless it is `NL`, as nearly always. */
export function abroadOf({ address }: Pick<Customer, 'address'>): string | null {
  const country = address?.country?.trim() ?? '';
  return country === '' || country.toUpperCase() === 'NL' || country.length > COUNTRY_AT_MOST ? null : country;
}
