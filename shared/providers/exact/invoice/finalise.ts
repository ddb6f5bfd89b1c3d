import { type Remark, remark } from '../../../domain/causes.ts';
import { customerName } from '../../../domain/customer.ts';
import type { InvoiceJob, InvoicePlan } from '../../document.ts';
import { odataDay } from '../odata.ts';
import { emailOf } from '../relation/relation.ts';
import type { ExactDetails } from '../settings.ts';

type Job = InvoiceJob<ExactDetails>;

/**
 * The request that makes the invoice final (reference 5.9): the only place to set its date. Every flag is said
 * aloud, since what is left out follows preferences in the books; nothing is mailed that has no address.
 */
export function finaliseOf(job: Job): InvoicePlan['finalise'] {
  if (!job.details.finaliseInvoice) return null;
  return printing(job.invoice.date, job.details.sendEmail && emailOf(job.customer) !== null);
}

/** The same for a draft that a person asks to be made final: it is never mailed. */
export const makeFinal = (_: string, date: string): InvoicePlan['finalise'] => printing(date, false);

const printing = (date: string, sendEmail: boolean): InvoicePlan['finalise'] => ({
  body: {
    InvoiceID: '{invoice}',
    InvoiceDate: odataDay(date),
    SendEmailToCustomer: sendEmail,
    SendInvoiceToCustomerPostbox: false,
    SendInvoiceViaPeppol: false,
    SendOutputBasedOnAccount: false,
  },
  sendEmail,
});

/** What to say about it: a draft gets its date later, and a mail needs an address. */
export function finaliseRemarks({ invoice, details, customer }: Job): Remark[] {
  if (!details.finaliseInvoice)
    return [remark('date-set-at-finalising', { day: invoice.date }, '/detail/invoice/date')];
  const noAddress = details.sendEmail && emailOf(customer) === null;
  return noAddress ? [remark('email-missing', { name: customerName(customer) }, '/detail/customer/email')] : [];
}
