import { type Remark, remark } from '../../../domain/causes.ts';
import { customerName } from '../../../domain/customer.ts';
import { DAY_MS } from '../../../domain/duration.ts';
import type { InvoiceJob, InvoicePlan } from '../../document.ts';
import type { Basis } from '../../totals/predict.ts';
import { emailAsGiven, emailOf } from '../relation/relation.ts';
import type { MoneybirdDetails } from '../settings.ts';
import { isExternal } from './documents.ts';
import { sending } from './sending.ts';

type Job = InvoiceJob<MoneybirdDetails>;

/** What both kinds of documents say on their head; currency and basis aloud, since workflows have their own. */
const common = ({ invoice }: Job, basis: Basis) => ({
  contact_id: '{relation}',
  reference: invoice.number,
  currency: invoice.currency,
  prices_are_incl_tax: basis === 'gross',
});

/** The head of an external sales invoice (reference 7.2). */
export const externalHead = (job: Job, basis: Basis) => ({
  ...common(job, basis),
  date: job.invoice.date,
  ...(job.invoice.dueDate === null ? {} : { due_date: job.invoice.dueDate }),
  source: 'i-Reserve',
});

/** The head of a sales invoice; its due date can only be said in days (reference 6.2). */
export function regularHead(job: Job, basis: Basis) {
  const { invoice, details } = job;
  const days = daysUntilDue(job);
  return {
    ...common(job, basis),
    invoice_date: invoice.date,
    ...(days === null ? {} : { first_due_interval: Math.max(0, days) }),
    ...(details.workflow === null ? {} : { workflow_id: details.workflow }),
  };
}

/** Says so when a sales invoice can't be due before its own day. */
export function dueRemarks(job: Job): Remark[] {
  const { dueDate, date } = job.invoice;
  return (daysUntilDue(job) ?? 0) < 0
    ? [remark('due-date-differs', { ours: dueDate ?? '', books: date }, '/detail/invoice/dueDate')]
    : [];
}

const daysUntilDue = ({ invoice: { date, dueDate } }: Job): number | null =>
  dueDate === null ? null : Math.round((Date.parse(dueDate) - Date.parse(date)) / DAY_MS);

/**
 * How a sales invoice becomes final: always with its way of delivery, since an empty request mails the customer
 * (reference 6.5). Nothing is mailed that has no address.
 */
export function finaliseOf({ details, customer }: Job): InvoicePlan['finalise'] {
  if (!details.finaliseInvoice) return null;
  const sendEmail = details.sendEmail && emailOf(customer) !== null;
  return { body: sending(sendEmail ? 'Email' : 'Manual'), sendEmail };
}

/** The same for a draft that a person asks to be made final: it is never mailed. An external invoice has no draft. */
export const makeFinal = (document: string): InvoicePlan['finalise'] =>
  isExternal(document) ? null : { body: sending('Manual'), sendEmail: false };

/** A mail needs an address. */
export function mailRemarks({ details, customer }: Job): Remark[] {
  if (!details.finaliseInvoice || !details.sendEmail || emailOf(customer) !== null) return [];
  const unsent = emailAsGiven(customer);
  const about = { name: customerName(customer), ...(unsent === null ? {} : { unsent }) };
  return [remark('email-missing', about, '/detail/customer/email')];
}
