import { json, type Reply } from '../../http/reply.ts';
import type { Call } from './call.ts';
import { refusal } from './refusal.ts';

/** Gives one page of what was found, and says where the next one is (3.2). */
export function paged<T>(call: Call, found: readonly T[], show: (item: T) => unknown, usual = 50): Reply {
  const page = whole(call, 'page', 1, Number.MAX_SAFE_INTEGER);
  const perPage = whole(call, 'per_page', usual, 100);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const links = [
    ...(page * perPage < found.length ? [link(call, page + 1, perPage, 'next')] : []),
    ...(page > 1 ? [link(call, page - 1, perPage, 'prev')] : []),
  ];
  return json(200, shown.map(show), {
    'X-Total-Count': String(found.length),
    ...(links.length > 0 ? { Link: links.join(', ') } : {}),
  });
}

function whole({ query }: Call, name: string, usual: number, highest: number): number {
  const text = query.get(name);
  if (text === null) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= highest) return value;
  throw refusal(400, `${name} does not have a valid value`);
}

function link(call: Call, page: number, perPage: number, rel: string): string {
  const query = new URLSearchParams(call.query);
  query.set('page', String(page));
  query.set('per_page', String(perPage));
  return `<${call.world.origin}/api/v2/${call.administration.id}/${call.path}.json?${query}>; rel="${rel}"`;
}
