/** A tax rate; several have 0 % and go to different boxes of the return (8.1). */
export interface TaxRate {
  readonly id: string;
  readonly name: string;
  /** Decimal text such as `21.0`; null for a rate without one. */
  percentage: string | null;
  readonly type: 'sales_invoice' | 'purchase_invoice' | 'general_journal_document';
  readonly showTax: boolean;
  active: boolean;
  readonly country: string | null;
  /** The box of the return, as in `NL/1a`. */
  readonly box: string | null;
  /** Whether the customer accounts for the VAT, and therefore needs a VAT number. */
  readonly reverseCharge: boolean;
}

export interface LedgerAccount {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly code: string;
  active: boolean;
  readonly allowedDocumentTypes: readonly string[];
}

export interface Workflow {
  readonly id: string;
  readonly type: 'InvoiceWorkflow' | 'EstimateWorkflow';
  readonly name: string;
  readonly isDefault: boolean;
  active: boolean;
  readonly currency: string;
  readonly language: string;
  readonly pricesAreInclTax: boolean;
  readonly dueInterval: number;
  readonly remindsByItself: boolean;
}

export interface DocumentStyle {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
}
