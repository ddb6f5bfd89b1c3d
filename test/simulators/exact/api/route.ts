import { entities } from '../entities/index.ts';
import type { Desk } from '../model/desk.ts';
import { notFound, Refusal, syntaxError } from '../rules/refusal.ts';
import type { Address } from './address.ts';
import type { Outcome } from './outcome.ts';
import { read } from './read.ts';
import { type Writing, write } from './write.ts';

// An address of some twelve thousand signs is known to fail, one of forty ids to work.
const longestQuery = 8_000;

/** Leads an admitted request to its resource. */
export function route(address: Address, query: URLSearchParams, writing: Writing, desk: Desk): Outcome {
  const entity = entities.get(address.endpoint);
  if (!entity) throw notFound();
  if (query.toString().length > longestQuery) throw syntaxError();
  if (!entity.methods.includes(writing.method)) throw notAllowed(entity.methods, writing.method);
  return writing.method === 'GET' ? read(entity, address, query, desk) : write(entity, address, writing, desk);
}

function notAllowed(methods: readonly string[], method: string): Refusal {
  if (!['GET', 'POST', 'PUT', 'DELETE'].includes(method)) return new Refusal(405, 'Method not allowed.');
  const right = methods.includes('GET') ? 'write' : 'read';
  return new Refusal(403, `Forbidden - Application Scope Violated. Cannot ${right}`);
}
