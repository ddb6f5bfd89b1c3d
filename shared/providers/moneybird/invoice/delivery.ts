import * as v from 'valibot';
import type { MoneybirdCalls } from '../calls.ts';
import type { MoneybirdOperation } from '../faults.ts';
import { isId, isMadeUpId, textField } from '../fields.ts';

/** How a contact wants its invoices: `Email`, `Peppol` and others (reference 5.2). */
export const DeliveryMethod = v.fallback(v.nullable(v.object({ delivery_method: textField })), null);

const OfContact = v.object({ delivery_method: textField });
const OfInvoice = v.object({ contact: DeliveryMethod });
const reading: MoneybirdOperation = { effect: 'read', subject: 'relation' };

/** The delivery methods of contacts, as far as earlier answers showed them, so that no call is needed. */
export interface Deliveries {
  /** A sales invoice of this reference is about to be made for a contact. */
  expect(reference: string, contact: string): void;
  /** Remembers the delivery method that an answer showed. */
  note(invoice: string, method: string | null): void;
  /** Whether the contact of an invoice wants it by Peppol; asks when no earlier answer showed it. */
  isPeppol(invoice: string, reference: string): Promise<boolean>;
}

/** Remembers for one run of calls how contacts want their invoices. */
export function rememberDeliveries(calls: MoneybirdCalls): Deliveries {
  const contacts = new Map<string, string>();
  const methods = new Map<string, string | null>();

  async function ask(invoice: string, reference: string): Promise<string | null> {
    const contact = contacts.get(reference);
    if (contact === undefined) {
      const found = isId(invoice) ? await calls.find(`sales_invoices/${invoice}`, OfInvoice, reading) : null;
      return found?.row.contact?.delivery_method ?? null;
    }
    if (isMadeUpId(contact)) return null; // nobody chose anything for a contact that is not there yet
    return (await calls.find(`contacts/${contact}`, OfContact, reading))?.row.delivery_method ?? null;
  }

  return {
    expect: (reference, contact) => void contacts.set(reference, contact),
    note: (invoice, method) => void methods.set(invoice, method),
    async isPeppol(invoice, reference) {
      const method = methods.get(invoice) ?? (await ask(invoice, reference));
      methods.set(invoice, method);
      return method === 'Peppol';
    },
  };
}
