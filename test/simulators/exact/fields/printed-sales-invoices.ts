import { fieldTable } from '../odata/fields.ts';

/** The properties of salesinvoice/PrintedSalesInvoices: type, rights and longest text, as its reference page lists them. */
export const printedSalesInvoicesFields = fieldTable(`
  Boolean  C   SendEmailToCustomer SendInvoiceToCustomerPostbox SendInvoiceViaPeppol SendOutputBasedOnAccount
  DateTime C   InvoiceDate
  Guid     C   InvoiceID Document DocumentLayout EmailLayout PostboxSender
  Int32    C   Division ReportingPeriod ReportingYear
  String   C   DocumentCreationError DocumentCreationSuccess EmailCreationError EmailCreationSuccess ExtraText
  String   C   PeppolCreationError PeppolCreationSuccess PostboxMessageCreationError PostboxMessageCreationSuccess
  String   C   SenderEmailAddress
`);
