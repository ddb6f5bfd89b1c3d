import { json, type Reply } from '../../http/reply.ts';
import { bodyOf, type Call } from './call.ts';
import { refusal } from './refusal.ts';

const mostRecords = 100;

/** The version of a record: the second in which it was last changed, so that two edits in one second share it (3.3). */
export const versionOf = ({ updatedAt }: { readonly updatedAt: number }): number => Math.floor(updatedAt / 1000);

/** Ids and versions of everything at once, without pages. */
export const versions = (records: readonly { readonly id: string; readonly updatedAt: number }[]): Reply =>
  json(
    200,
    records.map((record) => ({ id: record.id, version: versionOf(record) })),
  );

/** Full records by their ids; a hundred at most, however many were asked for. */
export function byIds<T>(call: Call, find: (id: string) => T | undefined, show: (record: T) => unknown): Reply {
  const { ids } = bodyOf(call);
  if (!Array.isArray(ids) || ids.length === 0) throw refusal(400, 'Ids is required', { ids: 'required' });
  const found = ids.slice(0, mostRecords).map((id) => find(String(id)));
  return json(200, found.filter((record): record is T & {} => record !== undefined && record !== null).map(show));
}
