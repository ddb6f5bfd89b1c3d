import type { Measured, Released } from '../../infra/operations/budget.ts';

/** Nothing was measured. */
export const NOTHING: Measured = { invoice: {}, callsAtFaults: {}, bundleKilobytes: {}, page: {} };

/** Every figure with the name that a person finds it by: `invoice exact-draft writeUnits`. */
export const figuresIn = ({ invoice, callsAtFaults, bundleKilobytes, page }: Released): ReadonlyMap<string, number> =>
  new Map([
    ...figuresOfEach('invoice', invoice),
    ...figuresOfEach('page', page),
    ...named('callsAtFaults', callsAtFaults),
    ...named('bundleKilobytes', bundleKilobytes),
  ]);

const named = (group: string, all: Readonly<Record<string, number>>) =>
  Object.entries(all).map(([name, value]) => [`${group} ${name}`, value] as const);

const figuresOfEach = (group: string, all: Readonly<Record<string, Readonly<Record<string, number | undefined>>>>) =>
  Object.entries(all).flatMap(([name, figures]) =>
    Object.entries(figures).flatMap(([figure, value]) =>
      value === undefined ? [] : [[`${group} ${name} ${figure}`, value] as const],
    ),
  );

/** What grew over its limit, and by how much; what has no limit, and what has one and was not measured. */
export function overBudget(measured: Measured, limit: Measured): string[] {
  const [found, allowed] = [figuresIn(measured), figuresIn(limit)];
  const over = [...found].flatMap(([name, value]) => {
    const most = allowed.get(name);
    if (most === undefined) return [`${name} has no limit: it is ${value}`];
    return value > most ? [`${name} is ${value}, ${round(value - most)} over its limit of ${most}`] : [];
  });
  const absent = [...allowed.keys()].filter((name) => !found.has(name)).map((name) => `${name} was not measured`);
  return [...over, ...absent];
}

const round = (value: number): number => Math.round(value * 100) / 100;
