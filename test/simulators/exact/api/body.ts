import type { Entity, Sent } from '../entities/entity.ts';
import { entityAt } from '../entities/index.ts';
import { type Row, readValue } from '../odata/edm.ts';
import type { Readings } from '../readings.ts';
import { invalid, streamError } from '../rules/refusal.ts';
import { fitTexts } from '../rules/texts.ts';

/** Whether a body makes a record or changes one. */
export type Purpose = 'create' | 'update';

/** Reads the body of a POST or a PUT: an object of known properties, each of its type. */
export function readBody(text: string, entity: Entity, purpose: Purpose, readings: Readings): Sent {
  const body = parseObject(text);
  const own: Record<string, unknown> = {};
  let lines: readonly Row[] | undefined;
  for (const [name, value] of Object.entries(body)) {
    const collection = entity.collections?.[name];
    if (!collection) own[name] = value;
    else if (purpose === 'create') lines = readLines(value, entityAt(collection.of), readings);
  }
  return { values: readValues(own, entity, purpose, readings), lines };
}

function parseObject(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw streamError();
  }
  return isObject(body) ? body : fail();
}

function readLines(value: unknown, entity: Entity, readings: Readings): Row[] {
  if (!Array.isArray(value) || !value.every(isObject)) return fail();
  return value.map((line) => readValues(line, entity, 'create', readings));
}

function readValues(sent: Record<string, unknown>, entity: Entity, purpose: Purpose, readings: Readings): Row {
  const values: Row = {};
  for (const [name, value] of Object.entries(sent)) {
    if (name === '__metadata') continue;
    const field = entity.fields.get(name) ?? fail();
    const read = readValue(field, value);
    if (field[purpose]) values[name] = read;
    else if (readings.readOnlyFields === 'refused') throw invalid(`Niet toegestaan: ${name}`);
  }
  return fitTexts(values, entity.fields, readings.overflow);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fail(): never {
  throw streamError();
}
