import type * as v from 'valibot';
import { fault } from '../domain/faults.ts';
import { readJson } from '../domain/json.ts';
import type { HttpEvent } from './http-api.ts';
import { Problem } from './problem.ts';
import { readAs } from './read-as.ts';

/** Room for the largest invoice (contract 1: 300 KB) with its customer; what is kept of it fits an item of a table. */
export const BODY_BYTES = 380_000;

/**
 * Reads a body by its schema; `absent` is what one that is not there says, where it may be left out. A key such as
 * `__proto__` is judged as any other. Throws the `Problem` for one that is missing, too large, no JSON object or unfit.
 */
export function readBody<Body>(event: HttpEvent, schema: v.GenericSchema<unknown, Body>, absent?: object): Body {
  const json = readJsonBody(event, BODY_BYTES, absent);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Problem('unreadable-body', { faults: [fault('', 'not-object')] });
  return readAs(schema, json);
}

/**
 * The JSON of a body; `undefined` for what is no JSON. Numbers keep their digits as `readJson` promises. Throws the
 * `Problem` for a body that is not there, where `absent` does not say what that means, and for one of more than `most`
 * bytes.
 */
export function readJsonBody({ body = '', isBase64Encoded }: HttpEvent, most: number, absent?: object): unknown {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > most) throw new Problem('body-too-large', { about: { most: String(most) } });
  const text = bytes.toString();
  if (text.trim() !== '') return readJson(text);
  if (absent) return absent;
  throw new Problem('unreadable-body', { faults: [fault('', 'missing')] });
}
