import type { Issued, Planned } from '../../sync/ledger/entry.ts';

type Totals = Planned['totals'];

/** Totals as one text: without, of, and with VAT. */
export const packedTotals = ({ exclVat, vat, inclVat }: Totals): string => [exclVat, vat, inclVat].join(' ');

/** Totals of this version, or as they were stored before. */
export function unpackedTotals(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  const [exclVat, vat, inclVat] = stored.split(' ');
  return { exclVat, vat, inclVat };
}

/** A plan without what the invoice says too. */
export function packedPlanned(planned: Planned, number: string | null, issued: Issued | null): object {
  const { reference, kind, date, finalise, totals, ...rest } = planned;
  return {
    ...rest,
    totals: packedTotals(totals),
    ...(reference === number ? {} : { reference }),
    ...(kind === 'invoice' ? {} : { kind }),
    ...(date === (issued?.date ?? null) ? {} : { date }),
    ...(finalise === null ? {} : { finalise }),
  };
}

/** A plan of this version, or as it was stored before. */
export const unpackedPlanned = (stored: Readonly<Record<string, unknown>>, number: unknown, date: unknown) =>
  typeof stored.totals === 'string'
    ? {
        reference: number,
        kind: 'invoice',
        date: date ?? null,
        finalise: null,
        ...stored,
        totals: unpackedTotals(stored.totals),
      }
    : stored;

/** What was issued, with each rate as its id and its two amounts. */
export const packedIssued = ({ perRate, abroad, ...rest }: Issued): object => ({
  ...rest,
  ...(abroad === null ? {} : { abroad }),
  perRate: perRate.map(({ vatRate, exclVat, vat }) => [vatRate, `${exclVat} ${vat}`]),
});

/** What was issued, of this version or as it was stored before. */
export function unpackedIssued(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('perRate' in stored) || !Array.isArray(stored.perRate))
    return stored;
  const perRate = stored.perRate.map((rate: unknown) => {
    if (!Array.isArray(rate)) return rate;
    const [exclVat, vat] = String(rate[1]).split(' ');
    return { vatRate: rate[0], exclVat, vat };
  });
  return { ...stored, perRate };
}

type Steps = readonly { readonly step: string; readonly at: string }[];

const BASE = 36;

/** A moment as text; null for a number that is none, which no schema takes. */
export const storedMoment = (ms: number): string | null =>
  Number.isNaN(new Date(ms).getTime()) ? null : new Date(ms).toISOString();

/** Steps as lines: the milliseconds since the one before, in base 36, and the step. Left as they are where that loses anything. */
export function packedSteps(steps: Steps): unknown {
  const times = steps.map(({ at }) => Date.parse(at));
  const isPlain = steps.every(({ step, at }, nth) => !step.includes('\n') && isCanonical(at, times[nth]));
  if (!isPlain) return steps;
  return steps.map(({ step }, nth) => `${sinceLast(times, nth).toString(BASE)} ${step}`).join('\n') || null;
}

const isCanonical = (at: string, ms = Number.NaN): boolean => storedMoment(ms) === at;

const sinceLast = (times: readonly number[], nth: number): number => (times[nth] ?? 0) - (times[nth - 1] ?? 0);

/** Steps of this version, or as they were stored before. */
export function unpackedSteps(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  let at = 0;
  return stored.split('\n').map((line) => {
    const space = line.indexOf(' ');
    at += Number.parseInt(line.slice(0, space), BASE);
    return { step: line.slice(space + 1), at: storedMoment(at) };
  });
}
