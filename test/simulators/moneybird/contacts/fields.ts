import type { Fields } from '../api/fields.ts';

const deliveryMethods = ['Email', 'Simplerinvoicing', 'Peppol', 'Manual', 'Post'] as const;
const sequenceTypes = ['RCUR', 'FRST', 'OOFF', 'FNAL'] as const;

/** What can be written of a contact (5.2). `email` and `attention` are not among it. */
export const contactFields: Fields = {
  company_name: 'text',
  firstname: 'text',
  lastname: 'text',
  address1: 'text',
  address2: 'text',
  zipcode: 'text',
  city: 'text',
  country: 'text',
  phone: 'text',
  customer_id: 'text',
  tax_number: 'text',
  chamber_of_commerce: 'text',
  bank_account: 'text',
  delivery_method: deliveryMethods,
  send_invoices_to_attention: 'text',
  send_invoices_to_email: 'text',
  send_estimates_to_attention: 'text',
  send_estimates_to_email: 'text',
  email_ubl: 'boolean',
  invoice_workflow_id: 'id',
  estimate_workflow_id: 'id',
  si_identifier_type: 'text',
  si_identifier: 'text',
  direct_debit: 'boolean',
  sepa_active: 'boolean',
  sepa_iban: 'text',
  sepa_iban_account_name: 'text',
  sepa_bic: 'text',
  sepa_mandate_id: 'text',
  sepa_mandate_date: 'date',
  sepa_sequence_type: sequenceTypes,
  custom_fields_attributes: 'other',
  contact_person: 'other',
  is_trusted: 'other',
};

/** What can be written of a contact person. */
export const personFields: Fields = {
  firstname: 'text',
  lastname: 'text',
  phone: 'text',
  email: 'text',
  department: 'text',
};

/** Fields that come back as null when they are empty; the others come back as an empty text (5.3). */
export const nullWhenEmpty: ReadonlySet<string> = new Set([
  'invoice_workflow_id',
  'estimate_workflow_id',
  'si_identifier_type',
  'si_identifier',
  'sepa_mandate_id',
  'sepa_mandate_date',
  'sepa_bic',
]);
