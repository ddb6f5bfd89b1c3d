import * as v from 'valibot';
import { type StoredKind, TooNew, UnreadableItem, upgraded, VERSIONS } from './versions.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * Reads a stored item of any version: every kind of item is read here and nowhere else. Throws `TooNew` for one that newer
 * code wrote, and `UnreadableItem` for one that does not have the shape of its kind; neither repeats what it holds.
 *
 * @param schema - the newest version of this kind
 */
export function readStored<S extends v.GenericSchema>(kind: StoredKind, schema: S, item: Item): v.InferOutput<S> {
  const read = v.safeParse(schema, ofNewest(kind, item));
  if (!read.success) throw new UnreadableItem(`a stored item does not have the shape of its kind, ${kind}`);
  return read.output;
}

function ofNewest(kind: StoredKind, item: Item): Item {
  try {
    return upgraded(item, VERSIONS[kind]);
  } catch (error) {
    throw error instanceof TooNew ? new TooNew(error.message, kind) : error;
  }
}

/** The same; null for what cannot be read, where it helps and nothing depends on it. */
export function readStoredOrNull<S extends v.GenericSchema>(
  kind: StoredKind,
  schema: S,
  item: Item,
): v.InferOutput<S> | null {
  try {
    return readStored(kind, schema, item);
  } catch (error) {
    if (error instanceof UnreadableItem) return null;
    throw error;
  }
}

/** What is read; null when newer code wrote it, which will look after it. */
export const unlessTooNew = <T>(read: Promise<T>): Promise<T | null> =>
  read.catch((error: unknown) => {
    if (error instanceof TooNew) return null;
    throw error;
  });

/** What is read; null when this code cannot read it, so that others can go on without it. */
export const unlessUnreadable = <T>(read: Promise<T>): Promise<T | null> =>
  read.catch((error: unknown) => {
    if (error instanceof UnreadableItem) return null;
    throw error;
  });
