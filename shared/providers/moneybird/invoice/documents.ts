/** The two kinds of documents: Moneybird issues a sales invoice, and only books one that was issued elsewhere. */
export const regular = 'sales-invoice';

/** An external sales invoice, which was issued elsewhere. */
export const external = 'external-sales-invoice';

/** Whether a kind of document is an external sales invoice. */
export const isExternal = (document: string): boolean => document === external;

/** A kind's path, and the name that its body is wrapped in (reference 0, 6.1, 7.1). */
export const homeOf = (document: string) =>
  isExternal(document)
    ? { path: 'external_sales_invoices', wrap: 'external_sales_invoice' }
    : { path: 'sales_invoices', wrap: 'sales_invoice' };

/** The other kind. */
export const otherThan = (document: string): string => (isExternal(document) ? regular : external);
