import { totalsOf } from '../invoices/amounts.ts';
import { dueDateOf } from '../invoices/due-date.ts';
import { stateOf } from '../invoices/state.ts';
import { type Contact as Kept, nameOf, textOf } from '../model/contact.ts';
import type { Desk } from '../model/desk.ts';
import type { Invoice as KeptInvoice } from '../model/invoice.ts';

/** A contact as a bookkeeper reads it. */
export interface Contact {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly isCompany: boolean;
  readonly address: string;
  readonly zipcode: string;
  readonly city: string;
  readonly country: string;
  readonly email: string;
  readonly phone: string;
  readonly taxNumber: string;
  readonly iban: string;
  readonly people: readonly string[];
  readonly archived: boolean;
}

export interface InvoiceLine {
  readonly description: string;
  readonly amount: string;
  readonly price: string;
  readonly taxRate: string;
  readonly percentage: string | null;
  readonly ledgerAccount: string;
  readonly period: string | null;
}

/** Totals in euros and cents, as decimal texts. */
export interface Totals {
  readonly excl: string;
  readonly vat: string;
  readonly incl: string;
}

/** An invoice as a bookkeeper reads it. */
export interface Invoice {
  readonly id: string;
  readonly kind: KeptInvoice['kind'];
  /** Moneybird's own number; null for a draft and for an external invoice. */
  readonly number: string | null;
  readonly reference: string;
  readonly contactId: string;
  readonly contact: string;
  readonly state: string;
  /** How it was sent last: `Email`, `Peppol`, `Manual`. */
  readonly sentBy: string | null;
  readonly date: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly pricesAreInclTax: boolean;
  readonly source: string;
  readonly lines: readonly InvoiceLine[];
  readonly totals: Totals;
}

/** Every contact, archived ones too. */
export const contactsOf = ({ administration }: Desk): Contact[] =>
  [...administration.contacts.values()].map((contact) => ({
    id: contact.id,
    customerId: textOf(contact, 'customer_id'),
    name: nameOf(contact),
    isCompany: textOf(contact, 'company_name') !== '',
    address: textOf(contact, 'address1'),
    zipcode: textOf(contact, 'zipcode'),
    city: textOf(contact, 'city'),
    country: textOf(contact, 'country'),
    email: textOf(contact, 'send_invoices_to_email'),
    phone: textOf(contact, 'phone'),
    taxNumber: textOf(contact, 'tax_number'),
    iban: textOf(contact, 'bank_account'),
    people: contact.people.map(({ firstname, lastname }) => `${firstname} ${lastname}`.trim()),
    archived: contact.archived,
  }));

/** Every invoice of both kinds, oldest first. */
export const invoicesOf = (desk: Desk): Invoice[] =>
  [...desk.administration.invoices.values()].map((invoice) => snapshot(invoice, desk));

function snapshot(invoice: KeptInvoice, desk: Desk): Invoice {
  const { administration, readings } = desk;
  const contact: Kept | undefined = administration.contacts.get(invoice.contactId);
  const { net, tax } = totalsOf(invoice, administration.taxRates, readings.vatRounding);
  const { id, kind, number, reference, contactId, date, currency, pricesAreInclTax, source } = invoice;
  return {
    ...{ id, kind, number, reference, contactId, date, currency, pricesAreInclTax, source },
    contact: contact ? nameOf(contact) : '',
    state: stateOf(invoice, desk),
    sentBy: invoice.sentBy,
    dueDate: dueDateOf(invoice),
    lines: invoice.lines.map(({ description, amount, price, taxRateId, ledgerAccountId, period }) => ({
      ...{ description, amount, price, period },
      taxRate: administration.taxRates.get(taxRateId)?.name ?? '',
      percentage: administration.taxRates.get(taxRateId)?.percentage ?? null,
      ledgerAccount: administration.ledgerAccounts.get(ledgerAccountId)?.name ?? '',
    })),
    totals: { excl: net.toFixed(2), vat: tax.toFixed(2), incl: net.plus(tax).toFixed(2) },
  };
}
