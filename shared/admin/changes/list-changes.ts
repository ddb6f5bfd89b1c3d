import * as v from 'valibot';
import { Change } from '../../domain/change.ts';
import { described } from '../../domain/schemas/described.ts';
import type { Call } from '../../runtime/call.ts';
import type { ChangePosition } from '../../store/changes/change-log.ts';
import { fitsKey } from '../../store/keys.ts';
import { checkTime, isTooLate } from '../in-time.ts';
import type { AdminPorts } from '../ports.ts';
import { cursorFor, readCursor, readQuery } from '../read-query.ts';

const PAGE = 50;
/** Where most changes are about another integration: how many are read at once, and how often when some were found. */
const BOUNDS = { atOnce: 200, reads: 10 };

/** Which changes are listed, and from where on. */
export const ChangesQuery = v.strictObject({
  integration: described(v.optional(v.string()), 'Only those of the integration of this name.'),
  cursor: described(v.optional(v.string()), 'The cursor of the page before.'),
});

/** A page of changes, newest first, and the cursor of the next page. */
export const ChangesAnswer = v.object({
  items: described(v.array(Change), 'The changes of this page, newest first.'),
  cursor: described(v.nullable(v.string()), 'Where the next page begins; null on the last one.'),
});
type ChangesAnswer = v.InferOutput<typeof ChangesAnswer>;

/**
 * What was changed for the tenant and by whom, newest first, a page at a time. A page ends early after much reading, and is
 * empty while there is more only where a request had no time to find anything.
 */
export async function listChanges(
  { tenant, query }: Pick<Call, 'tenant' | 'query'>,
  ports: Pick<AdminPorts, 'changeLog' | 'timeLeftMs'>,
  { atOnce, reads: most } = BOUNDS,
): Promise<ChangesAnswer> {
  const { integration, cursor } = readQuery(query, ChangesQuery);
  const limit = integration === undefined ? PAGE : atOnce;
  const items: Change[] = [];
  checkTime(ports);
  let after = cursor === undefined ? null : positionOf(cursor);
  for (let reads = 1; ; reads++) {
    const page = await ports.changeLog.page(tenant, after, limit);
    for (const { position, ...change } of page) {
      after = position;
      if (integration !== undefined && change.integration !== integration) continue;
      items.push(change);
      if (items.length === PAGE) return { items, cursor: cursorOf(position) };
    }
    if (page.length < limit || after === null) return { items, cursor: null };
    const isEnough = reads >= most && items.length > 0;
    if (isEnough || isTooLate(ports)) return { items, cursor: cursorOf(after) };
  }
}

const Cursor = v.strictTuple([
  v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  v.pipe(v.string(), v.check(fitsKey)),
]);

const cursorOf = ({ atMs, id }: ChangePosition): string => cursorFor([atMs, id]);

/** The tenant is not part of a cursor: whatever it says, it leads to the caller's own changes. */
function positionOf(cursor: string): ChangePosition {
  const [atMs, id] = readCursor(cursor, Cursor);
  return { atMs, id };
}
