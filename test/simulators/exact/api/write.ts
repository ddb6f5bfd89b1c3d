import type { Entity } from '../entities/entity.ts';
import type { Desk } from '../model/desk.ts';
import { byId } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { invalid, notFound, Refusal } from '../rules/refusal.ts';
import type { Address } from './address.ts';
import { readKey } from './address.ts';
import { readBody } from './body.ts';
import { type Outcome, plainShape } from './outcome.ts';

/** What a write carries beside its address. */
export interface Writing {
  readonly method: string;
  readonly body: string;
  /** Whether the caller wants the record back in full. */
  readonly returnsRepresentation: boolean;
}

/** Answers a POST, a PUT or a DELETE. */
export function write(entity: Entity, address: Address, writing: Writing, desk: Desk): Outcome {
  if (address.below !== undefined) throw notFound();
  if (writing.method === 'POST') return create(entity, address, writing, desk);

  const row = findStored(entity, address, desk);
  if (writing.method === 'DELETE') entity.remove?.(row, desk);
  else entity.update?.(row, readBody(writing.body, entity, 'update', desk.readings), desk);
  return { kind: 'nothing', status: 204 };
}

function create(entity: Entity, address: Address, { body, returnsRepresentation }: Writing, desk: Desk): Outcome {
  if (address.key !== undefined || !entity.create) throw new Refusal(405, 'Method not allowed.');
  const sent = readBody(body, entity, 'create', desk.readings);
  const known = entity.key === 'ID' && byId(desk.division, entity.path, sent.values.ID);
  if (known) throw invalid('Bestaat reeds: ID');
  const made = entity.create(sent, desk);
  const shown = entity.show?.(made, desk) ?? made;
  const row: Row = returnsRepresentation ? shown : { [entity.key]: shown[entity.key] ?? null };
  return { kind: 'entity', status: 201, entity, row, shape: plainShape, desk };
}

function findStored(entity: Entity, address: Address, desk: Desk): Row {
  if (address.key === undefined) throw new Refusal(405, 'Method not allowed.');
  const row = byId(desk.division, entity.path, readKey(address.key, 'Guid'));
  if (!row) throw notFound();
  return row;
}
