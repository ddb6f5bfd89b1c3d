import { isoDay, today } from '../../days.ts';
import { nextNumber } from '../model/administration.ts';
import type { Value } from '../model/contact.ts';
import type { Desk } from '../model/desk.ts';
import type { Invoice } from '../model/invoice.ts';
import type { Workflow } from '../model/reference-data.ts';

/** An invoice of which nothing is known yet. */
export function blankInvoice(kind: Invoice['kind'], { world, administration, now }: Desk): Invoice {
  const style = [...administration.documentStyles.values()].find(({ isDefault }) => isDefault);
  return {
    id: world.newId(),
    kind,
    contactId: '',
    contactPersonId: null,
    reference: '',
    date: kind === 'sales' ? null : isoDay(today(now)),
    dueDate: null,
    firstDueInterval: -1,
    currency: '',
    pricesAreInclTax: administration.pricesAreInclTax,
    workflowId: '',
    documentStyleId: style?.id ?? '',
    sequenceId: null,
    paymentConditions: '',
    discount: '0',
    source: '',
    sourceUrl: '',
    entryNumber: kind === 'external' ? nextNumber(administration, 'entry') : 0,
    draftId: kind === 'sales' ? String(nextNumber(administration, 'draft')) : '',
    number: null,
    stage: kind === 'sales' ? 'draft' : 'final',
    originalId: null,
    sentBy: null,
    todos: [],
    sentAt: null,
    lines: [],
    payments: [],
    history: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** Puts in what was sent, and for what was never sent what the workflow or the administration says. */
export function fillInvoice(invoice: Invoice, values: Readonly<Record<string, Value>>, desk: Desk): Invoice {
  const text = (name: string, usual: string) => String(values[name] ?? usual);
  const nullable = (name: string, usual: string | null) =>
    name in values ? (values[name] === null ? null : String(values[name])) : usual;
  const contactId = text('contact_id', invoice.contactId);
  const workflow = workflowFor(text('workflow_id', invoice.workflowId), contactId, desk);
  const inclTax = invoice.kind === 'sales' && !invoice.workflowId ? workflow?.pricesAreInclTax : undefined;
  const { prices_are_incl_tax: sentInclTax, first_due_interval: sentInterval } = values;
  const usualInterval = invoice.firstDueInterval >= 0 ? invoice.firstDueInterval : (workflow?.dueInterval ?? 14);
  return {
    ...invoice,
    contactId,
    contactPersonId: nullable('contact_person_id', invoice.contactPersonId),
    reference: text('reference', invoice.reference),
    date: nullable(invoice.kind === 'sales' ? 'invoice_date' : 'date', invoice.date),
    dueDate: nullable('due_date', invoice.dueDate),
    firstDueInterval: typeof sentInterval === 'number' ? sentInterval : usualInterval,
    currency: text('currency', invoice.currency || workflow?.currency || desk.administration.currency),
    pricesAreInclTax: typeof sentInclTax === 'boolean' ? sentInclTax : (inclTax ?? invoice.pricesAreInclTax),
    workflowId: values.workflow_id ? String(values.workflow_id) : (workflow?.id ?? ''),
    documentStyleId: text('document_style_id', invoice.documentStyleId),
    sequenceId: values.remove_invoice_sequence_id === true ? null : nullable('invoice_sequence_id', invoice.sequenceId),
    paymentConditions: text('payment_conditions', invoice.paymentConditions),
    discount: text('discount', invoice.discount),
    source: text('source', invoice.source),
    sourceUrl: text('source_url', invoice.sourceUrl),
  };
}

/** The workflow that was named, else the contact's, else the administration's (6.2). */
function workflowFor(id: string, contactId: string, { administration }: Desk): Workflow | undefined {
  const { workflows, contacts } = administration;
  const ofContact = contacts.get(contactId)?.fields.invoice_workflow_id;
  const usual = [...workflows.values()].find(({ isDefault, type }) => isDefault && type === 'InvoiceWorkflow');
  return workflows.get(id) ?? workflows.get(String(ofContact ?? '')) ?? usual;
}
