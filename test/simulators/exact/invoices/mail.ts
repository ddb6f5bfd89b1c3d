import { isEmail } from '../../rules/email.ts';
import type { Desk } from '../model/desk.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven } from '../rules/references.ts';

/** What a mail is about: the request to print, the invoice, and who gets it. */
export interface Sending {
  readonly values: Row;
  readonly invoice: Row;
  readonly account: Row;
  readonly contact: Row | undefined;
}

const byMail = 2;

/** Sends the invoice when it was asked for, or when nothing was said and the account wants it so. */
export function sendMail({ values, invoice, account, contact }: Sending, desk: Desk): Row {
  return {
    ...(isMailed(values, account, desk) ? mail(values, invoice, account, contact, desk) : {}),
    ...(values.SendInvoiceToCustomerPostbox === true
      ? { PostboxMessageCreationError: 'Geen toegang tot de postbus' }
      : {}),
    ...(values.SendInvoiceViaPeppol === true ? { PeppolCreationError: 'Peppol is niet geactiveerd' } : {}),
  };
}

function isMailed(values: Row, account: Row, desk: Desk): boolean {
  const preference = account.InvoicingMethod === byMail;
  const overrules = values.SendOutputBasedOnAccount === true && desk.readings.outputBasedOnAccount === 'overrules';
  return overrules || !isGiven(values.SendEmailToCustomer) ? preference : values.SendEmailToCustomer === true;
}

function mail(values: Row, invoice: Row, account: Row, contact: Row | undefined, desk: Desk): Row {
  if (desk.trouble?.kind === 'email-error') return { EmailCreationError: desk.trouble.message };
  const to = [contact?.Email, account.Email].find(isGiven);
  if (typeof to !== 'string') return { EmailCreationError: 'Verplicht: E-mailadres' };
  if (isGiven(values.SenderEmailAddress) && !isEmail(String(values.SenderEmailAddress))) {
    return { EmailCreationError: 'Ongeldig: E-mailadres afzender' };
  }
  desk.division.mails.push({ invoiceId: String(invoice.InvoiceID), to, at: desk.now });
  return { EmailCreationSuccess: `E-mail aangemaakt: ${to}` };
}
