/** The days from one to another, both of them included, `YYYY-MM-DD`; open at an end that is left out. */
interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The day (UTC) of a moment. */
export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** True of a day among them; of a day that is unknown only where they have no end at all. */
export const isWithinDays = (day: string | null | undefined, { from, to }: Days): boolean =>
  (from === undefined && to === undefined) || (day != null && (from ?? day) <= day && day <= (to ?? day));
