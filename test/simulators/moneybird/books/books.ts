import { archiveContact, deleteContact } from '../contacts/index.ts';
import { createContact, updateContact } from '../contacts/write-contact.ts';
import { sendInvoice } from '../invoices/send.ts';
import { updateInvoice } from '../invoices/write-invoice.ts';
import type { Administration, Mail } from '../model/administration.ts';
import { type Contact as KeptContact, type Todo, textOf } from '../model/contact.ts';
import { type Desk, record } from '../model/desk.ts';
import type { Invoice as KeptInvoice } from '../model/invoice.ts';
import type { LedgerAccount, TaxRate, Workflow } from '../model/reference-data.ts';
import type { Webhook } from '../model/webhook.ts';
import type { World } from '../model/world.ts';
import { type Contact, contactsOf, type Invoice, invoicesOf } from './snapshot.ts';

/**
 * The books of one administration, for a test that reads them or that works in them as a person would.
 *
 * What a person changes here goes out to webhooks like any other change.
 */
export class Books {
  readonly administration: string;
  private readonly world: World;
  private readonly own: Administration;

  constructor(world: World, own: Administration) {
    this.administration = own.id;
    this.world = world;
    this.own = own;
  }

  /** Every contact, archived ones too. */
  contacts(): Contact[] {
    return contactsOf(this.desk());
  }

  /** Every invoice of both kinds, oldest first. */
  invoices(): Invoice[] {
    return invoicesOf(this.desk());
  }

  /** Every mail that went to a customer. */
  mails(): readonly Mail[] {
    return [...this.desk().administration.mails];
  }

  /** Everything a bookkeeper would look at, as plain data. */
  toJSON(): object {
    const { id, name } = this.own;
    return { administration: { id, name }, contacts: this.contacts(), invoices: this.invoices(), mails: this.mails() };
  }

  /** What can be chosen: the live rates, whose percentage and `active` a test may set. */
  taxRates(): readonly TaxRate[] {
    return [...this.own.taxRates.values()];
  }

  /** The sales rate with this name. */
  taxRate(name: string): TaxRate {
    return found(this.taxRates().find((rate) => rate.name === name && rate.type === 'sales_invoice'));
  }

  ledgerAccounts(): readonly LedgerAccount[] {
    return [...this.own.ledgerAccounts.values()];
  }

  workflows(): readonly Workflow[] {
    return [...this.own.workflows.values()];
  }

  webhooks(): readonly Webhook[] {
    return [...this.own.webhooks.values()];
  }

  /** Makes a further sales rate, as a user does in the settings; gives its id. */
  addTaxRate(name: string, percentage: string | null, more: Partial<TaxRate> = {}): string {
    const id = this.world.newId();
    const usual = { type: 'sales_invoice', showTax: true, active: true, country: null, box: null } as const;
    this.own.taxRates.set(id, { id, name, percentage, ...usual, reverseCharge: false, ...more });
    return id;
  }

  /** Changes what the administration itself says, such as `lockedUntil` or `senderVerified`. */
  set(
    changes: Partial<Pick<Administration, 'name' | 'suspended' | 'lockedUntil' | 'senderVerified' | 'peppol'>>,
  ): void {
    Object.assign(this.own, changes);
  }

  /** Makes a contact by hand, by the rules of the books; gives its id. */
  addContact(fields: Readonly<Record<string, unknown>>): string {
    return createContact(fields, this.desk()).id;
  }

  /** Changes a contact by hand. */
  editContact(id: string, fields: Readonly<Record<string, unknown>>): void {
    updateContact(this.contact(id), fields, this.desk());
  }

  archiveContact(id: string): void {
    archiveContact(this.contact(id), this.desk());
  }

  /** Takes a contact out of the archive, which only a person can. */
  activateContact(id: string): void {
    const contact = this.contact(id);
    contact.archived = false;
    record(this.desk(), contact, 'contact_activated');
  }

  deleteContact(id: string): void {
    deleteContact(this.contact(id), this.desk());
  }

  /** Merges one contact into another, with its invoices and people; only a person can (5.4). */
  mergeContacts(goneId: string, stayingId: string): void {
    const desk = this.desk();
    const [gone, staying] = [this.contact(goneId), this.contact(stayingId)];
    for (const invoice of this.own.invoices.values()) {
      if (invoice.contactId === gone.id) invoice.contactId = staying.id;
    }
    staying.people.push(...gone.people);
    this.own.contacts.delete(gone.id);
    if (desk.readings.mergedNumbers === 'taken-over') staying.fields.customer_id = textOf(gone, 'customer_id');
    record(desk, desk.readings.mergedEvent === 'gone' ? gone : staying, 'contact_merged');
  }

  /** Sends an invoice by hand: a draft becomes final. */
  sendInvoice(id: string, sending: Readonly<Record<string, unknown>> = {}): void {
    sendInvoice(this.invoice(id), sending, this.desk());
  }

  /** Changes an invoice by hand, by the names of the API. */
  editInvoice(id: string, fields: Readonly<Record<string, unknown>>): void {
    updateInvoice(this.invoice(id), fields, this.desk());
  }

  /** Throws a draft away. */
  deleteInvoice(id: string): void {
    this.own.invoices.delete(this.invoice(id).id);
  }

  /** Moneybird found that a mail it took did not arrive, or can't, and asks a person to do something about it. */
  askTodo(invoiceId: string, type: string): void {
    const invoice = this.invoice(invoiceId);
    invoice.todos.push(this.newTodo(type));
    record(this.desk(), invoice, 'todo_opened');
  }

  /** The same about a contact. */
  askContactTodo(contactId: string, type: string): void {
    const contact = this.contact(contactId);
    contact.todos = [...(contact.todos ?? []), this.newTodo(type)];
    record(this.desk(), contact, 'todo_opened');
  }

  /** Somebody did everything that was asked about an invoice. */
  completeTodos(invoiceId: string): void {
    for (const todo of this.invoice(invoiceId).todos) todo.completedAt = this.desk().now;
  }

  private newTodo(type: string): Todo {
    return { type, createdAt: this.desk().now, completedAt: null };
  }

  /** Removes a webhook, as when somebody cleans up. */
  removeWebhook(id: string): void {
    this.own.webhooks.delete(id);
  }

  /** Gives a webhook a further secret; pushes carry a signature of each until `endRotation`. */
  rotateSecret(id: string, secret: string): void {
    const webhook = found(this.own.webhooks.get(id));
    webhook.secrets = [secret, ...webhook.secrets];
  }

  /** Leaves a webhook with its newest secret only. */
  endRotation(id: string): void {
    const webhook = found(this.own.webhooks.get(id));
    webhook.secrets = webhook.secrets.slice(0, 1);
  }

  private invoice(id: string): KeptInvoice {
    return found(this.own.invoices.get(id));
  }

  private contact(id: string): KeptContact {
    this.world.later.settle();
    return found(this.own.contacts.get(id));
  }

  private desk(): Desk {
    const { world, own } = this;
    world.later.settle();
    const userId = [...world.people.keys()][0] ?? '';
    return { world, administration: own, readings: world.readings, userId, now: world.now() };
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is no such thing in these books');
  return value;
}
