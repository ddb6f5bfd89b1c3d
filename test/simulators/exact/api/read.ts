import type { Entity } from '../entities/entity.ts';
import { entityAt } from '../entities/index.ts';
import type { Desk } from '../model/desk.ts';
import { rowsOf } from '../model/division.ts';
import type { Row, Value } from '../odata/edm.ts';
import { fits, type Manner } from '../odata/evaluate.ts';
import { type Expression, fieldsOf, parseFilter } from '../odata/filter.ts';
import { invalid, notFound, syntaxError } from '../rules/refusal.ts';
import type { Address } from './address.ts';
import { readKey } from './address.ts';
import type { Outcome, Shape } from './outcome.ts';
import { page } from './page.ts';

/** Answers a GET: a record by its key, a collection below it, a count, or a filtered page of the table. */
export function read(entity: Entity, address: Address, query: URLSearchParams, desk: Desk): Outcome {
  if (address.key === undefined) return list(entity, shownRows(entity, desk), address, query, desk);

  const row = findRow(entity, address.key, desk);
  if (address.below === undefined) {
    return { kind: 'entity', status: 200, entity, row, shape: readShape(entity, query), desk };
  }
  const collection = entity.collections?.[address.below];
  if (!collection) throw notFound();
  const other = entityAt(collection.of);
  const rows = shownRows(other, desk).filter((below) => below[collection.by] === row[entity.key]);
  return list({ ...other, restricted: false }, rows, { ...address, below: undefined }, query, desk);
}

/** The record with a key, as it shows; a key that leads nowhere is a 404. */
function findRow(entity: Entity, key: string, desk: Desk): Row {
  const id = readKey(key, entity.fields.get(entity.key)?.type === 'Guid' ? 'Guid' : 'Number');
  const row = shownRows(entity, desk).find((candidate) => String(candidate[entity.key]) === id);
  if (!row) throw notFound();
  return row;
}

/** Every record of a resource with what the books derive for it. */
export function shownRows(entity: Entity, desk: Desk): Row[] {
  const rows = entity.rows?.(desk) ?? rowsOf(desk.division, entity.path);
  return rows.map((row) => entity.show?.(row, desk) ?? row);
}

function list(entity: Entity, rows: readonly Row[], address: Address, query: URLSearchParams, desk: Desk): Outcome {
  const shape = readShape(entity, query);
  const filter = query.get('$filter');
  const expression = filter === null ? undefined : parseFilter(filter);
  if (entity.restricted && desk.readings.mandatoryFilter === 'asked') checkFilter(entity, expression);
  demandProjection(entity, query, desk);

  const manner: Manner = { fields: entity.fields, trailingSpaces: desk.readings.trailingSpaces };
  if (expression) fits(expression, {}, manner); // A mistake is a mistake in an empty table too.
  const found = expression ? rows.filter((row) => fits(expression, row, manner)) : rows;
  if (address.below === '$count') return { kind: 'count', status: 200, count: found.length };
  if (address.below !== undefined) throw notFound();
  return { kind: 'collection', status: 200, entity, shape, desk, ...page(sort(found, entity, query), entity, query) };
}

function checkFilter(entity: Entity, expression: Expression | undefined): void {
  const allowed = [...entity.fields.values()].filter(({ filter }) => filter).map(({ name }) => name);
  if (!expression) {
    throw invalid(
      'This endpoint has mandatory filtering applied. A GET request for this endpoint must have a $filter ' +
        `parameter with one of the following fields in the url:${allowed.join(', ')}`,
    );
  }
  const used = fieldsOf(expression);
  if (used.some((name) => !entity.fields.has(name))) throw syntaxError();
  if (used.some((name) => !allowed.includes(name))) {
    throw invalid('This $filter parameter is not supported for this resource');
  }
}

function demandProjection(entity: Entity, query: URLSearchParams, { readings }: Desk): void {
  if (readings.projection === 'free' || query.has('$select') || query.get('$top') === '1') return;
  if (entity.rows === undefined) throw invalid('Please add a $select or a $top=1 statement to the query string.');
}

/** Reads `$select` and `$expand`; a name that the resource does not have is a syntax error. */
function readShape(entity: Entity, query: URLSearchParams): Shape {
  const names = (option: string) =>
    query
      .get(option)
      ?.split(',')
      .map((name) => name.trim());
  const select = names('$select');
  const expand = names('$expand') ?? [];
  const known = (name: string) => name === '*' || entity.fields.has(name) || isCollection(entity, name);
  if (select && !select.every(known)) throw syntaxError();
  if (!expand.every((name) => isCollection(entity, name))) throw syntaxError();
  return { select: select?.includes('*') ? undefined : select, expand };
}

const isCollection = (entity: Entity, name: string): boolean =>
  Object.hasOwn(entity.collections ?? {}, name.split('/')[0] ?? '');

function sort(rows: readonly Row[], entity: Entity, query: URLSearchParams): Row[] {
  const order = query.get('$orderby');
  if (order === null) return [...rows];
  const [, name = '', direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(order) ?? [];
  if (!entity.fields.has(name)) throw syntaxError();
  const sign = direction === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => sign * inOrder(a[name] ?? null, b[name] ?? null));
}

function inOrder(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
