import type { Row } from '../odata/edm.ts';

/** The resources below a division, by the path they have in an address. */
export type EntityPath =
  | 'current/Me'
  | 'hrm/Divisions'
  | 'system/Divisions'
  | 'crm/Accounts'
  | 'crm/Contacts'
  | 'crm/BankAccounts'
  | 'crm/Addresses'
  | 'salesinvoice/SalesInvoices'
  | 'salesinvoice/SalesInvoiceLines'
  | 'salesinvoice/PrintedSalesInvoices'
  | 'salesinvoice/Layouts'
  | 'vat/VATCodes'
  | 'vat/VatPercentages'
  | 'logistics/Items'
  | 'cashflow/PaymentConditions'
  | 'financial/Journals'
  | 'financial/GLAccounts'
  | 'hrm/Costcenters'
  | 'hrm/Costunits';

/** An e-mail that the books handed to the mail system. */
export interface Mail {
  readonly invoiceId: string;
  readonly to: string;
  readonly at: number;
}

/** One administration: who it is, and everything in its books. */
export interface Division {
  readonly code: number;
  readonly hid: number;
  readonly customerId: string;
  description: string;
  country: string;
  currency: string;
  vatNumber: string;
  /** The journal number and the payment condition that the books fall back on. */
  defaultPaymentCondition: string | undefined;
  readonly tables: Map<EntityPath, Map<string, Row>>;
  /** The first and the last year that the period table knows. */
  fiscalYears: readonly [first: number, last: number];
  /** Closed months, written as `2026-3`. */
  readonly closedPeriods: Set<string>;
  readonly mails: Mail[];
  /** The last number given out per range. */
  readonly counters: Map<string, number>;
}

/** The table of a resource, made when it is first asked for. */
export function table(division: Division, path: EntityPath): Map<string, Row> {
  const known = division.tables.get(path);
  if (known) return known;
  const fresh = new Map<string, Row>();
  division.tables.set(path, fresh);
  return fresh;
}

/** Every record of a resource, oldest first. */
export const rowsOf = (division: Division, path: EntityPath): Row[] => [...table(division, path).values()];

/** The record with this key. */
export const byId = (division: Division, path: EntityPath, id: unknown): Row | undefined =>
  typeof id === 'string' ? table(division, path).get(id) : undefined;

/** The record with this code, whatever the spaces around it. */
export const byCode = (division: Division, path: EntityPath, code: unknown): Row | undefined =>
  typeof code === 'string' ? rowsOf(division, path).find((row) => String(row.Code).trim() === code.trim()) : undefined;

/** The next number of a range. */
export function nextNumber(division: Division, range: string): number {
  const next = (division.counters.get(range) ?? 0) + 1;
  division.counters.set(range, next);
  return next;
}
