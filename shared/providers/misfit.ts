import { Setback } from '../domain/setback.ts';
import type { Misfit } from './fit.ts';

/** What a judgement throws about one thing that is set, as what does not fit; nothing when it finds no fault. */
export function misfit(set: Pick<Misfit, 'group' | 'key' | 'value'>, judge: () => unknown): readonly Misfit[] {
  try {
    judge();
    return [];
  } catch (error) {
    if (error instanceof Setback) return [{ ...set, cause: error.code, about: error.about }];
    throw error;
  }
}

/** What is mapped in a group, by name: a table keeps no order. */
export const byName = (group: Readonly<Record<string, string>>): readonly (readonly [key: string, value: string])[] =>
  Object.entries(group)
    .map(([key, value]) => [key, value.trim()] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
