import type { Journey } from '../measured/open-measured.ts';
import { type CrowdAsked, nameOf, ODD, runCrowd } from './crowd.ts';

const HOUR_MINUTES = 60;

/** What a crowd did to its quiet tenants, and what the odd ones did to us. */
export interface FairnessFigures {
  readonly quiet: number;
  readonly invoices: number;
  /** How even the quiet tenants fared, each against itself alone: 1 is all alike. */
  readonly jain: number;
  /** Their 99th percentile from event to booked, in the crowd and alone, in milliseconds. */
  readonly crowdMs: number;
  readonly aloneMs: number;
  readonly notBooked: number;
  /** Calls that failed within an hour, or in all of a shorter time, of those whose books are broken or refuse. */
  readonly brokenPerHour: number;
  readonly refusingPerHour: number;
  /** Faults of ours and messages that came back, as they would raise alarms, within an hour. */
  readonly alarmsPerHour: number;
  /** The most containers that ran together. */
  readonly reached: number;
}

/** Measures a crowd. `sample`: every so many quiet tenants is measured alone too. */
export async function measureFairness(asked: CrowdAsked, sample = 1): Promise<FairnessFigures> {
  const crowd = await runCrowd(asked);
  const odd = Object.keys(ODD).length;
  const quiet = Array.from({ length: asked.tenants - odd }, (_, nth) => nth + odd);
  const [shares, alone]: [number[], number[]] = [[], []];
  for (const nth of quiet.filter((_, at) => at % sample === 0)) {
    const solo = await runCrowd(asked, nth);
    const [own, among] = [solo.journeysOf(nameOf(nth)), crowd.journeysOf(nameOf(nth))].map(tookMs);
    alone.push(...(own ?? []));
    shares.push(mean(own ?? []) / mean(among ?? []));
  }
  const names = new Set(quiet.map(nameOf));
  const journeys = [...crowd.journeys.values()].filter(({ tenant }) => names.has(tenant));
  const perHour = (count: number) => count / Math.max(1, asked.minutes / HOUR_MINUTES);
  const failed = (nth: number) =>
    crowd.calls.all.filter(({ tenant, status }) => tenant === nameOf(nth) && (status === 0 || status >= 400)).length;
  return {
    quiet: quiet.length,
    invoices: crowd.journeys.size,
    jain: jain(shares),
    crowdMs: percentile(tookMs(journeys), 0.99),
    aloneMs: percentile(alone, 0.99),
    notBooked: journeys.filter(({ bookedAtMs }) => bookedAtMs === null).length,
    brokenPerHour: perHour(failed(ODD.broken)),
    refusingPerHour: perHour(failed(ODD.refusing)),
    alarmsPerHour: perHour(
      crowd.printed.filter((line) => /"(?:FaultsOfOurs|MessagesRetried)":[1-9]/.test(line)).length,
    ),
    reached: crowd.room.reached,
  };
}

/** Jain's index: 1 when all have the same share, 1/n when one has everything. */
const jain = (shares: readonly number[]): number =>
  shares.reduce((sum, one) => sum + one, 0) ** 2 / (shares.length * shares.reduce((sum, one) => sum + one * one, 0));

const tookMs = (journeys: readonly Journey[]): number[] =>
  journeys.flatMap(({ atMs, bookedAtMs }) => (bookedAtMs === null ? [] : [bookedAtMs - atMs]));

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

const percentile = (all: readonly number[], part: number): number =>
  [...all].sort((one, other) => one - other)[Math.floor((all.length - 1) * part)] ?? 0;

/** The figures as a line for people. */
export const toldFairness = (figures: FairnessFigures): string =>
  [
    `${figures.quiet} quiet tenants, ${figures.invoices} invoices, ${figures.reached} containers at most`,
    `Jain ${figures.jain.toFixed(4)}`,
    `99th percentile ${figures.crowdMs} ms in the crowd, ${figures.aloneMs} ms alone`,
    `${figures.notBooked} not booked`,
    `failed calls an hour: ${figures.brokenPerHour.toFixed(1)} where the books are broken, ${figures.refusingPerHour.toFixed(1)} where they refuse`,
    `${figures.alarmsPerHour.toFixed(1)} faults of ours an hour`,
  ].join('; ');
