import type { SettingsIssue } from '../../providers/settings/settings-check.ts';

/** One thing in the books that can not be used any more, however many of our values are set to it. */
export interface Drift extends Pick<SettingsIssue, 'cause' | 'about'> {
  /** The same for the same thing on another day. */
  readonly id: string;
  /** Where it is set. */
  readonly groups: ReadonlySet<SettingsIssue['group']>;
}

/** A sentence names no more things than this. */
const NAMED_AT_MOST = 10;

/**
 * The settings issues, each thing in the books once: five rates on one blocked code are one drift, and so are all codes
 * of the other kind than the prices that are sent.
 */
export function driftsOf(settingsIssues: readonly SettingsIssue[]): readonly Drift[] {
  const byId = Map.groupBy(settingsIssues, ({ cause, value }) =>
    JSON.stringify(cause === 'vat-type-mismatch' ? [cause] : [cause, value]),
  );
  return [...byId].flatMap(([id, [first, ...others]]) => {
    if (!first) return [];
    const about = Object.keys(first.about).map((name) => {
      const values = new Set([first, ...others].flatMap((one) => one.about[name] ?? []));
      const more = values.size > NAMED_AT_MOST ? ' …' : '';
      return [name, [...values].slice(0, NAMED_AT_MOST).join(', ') + more];
    });
    const groups = new Set([first, ...others].map(({ group }) => group));
    return [{ id, cause: first.cause, about: Object.fromEntries(about), groups }];
  });
}
