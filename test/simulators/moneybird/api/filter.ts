import type { Call } from './call.ts';

/** Reads `filter=key:value,key:value`; a key that nobody knows is passed over later, without a word (3.4). */
export function filterOf({ query }: Call): ReadonlyMap<string, string> | undefined {
  const text = query.get('filter');
  if (!text) return undefined;
  return new Map(
    text.split(',').map((part): [string, string] => {
      const colon = part.indexOf(':');
      return colon < 0 ? [part.trim(), ''] : [part.slice(0, colon).trim(), part.slice(colon + 1)];
    }),
  );
}

/** Whether a record was made and changed after the moments that a filter names, both exclusive. */
export function isSince(
  filter: ReadonlyMap<string, string>,
  record: { createdAt: number; updatedAt: number },
): boolean {
  const after = (name: string, at: number) => {
    const moment = filter.get(name);
    return moment === undefined || at > Date.parse(moment.replace(' UTC', 'Z').replace(' ', 'T'));
  };
  return after('created_after', record.createdAt) && after('updated_after', record.updatedAt);
}
