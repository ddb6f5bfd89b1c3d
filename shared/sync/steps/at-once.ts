/** How a list is worked through. */
export interface AtOnce {
  /** The most that are under way at the same time. */
  readonly most: number;
  /** Asked before each: false leaves the rest. */
  readonly mayGoOn: () => boolean;
}

/**
 * Works through a list, several at a time. What fails is handed to `failed`, and the others go on. Answers how many were
 * left because there was no time for them.
 */
export async function eachAtOnce<T>(
  list: readonly T[],
  { most, mayGoOn }: AtOnce,
  work: (one: T) => Promise<void>,
  failed: (error: unknown, one: T) => void,
): Promise<number> {
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < list.length && mayGoOn()) {
      const one = list[begun++] as T;
      await work(one).catch((error: unknown) => failed(error, one));
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, list.length) }, lane));
  return list.length - begun;
}

/** The same in another order each time: should the time run out, it is not always the same ones that are left. */
export const shuffled = <T>(list: readonly T[], random: () => number): readonly T[] =>
  list
    .map((one) => [random(), one] as const)
    .sort(([one], [other]) => one - other)
    .map(([, one]) => one);
