import { CALM, type Measured, openMeasured, tenantOf } from '../measured/open-measured.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** From this age on Exact gives another pair (its reference, 2.4); Moneybird's tokens that end live for two hours. */
const DUE_AT_MS = { exact: 570_000, moneybird: 7_200_000 - 30_000 } as const;
/** Invoices that come when a pair has this age: around the moment from which it may be renewed, by clocks that differ. */
const AGES_S = [30, 563, 566.5, 568, 571, 585];

/** For how long is measured, and by which chance. */
export interface TokensAsked {
  readonly hours: number;
  readonly seed: number;
  /** How often a call to the token endpoint is lost, or answered 503. */
  readonly faults?: number;
}

/** Lets a busy tenant and two quiet ones book for hours, and counts the calls to the token endpoints against those that were due. */
export async function measureTokens({ hours, seed, faults = 0 }: TokensAsked) {
  const plan = {
    ...CALM,
    seed,
    rates: { 'cold-start': 0.3, ...(faults > 0 && { 'lost-answer': faults, '503': faults }) },
    exact: { refreshTokens: 'overlapping' as const },
    moneybird: { callScope: 'administration' as const, accessTokens: 'expiring' as const },
    takesAny: true,
    tenants: [tenantOf('tenant-0', 'exact'), tenantOf('tenant-1', 'exact'), tenantOf('tenant-2', 'moneybird')],
  };
  const world = openMeasured(plan);
  const { kernel, administrators, calls, weather } = world;
  for (const administrator of administrators.values()) await kernel.finish(administrator.setUp());
  world.startClocks();
  weather.begin();
  const from = calls.all.length;
  calls.onPair = (tenant) => {
    if (tenant !== 'tenant-0') return;
    for (const age of AGES_S) kernel.after(age * SECOND_MS, 'an invoice of the busy one', () => world.issue(tenant));
  };
  for (let nth = 0; nth < hours; nth++)
    for (const tenant of administrators.keys())
      kernel.after(kernel.between('when', 0, hours * HOUR_MS), 'an invoice', () => world.issue(tenant));
  await kernel.runUntil(kernel.now() + hours * HOUR_MS);
  const asked = calls.all.slice(from).filter(({ about }) => about === 'tokens');
  return {
    calls: asked.length,
    due: dueOf(world, from),
    /** Repeated because the weather had struck the one before. */
    forced: asked.filter(({ fault, status }) => fault !== null && status !== 200).length,
    /** Refused, though nothing was wrong but the moment. */
    early: asked.filter(({ fault, status }) => fault === null && status >= 400).length,
  };
}

/** The calls that renewed a pair which was old enough for it: there is no way to book on with fewer. */
function dueOf({ books, calls }: Measured, from: number): number {
  const lastMs = new Map<string, number>();
  let due = 0;
  for (const [at, { tenant, about, status, atMs }] of calls.all.entries()) {
    if (about !== 'tokens' || status !== 200) continue;
    const provider = books.get(tenant)?.provider ?? 'exact';
    if (at >= from && atMs - (lastMs.get(tenant) ?? 0) >= DUE_AT_MS[provider]) due++;
    lastMs.set(tenant, atMs);
  }
  return due;
}
