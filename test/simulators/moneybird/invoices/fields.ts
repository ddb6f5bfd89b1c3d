import type { Fields } from '../api/fields.ts';

const both: Fields = {
  contact_id: 'id',
  reference: 'text',
  currency: 'text',
  prices_are_incl_tax: 'boolean',
  details_attributes: 'other',
};

/** What can be written of a sales invoice (6.2); `due_date` and `language` are not among it. */
export const salesFields: Fields = {
  ...both,
  contact_person_id: 'id',
  invoice_date: 'date',
  first_due_interval: 'whole',
  workflow_id: 'id',
  document_style_id: 'id',
  invoice_sequence_id: 'id',
  payment_conditions: 'text',
  discount: 'money',
  original_estimate_id: 'id',
  time_entry_ids: 'other',
  custom_fields_attributes: 'other',
  update_contact: 'boolean',
  remove_invoice_sequence_id: 'boolean',
};

/** What can be written of an external sales invoice (7.2). */
export const externalFields: Fields = {
  ...both,
  date: 'date',
  due_date: 'date',
  source: 'text',
  source_url: 'text',
};

/** What can be written of a line (6.3). */
export const lineFields: Fields = {
  id: 'id',
  description: 'text',
  price: 'money',
  amount: 'money',
  tax_rate_id: 'id',
  ledger_account_id: 'id',
  project_id: 'id',
  product_id: 'id',
  period: 'text',
  row_order: 'whole',
  _destroy: 'boolean',
  is_optional: 'boolean',
  is_selected: 'boolean',
  automated_tax_enabled: 'boolean',
};
