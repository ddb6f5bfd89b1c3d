import { Decimal } from 'decimal.js';
import { isoDay } from '../../days.ts';
import { showInvoice, showLine } from '../entities/show-invoice.ts';
import { byId, type Division, rowsOf } from '../model/division.ts';
import type { Row, Value } from '../odata/edm.ts';
import { isGiven } from '../rules/references.ts';

/** A relation as a bookkeeper reads it. */
export interface Relation {
  readonly id: string;
  /** Without its spaces. */
  readonly code: string;
  readonly name: string;
  readonly place: string | null;
  readonly email: string | null;
  readonly vatNumber: string | null;
  readonly status: string;
  readonly contactPerson: string | null;
  readonly ibans: readonly string[];
  /** The record as it is kept. */
  readonly row: Readonly<Row>;
}

/** An invoice as a bookkeeper reads it; amounts are texts with two decimals. */
export interface Invoice {
  readonly id: string;
  readonly number: number | null;
  readonly status: number;
  readonly type: number;
  readonly journal: string;
  /** PaymentReference. */
  readonly reference: string | null;
  readonly yourRef: string | null;
  readonly description: string | null;
  readonly relationId: string;
  readonly relation: string;
  /** The invoice date; null before printing. */
  readonly date: string | null;
  readonly orderDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly paymentCondition: string | null;
  readonly totals: Totals;
  readonly lines: readonly InvoiceLine[];
  readonly row: Readonly<Row>;
}

export interface Totals {
  readonly excl: string;
  readonly vat: string;
  readonly incl: string;
}

export interface InvoiceLine {
  readonly item: string;
  readonly description: string | null;
  readonly quantity: number;
  readonly price: number;
  readonly vatCode: string;
  readonly vatPercentage: number;
  /** Excluding VAT. */
  readonly amount: string;
  readonly row: Readonly<Row>;
}

/** Every relation of a division. */
export const relationsOf = (division: Division): Relation[] =>
  rowsOf(division, 'crm/Accounts').map((row) => {
    const contact = byId(division, 'crm/Contacts', row.MainContact);
    const banks = rowsOf(division, 'crm/BankAccounts').filter(({ Account }) => Account === row.ID);
    return {
      id: String(row.ID),
      code: String(row.Code).trim(),
      name: String(row.Name),
      place: textOf(row.City),
      email: textOf(row.Email),
      vatNumber: textOf(row.VATNumber),
      status: String(row.Status),
      contactPerson: contact
        ? [contact.FirstName, contact.MiddleName, contact.LastName].filter(isGiven).join(' ')
        : null,
      ibans: banks.map(({ BankAccount }) => String(BankAccount)),
      row: { ...row },
    };
  });

/** Every invoice of a division with its lines. */
export function invoicesOf(division: Division): Invoice[] {
  const lines = Map.groupBy(rowsOf(division, 'salesinvoice/SalesInvoiceLines'), ({ InvoiceID }) => InvoiceID);
  return rowsOf(division, 'salesinvoice/SalesInvoices').map((stored) => {
    const row = showInvoice(stored, { division });
    return {
      id: String(row.InvoiceID),
      number: row.InvoiceNumber === undefined || row.InvoiceNumber === null ? null : Number(row.InvoiceNumber),
      status: Number(row.Status),
      type: Number(row.Type),
      journal: String(row.Journal),
      reference: textOf(row.PaymentReference),
      yourRef: textOf(row.YourRef),
      description: textOf(row.Description),
      relationId: String(row.OrderedBy),
      relation: String(row.OrderedByName),
      date: dayOf(row.InvoiceDate),
      orderDate: dayOf(row.OrderDate),
      dueDate: dayOf(row.DueDate),
      currency: String(row.Currency),
      paymentCondition: textOf(row.PaymentCondition),
      totals: { excl: money(row.AmountFCExclVat), vat: money(row.VATAmountFC), incl: money(row.AmountFC) },
      lines: (lines.get(row.InvoiceID) ?? []).map((line) => lineOf(showLine(line, { division }))),
      row: { ...row },
    };
  });
}

const lineOf = (row: Row): InvoiceLine => ({
  item: String(row.ItemCode),
  description: textOf(row.Description),
  quantity: Number(row.Quantity),
  price: Number(row.NetPrice),
  vatCode: String(row.VATCode).trim(),
  vatPercentage: Number(row.VATPercentage),
  amount: money(row.AmountFC),
  row: { ...row },
});

const textOf = (value: Value | undefined): string | null => (isGiven(value) ? String(value).trim() : null);
const dayOf = (value: Value | undefined): string | null => (typeof value === 'number' ? isoDay(value) : null);
const money = (value: Value | undefined): string => new Decimal(Number(value ?? 0)).toFixed(2);
