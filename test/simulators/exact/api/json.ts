import type { Entity } from '../entities/entity.ts';
import { entityAt } from '../entities/index.ts';
import type { Desk } from '../model/desk.ts';
import type { Row, Value } from '../odata/edm.ts';
import type { EdmType } from '../odata/fields.ts';
import type { Outcome, Shape } from './outcome.ts';
import { shownRows } from './read.ts';

/** Writes an outcome the way Exact writes JSON: everything below `d`. */
export function toJson(outcome: Extract<Outcome, { kind: 'entity' | 'collection' }>): unknown {
  const { entity, shape, desk } = outcome;
  if (outcome.kind === 'entity') return { d: entityJson(outcome.row, entity, shape, desk) };
  const results = outcome.rows.map((row) => entityJson(row, entity, shape, desk));
  if (desk.readings.collections === 'array' && outcome.next === undefined) return { d: results };
  return {
    d: { results, ...(outcome.next === undefined ? {} : { __next: addressOf(entity, desk, `?${outcome.next}`) }) },
  };
}

/** Where a record is found. */
export const recordAddress = (row: Row, entity: Entity, desk: Desk): string => {
  const key = row[entity.key];
  return addressOf(entity, desk, `(${typeof key === 'number' ? key : `guid'${key}'`})`);
};

function addressOf(entity: Entity, desk: Desk, rest: string): string {
  const division = entity.path === 'current/Me' ? '' : `${desk.division.code}/`;
  return `${desk.world.origin}/api/v1/${division}${entity.path}${rest}`;
}

function entityJson(row: Row, entity: Entity, shape: Shape, desk: Desk): Record<string, unknown> {
  const uri = recordAddress(row, entity, desk);
  const json: Record<string, unknown> = { __metadata: { uri, type: entity.type } };
  const asked = (name: string) => shape.select?.some((selected) => selected.split('/')[0] === name) ?? true;
  for (const { name, type } of entity.fields.values()) {
    if (asked(name)) json[name] = written(row[name] ?? null, type);
  }
  for (const name of Object.keys(entity.collections ?? {})) {
    if (!shape.expand.includes(name) && !asked(name)) continue;
    json[name] = shape.expand.includes(name)
      ? { results: below(row, entity, name, shape, desk) }
      : { __deferred: { uri: `${uri}/${name}` } };
  }
  return json;
}

function below(row: Row, entity: Entity, name: string, shape: Shape, desk: Desk): unknown[] {
  const collection = entity.collections?.[name];
  if (!collection) return [];
  const inner = shape.select
    ?.filter((selected) => selected.startsWith(`${name}/`))
    .map((selected) => selected.slice(name.length + 1));
  const select = inner?.length ? inner : undefined;
  const other = entityAt(collection.of);
  return shownRows(other, desk)
    .filter((candidate) => candidate[collection.by] === row[entity.key])
    .map((candidate) => entityJson(candidate, other, { select, expand: [] }, desk));
}

const written = (value: Value, type: EdmType): Value =>
  type === 'DateTime' && typeof value === 'number' ? `/Date(${value})/` : value;
