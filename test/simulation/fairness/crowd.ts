import type { Asked, Delivery } from '../../simulators/http/reply.ts';
import { CALM, type Journey, openMeasured, tenantOf } from '../measured/open-measured.ts';
import type { TenantBooks } from '../world/books/tenant-books.ts';

/** How many share a stage, and for how long. */
export interface CrowdAsked {
  readonly tenants: number;
  readonly minutes: number;
  /** Invoices of each quiet tenant; one tenant has as many as all of them together. */
  readonly each: number;
  /** How many containers may run at a time. */
  readonly atOnce: number;
  readonly seed: number;
}

const MINUTE_MS = 60_000;
/** A frozen worker is still frozen when its run is over, and when its wake is shown again. */
const FROZEN_MS = 200_000;
/** What is not booked by then is not counted as slow, but as never booked. */
const AFTERWARDS_MINUTES = 5;

/** The tenants that are not quiet: what is wrong with each, by its number. */
export const ODD = { busy: 0, broken: 1, refusing: 2, disconnected: 3, frozen: 4 } as const;

/** The name of a tenant. */
export const nameOf = (nth: number): string => `tenant-${nth}`;
const booksOf = (nth: number) => (nth % 2 === 0 ? 'moneybird' : 'exact');
const [BUSY, BROKEN, REFUSING, FROZEN] = [ODD.busy, ODD.broken, ODD.refusing, ODD.frozen].map(nameOf);

/** The broken books fall over at every call; the refusing ones take no invoice. */
function answered({ path, method }: Asked, books: ReadonlyMap<string, TenantBooks>): Delivery | null {
  const isOf = (tenant = '') => path.includes(`/${books.get(tenant)?.administration}/`);
  if (isOf(BROKEN)) return { status: 500, headers: {}, body: '' };
  if (method === 'POST' && path.includes('invoices') && isOf(REFUSING))
    return { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"error":"Forbidden"}' };
  return null;
}

/**
 * Lets tenants share one stage for a while.
 *
 * @param alone - the number of a tenant that has the stage to itself; null for all of them
 */
export async function runCrowd({ tenants, minutes, each, atOnce, seed }: CrowdAsked, alone: number | null = null) {
  const all = Array.from({ length: tenants }, (_, nth) => nth);
  const present = alone === null ? all : [alone];
  const plan = { ...CALM, seed, takesAny: true, tenants: present.map((nth) => tenantOf(nameOf(nth), booksOf(nth))) };
  let isSetUp = false;
  const world = openMeasured(plan, { answered: (asked, books) => (isSetUp ? answered(asked, books) : null), atOnce });
  const { kernel, administrators, calls } = world;
  for (const administrator of administrators.values()) await kernel.finish(administrator.setUp());
  isSetUp = true;
  const disconnected = administrators.get(nameOf(ODD.disconnected));
  if (alone === null && disconnected) await kernel.finish(disconnected.disconnect());
  calls.onArrival = ({ process }, tenant) => {
    if (alone === null && tenant === FROZEN) process.standStill(FROZEN_MS);
  };
  world.startClocks();
  const quiet = tenants - Object.keys(ODD).length;
  for (const { name } of plan.tenants) {
    const count = name === BUSY && alone === null ? each * quiet : each;
    const chance = kernel.chance(`when ${name}`);
    for (let nth = 0; nth < count; nth++)
      kernel.after(chance() * minutes * MINUTE_MS, 'an invoice is final', () => world.issue(name));
  }
  await kernel.runUntil(kernel.now() + (minutes + AFTERWARDS_MINUTES) * MINUTE_MS);
  return {
    ...world,
    journeysOf: (tenant: string): readonly Journey[] =>
      [...world.journeys.values()].filter((one) => one.tenant === tenant),
  };
}
