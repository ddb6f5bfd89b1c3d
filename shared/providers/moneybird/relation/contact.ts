import * as v from 'valibot';
import { flagField, idField, textField } from '../fields.ts';

const Person = v.object({ id: idField, firstname: textField, lastname: textField, email: textField, phone: textField });

/** A contact as Moneybird answers it; what we neither write nor read is left out (reference 5.2, 5.3). */
export const Contact = v.object({
  id: idField,
  customer_id: textField,
  company_name: textField,
  firstname: textField,
  lastname: textField,
  address1: textField,
  address2: textField,
  zipcode: textField,
  city: textField,
  country: textField,
  phone: textField,
  send_invoices_to_email: textField,
  tax_number: textField,
  chamber_of_commerce: textField,
  bank_account: textField,
  archived: flagField,
  contact_people: v.fallback(v.array(Person), []),
});
export type Contact = v.InferOutput<typeof Contact>;
