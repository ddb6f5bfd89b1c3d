import * as v from 'valibot';
import { fitsKey } from '../../store/keys.ts';
import type { Place } from '../../store/ledger/invoice-sources.ts';
import { cursorFor, readCursor } from '../read-query.ts';
import type { Places } from './walk.ts';

const Name = v.pipe(v.string(), v.check(fitsKey));
const Cursor = v.pipe(
  v.array(v.strictTuple([v.pipe(v.string(), v.nonEmpty()), v.pipe(v.number(), v.safeInteger()), Name, Name])),
  v.maxLength(1_000),
);

/** The places that a walk came to, as the cursor that leads on from there. */
export const cursorOfPlaces = (places: Places): string =>
  cursorFor([...places].map(([name, { at, key }]) => [name, at, key.integration, key.id]));

/**
 * The places that a cursor leads on from; none without one. The tenant is not part of it: whatever it says, it leads to the
 * caller's own invoices. Throws `invalid-query` for one that is none of ours.
 */
export function placesIn(cursor: string | null, tenant: string): Places {
  if (cursor === null) return new Map();
  return new Map(
    readCursor(cursor, Cursor).map(([name, at, integration, id]): [string, Place] => [
      name,
      { at, key: { tenant, integration, kind: 'invoice', id } },
    ]),
  );
}
