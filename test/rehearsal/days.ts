import { type AtProvider, byDay, DAY, goingThrough, type Minute, measured, wellAt } from './life.ts';

/** A day on which everybody may sleep: no alarm is raised on it. */
export interface QuietDay {
  readonly what: string;
  readonly minutes: number;
  /** True: the stack is made at its beginning, and no alarm has a state yet. */
  readonly isFirst?: true;
  /** The minute from which anything is measured; 0 when left out. */
  readonly from?: number;
  life(minute: number): Minute;
}

const BUSY = 30;
const NOON = 12 * 60;
/** Of one day in an hour's quiet: the region's usual business. */
const usual = (minute: number): Minute => wellAt(byDay(BUSY, minute), minute);
const during = (minute: number, from: number, minutes: number): boolean => minute >= from && minute < from + minutes;

/** Nothing answers: each integration that has work asks now and then, and everything else waits. */
const away = (taken: number, asking: number): AtProvider => ({
  ...goingThrough(0),
  ...{ taken, calls: asking, down: asking, renewed: 0, notRenewed: Math.ceil(asking / 2) },
});

/** The ten most usual days, quiet and busy. */
export const QUIET_DAYS: readonly QuietDay[] = [
  { what: 'a usual day, with a night without traffic', minutes: DAY, life: usual },
  {
    what: "the end of a quarter: one tenant's 500 invoices at once, at 15 a minute",
    minutes: DAY,
    life(minute) {
      const now = usual(minute);
      if (!during(minute, NOON, 34)) return now;
      const since = minute - NOON;
      const { taken, booked, calls } = now.moneybird;
      const moneybird = {
        ...now.moneybird,
        taken: taken + (since < 2 ? 250 : 0),
        booked: booked + 15,
        calls: calls + 60,
      };
      return { ...now, moneybird, due: 2, late: since > 30 ? 1 : 0, oldestMs: since * 60_000, intakeAgeSeconds: 20 };
    },
  },
  {
    what: 'Exact does not answer for five minutes',
    minutes: DAY,
    life(minute) {
      const now = usual(minute);
      if (during(minute, NOON, 5)) return { ...now, exact: away(15, 40), due: 40 };
      if (!during(minute, NOON + 5, 10)) return now;
      return { ...now, exact: { ...goingThrough(24), taken: 15 }, due: 30, oldestMs: 15 * 60_000 };
    },
  },
  {
    what: 'a release: colder starts, and one call of each function that goes wrong',
    minutes: DAY,
    life(minute) {
      const now = usual(minute);
      if (!during(minute, NOON, 16)) return now;
      const runs = Object.entries(now.runs).map(([id, [runs, , tookMs]]) => [
        id,
        [runs, Number(minute === NOON && runs > 1), 2 * tookMs],
      ]);
      return { ...now, runs: Object.fromEntries(runs), concurrent: 60 };
    },
  },
  {
    what: 'one tenant whose 400 invoices all park within ten minutes, and one an hour after that',
    minutes: DAY,
    life(minute) {
      const now = usual(minute);
      const parked = during(minute, NOON, 10) ? 40 : Number(minute > NOON && minute % 60 === 0);
      const { taken } = now.moneybird;
      const more = minute === NOON ? { [measured('AttentionAsked')]: 1 } : {};
      return { ...now, moneybird: { ...now.moneybird, taken: taken + parked, parked }, more };
    },
  },
  {
    what: 'a bot without a token knocks at the API and the console for forty minutes at night',
    minutes: DAY,
    life(minute) {
      const now = usual(minute);
      if (!during(minute, 3 * 60, 40)) return now;
      const runs = { ...now.runs, console: [100, 0, 30] as const };
      return { ...now, runs, more: { 'IReserveBookkeeping/prod GuardRefused': 100 }, concurrent: 12 };
    },
  },
  {
    what: 'Exact is under maintenance for two hours in the evening; a hundred integrations wait and go on afterwards',
    minutes: DAY,
    life(minute) {
      const [begins, lasts] = [20 * 60, 120];
      const now = usual(minute);
      if (during(minute, begins, lasts)) return { ...now, exact: away(3, minute - begins < 15 ? 60 : 4) };
      // Each tries once in half an hour at most, and has a handful of invoices.
      if (!during(minute, begins + lasts, 30)) return now;
      return { ...now, exact: { ...goingThrough(15), taken: 3 }, due: 8, late: 4, oldestMs: lasts * 60_000 };
    },
  },
  {
    what: 'the first deployment: no data for ten minutes, then no invoice all day',
    ...{ minutes: DAY, isFirst: true, from: 10 },
    life: (minute) => wellAt(0, minute === 10 ? 0 : minute),
  },
  {
    what: 'a stage with an invoice every two hours, of which every second parks, and a consent that fails once',
    minutes: DAY,
    life(minute) {
      const now = wellAt(0, minute);
      const more =
        minute === NOON
          ? { [measured('ConsentsFailed', 'exact')]: 1, [measured('RequestsFailed', 'oauth-callback')]: 1 }
          : {};
      if (minute % 120 !== 0) return { ...now, more };
      const isParked = minute % 240 === 0;
      const exact = { ...goingThrough(1), booked: Number(!isParked), parked: Number(isParked) };
      return { ...now, exact, due: 1, more };
    },
  },
  {
    what: 'the end of a month: 2,000 tenants with 30 invoices each within two hours, a tenth of the customers new',
    minutes: DAY,
    life(minute) {
      if (!during(minute, NOON, 120)) return usual(minute);
      const now = wellAt(500, minute);
      const moneybird = { ...now.moneybird, calls: 1_000, refused: 80 };
      const more = { 'AWS/DynamoDB WriteThrottleEvents StoreTable': 3 };
      return {
        ...now,
        moneybird,
        due: 400,
        late: 5,
        oldestMs: 32 * 60_000,
        intakeAgeSeconds: 40,
        concurrent: 230,
        more,
      };
    },
  },
];
