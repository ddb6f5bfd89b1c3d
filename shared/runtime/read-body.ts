import type * as v from 'valibot';
import { fault } from '../domain/faults.ts';
import { readJson } from '../domain/json.ts';
import type { HttpEvent } from './http-api.ts';
import { Problem } from './problem.ts';
import { readAs } from './read-as.ts';

/** Room for the largest invoice (contract 1: 300 KB) with its customer; what is kept of it fits an item of a table. */
const BODY_BYTES = 380_000;

/**
 * Reads a body by its schema; an empty one reads as `{}`. Numbers keep their digits as `readJson` promises, and a key
 * such as `__proto__` is judged as any other. Throws the `Problem` for one that is too large, no JSON object or unfit.
 */
export function readBody<Body>(
  { body = '', isBase64Encoded }: HttpEvent,
  schema: v.GenericSchema<unknown, Body>,
): Body {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_BYTES) throw new Problem('body-too-large', { about: { most: String(BODY_BYTES) } });
  const text = bytes.toString();
  const json = text.trim() === '' ? {} : readJson(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Problem('unreadable-body', { faults: [fault('', 'not-object')] });
  return readAs(schema, json);
}
