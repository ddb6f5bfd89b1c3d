type Item = Readonly<Record<string, unknown>>;

/** How an item of a version becomes one of the next version, by the version that it has. */
export type Upgrades = Readonly<Record<number, (item: Item) => Item>>;

/** The item was written by newer code, which this older code was put in the place of. It is left as it is. */
export class TooNew extends Error {
  override readonly name = 'TooNew';
}

/**
 * Takes a stored item of any version to the newest, step by step. Code is deployed over items that older code wrote: they
 * are upgraded where they are read, and written so when something of them changes. A field that came to a version later
 * needs no step here: it has a default in its schema.
 *
 * Throws `TooNew` for a version that is not known yet, and a plain error for an item without one.
 */
export function upgraded(item: Item, newest: number, upgrades: Upgrades): Item {
  const { v: version } = item;
  if (typeof version !== 'number') throw new Error('a stored item has no version');
  if (version > newest) throw new TooNew(`an item of version ${version}, and ${newest} is the newest known here`);
  let now = item;
  for (let step = version; step < newest; step++) now = { ...(upgrades[step]?.(now) ?? now), v: step + 1 };
  return now;
}
