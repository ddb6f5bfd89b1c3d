import { claimsOf, type HttpEvent } from './http-api.ts';
import { Problem } from './problem.ts';

/**
 * What a token may be good for:
 *
 * - `read`   sees what is there
 * - `sync`   hands over invoices, customers and the catalogue, and has them sent again
 * - `admin`  sets up integrations, turns them on and off, opens the console
 */
export type Scope = 'read' | 'sync' | 'admin';

/** Refuses a token that names its scopes and not this one. A token without the claim may do everything. Throws `scope-missing`. */
export function checkScope(event: HttpEvent, needed: Scope): void {
  const { scope } = claimsOf(event);
  if (scope === undefined) return;
  if (scopesIn(scope).includes(needed)) return;
  throw new Problem('scope-missing', { about: { expected: needed } });
}

/** A list is handed on by the gateway as `[read sync]`. */
const scopesIn = (claim: unknown): readonly string[] => String(claim).split(/[\s,[\]]+/);
