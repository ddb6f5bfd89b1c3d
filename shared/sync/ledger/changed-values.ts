import { isDeepStrictEqual } from 'node:util';
import { type ChangeKind, type ChangeValues, type Deed, type NewChange, newChange } from '../../domain/change.ts';
import { valueAt } from '../../domain/outside-record.ts';
import type { Integration } from './integration.ts';

type Details = Integration['details'];

/** What a change of an integration makes of it, of that which a person knows: no secret, no token. */
export function changedValues(
  before: Integration,
  changes: Partial<Integration>,
  /** Adds the defaults to settings, so that they are shown as they worked. */
  read: (details: Details) => Details = (details) => details,
): Pick<NewChange, 'before' | 'after'> {
  const after = { ...before, ...changes };
  const [one, other] = [before, after].map((integration) => ({
    ...headOf(integration),
    ...read(integration.details),
  })) as [ChangeValues, ChangeValues];
  const values = difference(one, other);
  const mappings = Object.entries(after.mappings).map(
    ([group, now]) => [group, difference({ ...valueAt(before.mappings, group) }, now)] as const,
  );
  const moved = mappings.filter(([, { before: was }]) => Object.keys(was).length > 0);
  return {
    before: { ...values.before, ...Object.fromEntries(moved.map(([group, { before: was }]) => [group, was])) },
    after: { ...values.after, ...Object.fromEntries(moved.map(([group, { after: is }]) => [group, is])) },
  };
}

const headOf = ({ state, host, clientId, administration }: Integration): ChangeValues => ({
  state,
  host,
  clientId,
  administration: administration && { id: administration.id, name: administration.name },
});

/** The values of each side where the two differ; null stands for none. */
function difference(one: ChangeValues, other: ChangeValues): Pick<NewChange, 'before' | 'after'> {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) => !isDeepStrictEqual(valueIn(one, key), valueIn(other, key)),
  );
  const of = (values: ChangeValues) => Object.fromEntries(keys.map((key) => [key, valueIn(values, key)]));
  return { before: of(one), after: of(other) };
}

const valueIn = (values: ChangeValues, key: string): unknown =>
  Object.hasOwn(values, key) ? (values[key] ?? null) : null;

/** Saving these as they are is no change, and has no line. */
const SAYS_NOTHING_ALONE: ReadonlySet<ChangeKind> = new Set([
  'settings-changed',
  'mappings-changed',
  'administration-chosen',
]);

/** The line of the change log for a change of an integration; null when nothing of it changed that anybody sees. */
export function changeOf(
  integration: Integration,
  changes: Partial<Integration>,
  { actor, what }: Deed,
  clock: Parameters<typeof newChange>[1],
  read?: (details: Details) => Details,
): NewChange | null {
  const values = changedValues(integration, changes, read);
  if (SAYS_NOTHING_ALONE.has(what) && Object.keys(values.after).length === 0) return null;
  return newChange({ tenant: integration.tenant, integration: integration.id, actor, what, ...values }, clock);
}
