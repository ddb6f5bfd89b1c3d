import * as v from 'valibot';
import { type Fault, fault } from '../domain/faults.ts';
import { pointerTo } from '../domain/json.ts';
import { valueAt } from '../domain/outside-record.ts';
import { badBody, unfit } from './problem.ts';

/**
 * Reads a body, or a part of it, by its schema. A list in the place of an object is a mistake: a schema of an object would
 * read its numbers as keys. Throws the `Problem` that names each fault.
 */
export function readAs<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const read = v.safeParse(schema, body);
  if (!read.success) throw unfit(read.issues);
  const lists = [...listsReadAsObjects(body, read.output)];
  if (lists.length > 0) throw badBody(...lists);
  return read.output;
}

function* listsReadAsObjects(sent: unknown, read: unknown, path: readonly string[] = []): Generator<Fault> {
  if (!isObject(sent) || !isObject(read)) return;
  if (Array.isArray(sent) && !Array.isArray(read)) yield fault(pointerTo(path), 'not-object');
  else
    for (const [key, value] of Object.entries(sent))
      yield* listsReadAsObjects(value, valueAt(read, key), [...path, key]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
