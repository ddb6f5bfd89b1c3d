import type { Figures } from '../../infra/operations/budget.ts';
import { aCompany, aLine, anEvent, anInvoice } from '../builders.ts';
import { moneybirdWorld, testWorld } from '../world.ts';
import { type Measurable, type MeteredPath, openPath } from './metered-path.ts';
import { servingOthers } from './other-tenants.ts';

/** A way of invoices into the books, counted per invoice. */
export interface Way {
  readonly name: string;
  /** What it is, for whoever reads the table. */
  readonly about: string;
  /** The slow ones are counted by `npm run bench -- --slow` alone, and have no limit. */
  readonly isSlow?: boolean;
  measure(): Promise<Figures>;
}

/** More than either provider asks for between calls, so that nothing waits. */
const PACE_MS = 5_000;
/** As many as are measured one after the other; each costs the same. */
const MEASURED = 3;

const exact = (finaliseInvoice: boolean) => async (): Promise<Measurable & AsyncDisposable> => {
  const world = await testWorld({ details: { finaliseInvoice }, exact: { limits: false } });
  return { world, requests: world.exact.requests, [Symbol.asyncDispose]: world[Symbol.asyncDispose] };
};

const moneybird = (externalInvoice: boolean) => async (): Promise<Measurable & AsyncDisposable> => {
  const details = { externalInvoice, finaliseInvoice: true };
  const world = await moneybirdWorld({ details, moneybird: { limits: false } });
  return { world, requests: world.moneybird.requests, [Symbol.asyncDispose]: world[Symbol.asyncDispose] };
};

type Open = () => Promise<Measurable & AsyncDisposable>;

const FOUR_LINES = ['Pitch', 'Tent', 'Boat', 'Breakfast'].map((description) => aLine({ description }));

let made = 0;
/** An invoice of four lines for a company with a contact person and an IBAN: the same company unless said otherwise. */
function anInvoiceOf(customer = 'known') {
  const id = `i-${++made}`;
  return anEvent({
    customer: aCompany({ id: customer, number: customer }),
    invoice: anInvoice({ id, number: `2026-${String(made).padStart(5, '0')}`, lines: FOUR_LINES }),
  });
}

/** Carries single invoices, and gives what one of them took. */
async function carryEach(
  { world }: Measurable,
  path: () => MeteredPath,
  customer?: () => string,
  times = MEASURED,
): Promise<Figures> {
  const each: Figures[] = [];
  for (let nth = 0; nth < times; nth++) {
    const one = path();
    one.start();
    await one.carry(anInvoiceOf(customer?.()));
    each.push(one.figures());
    world.clock.advance(PACE_MS);
  }
  return perInvoice(each, times);
}

function perInvoice(all: readonly Figures[], invoices: number): Figures {
  const of = (name: keyof Figures) =>
    Math.ceil((all.reduce((sum, one) => sum + one[name], 0) / invoices) * 100 - 1e-6) / 100;
  return {
    ...{ calls: of('calls'), tableRequests: of('tableRequests') },
    ...{ writeUnits: of('writeUnits'), readUnits: of('readUnits') },
    ...{ queueRequests: of('queueRequests'), events: of('events'), logBytes: Math.ceil(of('logBytes')) },
    ...{ keptBytes: Math.ceil(of('keptBytes')), expiringBytes: Math.ceil(of('expiringBytes')) },
  };
}

/** Opens books that know the customer, and containers that know the tenant. */
async function measureIn(open: Open, measure: (books: Measurable, path: MeteredPath) => Promise<Figures>) {
  await using books = await open();
  const path = openPath(books);
  await path.carry(anInvoiceOf());
  books.world.clock.advance(PACE_MS);
  return await measure(books, path); // before the books are closed
}

const known = (open: Open) => () => measureIn(open, (books, path) => carryEach(books, () => path));

const backlog = (invoices: number) => () =>
  measureIn(exact(false), async (_, path) => {
    path.start();
    await path.carry(...Array.from({ length: invoices }, () => anInvoiceOf()));
    return perInvoice([path.figures()], invoices);
  });

const amongTenants = (tenants: number) => () =>
  measureIn(exact(false), async (books, path) => {
    await servingOthers(books.world, path, tenants - 1);
    return carryEach(books, () => path, undefined, 1); // the next one is remembered again
  });

/** Every way that is counted. */
export const WAYS: readonly Way[] = [
  { name: 'exact-draft', about: 'Exact, draft', measure: known(exact(false)) },
  { name: 'exact-final', about: 'Exact, final', measure: known(exact(true)) },
  { name: 'moneybird-external', about: 'Moneybird, external', measure: known(moneybird(true)) },
  { name: 'moneybird-final', about: 'Moneybird, regular, final', measure: known(moneybird(false)) },
  {
    name: 'exact-draft-new-customer',
    about: 'Exact, draft, a customer that nobody knows',
    measure: () =>
      measureIn(exact(false), (books, path) =>
        carryEach(
          books,
          () => path,
          () => `new-${made}`,
        ),
      ),
  },
  {
    name: 'exact-draft-cold',
    about: 'Exact, draft, in new containers',
    measure: () => measureIn(exact(false), (books) => carryEach(books, () => openPath(books))),
  },
  { name: 'exact-draft-backlog-10', about: 'Exact, draft, 10 at once', measure: backlog(10) },
  { name: 'exact-draft-backlog-100', about: 'Exact, draft, 100 at once', measure: backlog(100), isSlow: true },
  { name: 'exact-draft-backlog-1000', about: 'Exact, draft, 1,000 at once', measure: backlog(1000), isSlow: true },
  {
    name: 'exact-draft-tenants-100',
    about: 'Exact, draft, after 99 other tenants',
    measure: amongTenants(100),
    isSlow: true,
  },
  {
    name: 'exact-draft-tenants-1000',
    about: 'Exact, draft, after 999 other tenants',
    measure: amongTenants(1000),
    isSlow: true,
  },
];
