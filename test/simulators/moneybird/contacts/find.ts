import type { Call } from '../api/call.ts';
import { filterOf, isSince } from '../api/filter.ts';
import { notFound, Refusal } from '../api/refusal.ts';
import { type Contact, textOf } from '../model/contact.ts';

/** The contact that an address names; `otherwise` is the complaint when a record below it was to be made. */
export function contactAt({ administration, params }: Call, otherwise?: object): Contact {
  const contact = administration.contacts.get(params.id ?? '');
  if (contact) return contact;
  throw otherwise ? new Refusal(422, { error: otherwise }) : notFound();
}

/** The contact with a customer number; an archived one is denied (5.4), and a number with letters may be. */
export function contactByNumber({ administration, params, readings }: Call): Contact {
  if (readings.customerIds === 'digits' && !/^\d+$/.test(params.customer_id ?? '')) throw notFound('customer_id');
  const found = [...administration.contacts.values()].find(
    ({ archived, fields }) => !archived && fields.customer_id === params.customer_id,
  );
  if (!found) throw notFound('customer_id');
  return found;
}

const searched = [
  ...['company_name', 'firstname', 'lastname', 'send_invoices_to_email', 'send_estimates_to_email', 'phone'],
  ...['customer_id', 'tax_number', 'chamber_of_commerce', 'bank_account', 'sepa_iban'],
  ...['address1', 'address2', 'zipcode', 'city', 'country'],
];

/** Contacts in which a text occurs, as far as searches know them yet; archived ones only when they are asked for. */
export function search(call: Call): Contact[] {
  const { administration, query, readings, now } = call;
  const wanted = (query.get('query') ?? '').toLowerCase();
  const occurs = (contact: Contact) =>
    [
      ...searched.map((name) => textOf(contact, name)),
      ...contact.people.flatMap(({ firstname, lastname, email, phone }) => [firstname, lastname, email, phone]),
    ].some((text) => text.toLowerCase().includes(wanted));
  return [...administration.contacts.values()]
    .filter(({ archived }) => !archived || query.get('include_archived') === 'true')
    .filter((contact) => wanted === '' || (contact.createdAt + readings.searchLagMs <= now && occurs(contact)));
}

/** Contacts by the keys of `filter`; one that is not known changes nothing (3.4). */
export function filtered(call: Call): Contact[] {
  const filter = filterOf(call) ?? new Map<string, string>();
  const fits = (name: string, field: string) => (contact: Contact) =>
    !filter.has(name) || filter.get(name) === 'all' || textOf(contact, field) === filter.get(name);
  return search(call)
    .filter((contact) => isSince(filter, contact))
    .filter(fits('first_name', 'firstname'))
    .filter(fits('last_name', 'lastname'))
    .filter(fits('invoice_workflow_id', 'invoice_workflow_id'))
    .filter((contact) => {
      const type = filter.get('contact_type') ?? 'all';
      return type === 'all' || (type === 'company') === (textOf(contact, 'company_name') !== '');
    });
}
