import { type Fault, type MoneybirdInProcess, openMoneybird } from '../../../simulators/moneybird/index.ts';
import type { Post } from '../../../simulators/moneybird/webhooks/post.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Plan } from '../swarm.ts';
import type { PlannedFault, Station } from './line.ts';
import type { Document, TenantBooks } from './tenant-books.ts';

const RATE_NAMES: Readonly<Record<string, string>> = {
  'btw-laag': '9% btw',
  'btw-hoog': '21% btw',
  'btw-nul': '0% btw',
  'geen-btw': 'Geen btw',
};

const idOf = (nth: number): string => String(428_305_917_264_830_100n + BigInt(nth));
const appOf = (name: string) => ({ clientId: `moneybird-app-of-${name}`, clientSecret: `Kanarie-secret-${name}` });

/** Moneybird at the end of the line. */
export function moneybirdStation(kernel: Kernel, plan: Plan, post: Post) {
  const tenants = plan.tenants.map(({ name }, nth) => ({ name, id: idOf(nth) }));
  const moneybird = openMoneybird({
    now: kernel.now,
    sleep: kernel.sleep,
    seed: plan.seed,
    readings: plan.moneybird,
    post,
    administrations: tenants.map(({ name, id }) => ({ name, id })),
    people: tenants.map(({ name, id }) => ({ name: `person-of-${name}`, owns: [id] })),
    apps: tenants.map(({ name }) => ({ ...appOf(name), name, person: `person-of-${name}` })),
  });
  const station: Station = {
    host: 'moneybird.com',
    now: kernel.now,
    answer(asked, fault) {
      if (fault) moneybird.faults.next({ fault: worded(fault) });
      return moneybird.answer(asked);
    },
  };
  return {
    moneybird,
    station,
    open: ({ name, details }: Plan['tenants'][number], nth: number) =>
      openBooks(moneybird, { name, id: idOf(nth), details }),
  };
}

const worded = (fault: PlannedFault) => (fault.kind === 'unexpected-429' ? { kind: '429' } : fault) as Fault;

interface Whose {
  readonly name: string;
  readonly id: string;
  readonly details: Readonly<Record<string, unknown>>;
}

function openBooks(moneybird: MoneybirdInProcess, { name, id, details }: Whose): TenantBooks {
  const books = moneybird.booksOf(id);
  const vat = Object.fromEntries(
    Object.entries(RATE_NAMES).map(([rate, rateName]) => [rate, books.taxRate(rateName).id]),
  );
  return {
    provider: 'moneybird',
    host: 'moneybird.com',
    administration: id,
    app: appOf(name),
    details,
    mappings: { vat },
    documents: () => books.invoices().map(documentOf),
    mails: () => books.mails().map(({ invoiceId }) => invoiceId),
    relations: () => books.contacts().flatMap(({ archived, customerId }) => (archived ? [] : [customerId])),
    discard: (id) => books.deleteInvoice(id),
    editCity(nth, city) {
      const contacts = books.contacts().filter(({ customerId, archived }) => customerId !== '' && !archived);
      const contact = contacts[nth % Math.max(1, contacts.length)];
      if (!contact) return null;
      books.editContact(contact.id, { city });
      return contact.id;
    },
    isOurs: (path) => path.includes(`/${id}/`) || path.includes('/administrations'),
  };
}

function documentOf(invoice: ReturnType<ReturnType<MoneybirdInProcess['booksOf']>['invoices']>[number]): Document {
  const { id, reference, state, totals, currency, lines, kind } = invoice;
  const named = new Map(Object.entries(RATE_NAMES).map(([rate, name]) => [name, rate]));
  return {
    id,
    number: reference,
    kind: totals.incl.startsWith('-') ? 'credit' : 'invoice',
    isFinal: kind === 'external' || state !== 'draft',
    totals,
    currency,
    rates: new Set(
      lines.filter(({ price }) => Number(price) !== 0).map(({ taxRate }) => named.get(taxRate) ?? taxRate),
    ),
  };
}
