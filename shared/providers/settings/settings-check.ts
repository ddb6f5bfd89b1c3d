import type { About, Cause } from '../../domain/causes.ts';
import { Setback } from '../../domain/setback.ts';
import type { Mappings } from '../../domain/settings.ts';
import type { CodeRows } from '../code-lists.ts';

/** What is set and mapped, as it is held against the books. */
export interface SettingsInUse<Details> {
  readonly details: Details;
  readonly mappings: Mappings;
  /** What the VAT rates of i-Reserve are, as far as they are known: `"21"` by the rate's id. */
  readonly percentages: ReadonlyMap<string, string>;
  /** The day that is asked about, `YYYY-MM-DD`: codes change their percentage, items end. */
  readonly day: string;
}

/** Something set or mapped that an invoice of that day would stop for, with the very cause of the push. */
export interface SettingsIssue {
  readonly cause: Cause;
  readonly about: About;
  /** Where it is set: `details` and the setting's name, or a group of the mappings and its key. */
  readonly group: keyof Mappings | 'details';
  readonly key: string;
  /** What it is set to; blank where nothing is and something has to be. */
  readonly value: string;
}

/** Code lists that decide on one group, read together. */
export interface ListRequest {
  readonly group: SettingsIssue['group'];
  readonly keys: readonly string[];
  /** A push reads these as well, so it stops where they can't be read. False: only this judgement asks for them. */
  readonly isNeeded: boolean;
}

/** How settings and mappings are held against the books: by the rules of `mapInvoice`, before there is an invoice. */
export interface CheckSettings<Details = unknown> {
  /**
   * The lists that decide. Of a mapping with hundreds of keys, only as many are asked for as one check has time for.
   */
  lists(setUp: SettingsInUse<Details>): readonly ListRequest[];
  /** Pure: every settings issue, in a stable order. Anything that depends on a missing list is not judged. */
  settingsIssues(setUp: SettingsInUse<Details>, lists: ReadonlyMap<string, CodeRows>): readonly SettingsIssue[];
}

/** The settings issue of the `Setback` that a judgement throws; none when it finds no fault. */
export function settingsIssue(
  set: Pick<SettingsIssue, 'group' | 'key' | 'value'>,
  judge: () => unknown,
): readonly SettingsIssue[] {
  try {
    judge();
    return [];
  } catch (error) {
    if (error instanceof Setback) return [{ ...set, cause: error.cause, about: error.about }];
    throw error;
  }
}

/** What is mapped in a group, by name: a table keeps no order. */
export const byName = (group: Readonly<Record<string, string>>): readonly (readonly [key: string, value: string])[] =>
  Object.entries(group)
    .map(([key, value]) => [key, value.trim()] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
