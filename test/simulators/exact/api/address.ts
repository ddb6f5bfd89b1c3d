import { tokens } from '../odata/tokens.ts';
import { notFound, syntaxError } from '../rules/refusal.ts';

/** Where a request goes: a division, a resource, perhaps one record, perhaps something below it. */
export interface Address {
  /** Absent for `current/Me`. */
  readonly division: number | undefined;
  /** Service and resource, as in `crm/Accounts`. */
  readonly endpoint: string;
  readonly key: string | undefined;
  /** A collection of the record, or `$count`. */
  readonly below: string | undefined;
}

const shape = /^\/api\/v1\/(?:(\d+)\/)?([a-z]+)\/([A-Za-z]+)(\([^)]*\))?(?:\/(\$?[A-Za-z]+))?\/?$/;

/** Reads the path of a request; nothing when it is no address of the API. */
export function readAddress(path: string): Address | undefined {
  const found = shape.exec(safeDecode(path));
  if (!found) return undefined;
  const [, division, service, resource, key, below] = found;
  const endpoint = `${service}/${resource}`;
  if ((division === undefined) !== (endpoint === 'current/Me')) return undefined;
  return {
    division: division === undefined ? undefined : Number(division),
    endpoint,
    key: key?.slice(1, -1),
    below,
  };
}

/** Reads the key between the brackets: a GUID, or a number for divisions. */
export function readKey(text: string, keyType: 'Guid' | 'Number'): string {
  const [word, ...more] = tokens(text);
  if (word?.kind !== 'literal' || more.length > 0) throw syntaxError();
  if (word.type !== keyType) throw notFound();
  return String(word.value);
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
