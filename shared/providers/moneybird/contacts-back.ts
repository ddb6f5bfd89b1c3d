import * as v from 'valibot';
import type { Customer } from '../../domain/customer.ts';
import type { ContactBooks, ContactInBooks, ContactsBack } from '../contacts-back.ts';
import { emailList } from '../email-list.ts';
import type { PartFields, PartsInBooks } from '../relation.ts';
import { openCalls } from './calls.ts';
import type { MoneybirdOperation } from './faults.ts';
import { idField } from './fields.ts';
import { hooks, register, unregister } from './hooks.ts';
import { Contact } from './relation/contact.ts';
import { contactParts } from './relation/contact-parts.ts';
import { readContact } from './relation/contacts.ts';
import type { MoneybirdDetails } from './settings.ts';
import { pushes } from './webhook.ts';

/** How changes to contacts come back from Moneybird: mapping 5, reference 9. */
export const contactsBack: ContactsBack<MoneybirdDetails> = {
  wish: ({ contactSyncBack, contactSyncBackFields }) => ({ on: contactSyncBack, fields: contactSyncBackFields }),
  inOurNames,
  groupOf: (name) => groups[name] ?? (name.startsWith('address.') ? 'address' : name),
  filledIn: new Set(['address.country']), // the administration's own, presumably (reference 5.2)
  pushes,
  open(wire, administration): ContactBooks {
    const calls = openCalls(wire, administration);
    const ids = async (query: Record<string, string> = {}): Promise<ReadonlySet<string>> => {
      const listed = await calls.read(SYNCHRONIZATION, v.array(Listed), operation, {
        include_archived: 'true',
        ...query,
      });
      return new Set(listed.row.map(({ id }) => id));
    };
    return {
      async read(externalId) {
        const contact = await readContact(calls, externalId);
        return contact && standing(contact);
      },
      async readAll(externalIds) {
        const found: Contact[] = [];
        for (let from = 0; from < externalIds.length; from += AT_ONCE) {
          const asked = { ids: externalIds.slice(from, from + AT_ONCE) };
          found.push(...(await calls.post(SYNCHRONIZATION, asked, v.array(Contact), operation)).row);
        }
        return new Map(found.map((contact) => [contact.id, standing(contact)]));
      },
      all: () => ids(),
      // Exclusive, and in UTC (reference 3.4).
      changedSince: (ms) =>
        ids({ filter: `updated_after:${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC` }),
      hooks: () => hooks(calls),
      register: (url) => register(calls, url),
      unregister: (id) => unregister(calls, id),
    };
  },
};

const SYNCHRONIZATION = 'contacts/synchronization';
/** Nobody gets more records at once (reference 3.3). */
const AT_ONCE = 100;
const operation: MoneybirdOperation = { effect: 'read', subject: 'list' };
const Listed = v.object({ id: idField });

const standing = (contact: Contact): ContactInBooks => ({
  archived: contact.archived === true,
  parts: (ids) => contactParts(contact, ids),
});

const groups: Readonly<Record<string, string>> = {
  companyName: 'name',
  'contactPerson.firstName': 'name',
  'contactPerson.middleName': 'name',
  'contactPerson.lastName': 'name',
  'contactPerson.email': 'email',
  'contactPerson.phone': 'phone',
};

/** The other way round than `relation.ts` writes it. The customer number has no name here: it never comes back. */
function inOurNames({ relation = {}, contact }: PartsInBooks, like: Customer | null): Record<string, string | null> {
  const person = contact ?? relation;
  const lastName = takeFront(text(person, 'lastname'), like?.contactPerson?.middleName ?? null);
  const address2 = takeEnd(text(relation, 'address2'), like?.address?.state ?? null);
  // A person without an address or telephone number of the customer has those of the contact person.
  const [emailName, phoneName] = contact ? ['email', 'phone'] : [nameOf('email', like), nameOf('phone', like)];
  return {
    companyName: text(relation, 'company_name'),
    'contactPerson.firstName': text(person, 'firstname'),
    'contactPerson.middleName': lastName.taken,
    'contactPerson.lastName': lastName.rest,
    ...(contact && { 'contactPerson.email': text(contact, 'email'), 'contactPerson.phone': text(contact, 'phone') }),
    'address.street': text(relation, 'address1'),
    'address.line2': address2.rest,
    'address.state': address2.taken,
    'address.postalCode': text(relation, 'zipcode'),
    'address.city': text(relation, 'city'),
    'address.country': text(relation, 'country'),
    [emailName]: addressesOf(
      text(relation, 'send_invoices_to_email'),
      like?.email ?? like?.contactPerson?.email ?? null,
    ),
    [phoneName]: text(relation, 'phone'),
    vatNumber: text(relation, 'tax_number'),
    chamberOfCommerce: text(relation, 'chamber_of_commerce'),
    iban: text(relation, 'bank_account'),
  };
}

const nameOf = (kind: 'email' | 'phone', like: Customer | null): string =>
  like?.companyName == null && like?.[kind] == null && like?.contactPerson?.[kind] ? `contactPerson.${kind}` : kind;

/**
 * Of the addresses that stand there those that i-Reserve has, as long as all of them do: others were added for mailing alone.
 * Else as many of the first as i-Reserve has, or one.
 */
function addressesOf(standing: string | null, held: string | null): string | null {
  const [there, ours] = [emailList(standing).addresses, emailList(held).addresses];
  const isThere = (one: string) => there.some((other) => other.toLowerCase() === one.toLowerCase());
  if (ours.length > 0 && ours.every(isThere)) return ours.join(',');
  return there.slice(0, Math.max(1, ours.length)).join(',') || null;
}

/** Takes a known beginning off a text, such as the `de` of `de Jansen`. */
function takeFront(value: string | null, front: string | null): { taken: string | null; rest: string | null } {
  if (front === null || !value?.startsWith(`${front} `)) return { taken: null, rest: value };
  return { taken: front, rest: value.slice(front.length + 1).trim() };
}

/** Takes a known end off a text, such as the state that stands after the second line of an address. */
function takeEnd(value: string | null, end: string | null): { taken: string | null; rest: string | null } {
  if (end === null || value === null) return { taken: null, rest: value };
  if (value === end) return { taken: end, rest: null };
  return value.endsWith(`, ${end}`)
    ? { taken: end, rest: value.slice(0, -end.length - 2) }
    : { taken: null, rest: value };
}

function text(fields: PartFields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
