import { putItem } from '../defaults/items.ts';
import { put } from '../defaults/put.ts';
import { putVatCode } from '../defaults/vat.ts';
import { accounts } from '../entities/accounts.ts';
import { salesInvoiceLines } from '../entities/sales-invoice-lines.ts';
import type { Desk } from '../model/desk.ts';
import { byCode, type Division, type EntityPath, type Mail, rowsOf, table } from '../model/division.ts';
import type { World } from '../model/world.ts';
import type { Row } from '../odata/edm.ts';
import { type Invoice, invoicesOf, type Relation, relationsOf } from './snapshot.ts';

/** The books of one division, for a test that reads them or that needs something to stand in them. */
export class Books {
  readonly division: number;
  private readonly world: World;
  private readonly own: Division;
  private readonly settle: () => void;

  constructor(world: World, division: Division, settle: () => void) {
    this.division = division.code;
    this.world = world;
    this.own = division;
    this.settle = settle;
  }

  /** Every relation. */
  relations(): Relation[] {
    return relationsOf(this.settled());
  }

  /** Every invoice with its lines and totals. */
  invoices(): Invoice[] {
    return invoicesOf(this.settled());
  }

  /** Every mail that was handed to the mail system. */
  mails(): readonly Mail[] {
    return [...this.settled().mails];
  }

  /** The records of any resource as they are kept, codes with their spaces. */
  rows(path: EntityPath): Readonly<Row>[] {
    return rowsOf(this.settled(), path).map((row) => ({ ...row }));
  }

  /** Everything a bookkeeper would look at, as plain data. */
  toJSON(): object {
    const { code, hid, description } = this.settled();
    return {
      division: { code, hid, description },
      relations: this.relations(),
      contacts: this.rows('crm/Contacts'),
      bankAccounts: this.rows('crm/BankAccounts'),
      invoices: this.invoices(),
      mails: this.mails(),
    };
  }

  /** Adds a relation by the rules of the books: a customer, unless the test says otherwise. */
  addAccount(row: Row): string {
    const made = accounts.create?.({ values: { Status: 'C', ...row }, lines: undefined }, this.desk());
    return String(made?.ID);
  }

  /** Adds any record as it is, without asking the rules; gives its key. */
  add(path: EntityPath, row: Row): string {
    const made = put(this.world, this.own, path, row);
    return String(made.ID ?? made.InvoiceID);
  }

  /** Adds an item that is for sale. */
  addItem(row: Row): string {
    return String(putItem(this.world, this.own, row).ID);
  }

  /** Adds a VAT code with its percentage as a fraction. */
  addVatCode(row: Row, percentage: number): string {
    return String(putVatCode(this.world, this.own, row, percentage).ID);
  }

  /** Gives a VAT code another percentage from a day on; from always when the day is left out. */
  setVatPercentage(code: string, percentage: number, from?: string): void {
    const vatCode = this.existing('vat/VATCodes', code);
    const StartDate = from === undefined ? 0 : Date.parse(`${from}T00:00:00Z`);
    put(this.world, this.own, 'vat/VatPercentages', {
      VATCodeID: vatCode.ID ?? null,
      Percentage: percentage,
      StartDate,
      Type: 0,
    });
  }

  /** Changes a record that has a code: a VAT code, an item, a journal, a ledger account, a relation. */
  change(path: EntityPath, code: string, values: Row): void {
    Object.assign(this.existing(path, code), values, { Modified: this.world.now() });
  }

  /** Blocks a relation for new entries. */
  blockAccount(code: string): void {
    this.change('crm/Accounts', code, { Blocked: true });
  }

  /** Closes a month, counted from 1. */
  closePeriod(year: number, month: number): void {
    this.own.closedPeriods.add(`${year}-${month}`);
  }

  /** Opens a month again. */
  openPeriod(year: number, month: number): void {
    this.own.closedPeriods.delete(`${year}-${month}`);
  }

  /** Sets the payment condition that holds when nobody says one. */
  setDefaultPaymentCondition(code: string | undefined): void {
    this.own.defaultPaymentCondition = code;
  }

  /** Changes a line of a draft by hand, by the rules of the books. */
  editLine(id: string, values: Row): void {
    const row = table(this.settled(), 'salesinvoice/SalesInvoiceLines').get(id);
    if (!row) throw new Error(`No line ${id}`);
    salesInvoiceLines.update?.(row, { values, lines: undefined }, this.desk());
  }

  /** Takes an invoice out of the books with its lines, whatever its status. */
  deleteInvoice(id: string): void {
    table(this.settled(), 'salesinvoice/SalesInvoices').delete(id);
    const lines = table(this.own, 'salesinvoice/SalesInvoiceLines');
    for (const [key, { InvoiceID }] of lines) if (InvoiceID === id) lines.delete(key);
  }

  private existing(path: EntityPath, code: string): Row {
    const row = byCode(this.settled(), path, code);
    if (!row) throw new Error(`No ${code} in ${path}`);
    return row;
  }

  private settled(): Division {
    this.settle();
    return this.own;
  }

  private desk(): Desk {
    const [user] = this.world.users.values();
    if (!user) throw new Error('Exact has no users');
    return {
      world: this.world,
      division: this.own,
      readings: this.world.readings,
      user,
      granted: [this.own.code],
      now: this.world.now(),
      trouble: undefined,
    };
  }
}
