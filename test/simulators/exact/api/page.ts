import type { Entity } from '../entities/entity.ts';
import type { Row } from '../odata/edm.ts';
import { syntaxError } from '../rules/refusal.ts';

/** How many records one answer holds at most, whatever `$top` says. */
const pageSize = 60;

/** Cuts one page out of the records that were found, and says how the next one is asked for. */
export function page(
  rows: readonly Row[],
  entity: Entity,
  query: URLSearchParams,
): { rows: readonly Row[]; next: string | undefined } {
  const wanted = rows.slice(startOf(rows, entity, query));
  const top = wholeNumber(query, '$top') ?? wanted.length;
  const shown = wanted.slice(0, Math.min(top, pageSize));
  const left = Math.min(top, wanted.length) - shown.length;
  return { rows: shown, next: left > 0 ? nextQuery(shown.at(-1), left, entity, query) : undefined };
}

function startOf(rows: readonly Row[], entity: Entity, query: URLSearchParams): number {
  const token = query.get('$skiptoken');
  if (token === null) return wholeNumber(query, '$skip') ?? 0;
  const key = /'([^']*)'|^(\d+)$/.exec(token);
  const last = rows.findIndex((row) => String(row[entity.key]) === (key?.[1] ?? key?.[2]));
  if (last < 0) throw syntaxError();
  return last + 1;
}

function nextQuery(last: Row | undefined, left: number, entity: Entity, query: URLSearchParams): string {
  const next = new URLSearchParams(query);
  next.delete('$skip');
  if (next.has('$top')) next.set('$top', String(left));
  const key = String(last?.[entity.key]);
  next.set('$skiptoken', entity.fields.get(entity.key)?.type === 'Guid' ? `guid'${key}'` : key);
  return [...next].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw syntaxError();
  return Number(text);
}
