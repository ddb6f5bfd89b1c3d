import { Codes } from '../../oauth/codes.ts';
import { letters } from '../../seeded.ts';
import type { App, Person } from '../model/world.ts';

/** How long a code can be exchanged. */
const codeMs = 600_000;

/** What an application may do (1.4). */
export const knownScopes = ['sales_invoices', 'documents', 'estimates', 'bank', 'time_entries', 'settings'] as const;
export type Scope = (typeof knownScopes)[number];

/** What an owner consented to. */
export interface Grant {
  readonly app: App;
  readonly person: Person;
  readonly administrations: readonly string[];
  readonly scopes: readonly Scope[];
  readonly redirectUri: string;
  readonly issuedAt: number;
}

/** Moneybird's codes: sixty-four hexadecimal signs. */
export const moneybirdCodes = (random: () => number): Codes<Grant> =>
  new Codes(() => letters(random, 64, '0123456789abcdef'), codeMs);

/** Reads a scope parameter; without one an application gets the invoices only. Undefined for a scope that is unknown. */
export function readScopes(text: string | null): readonly Scope[] | undefined {
  const names = text?.split(/[\s+]+/).filter((name) => name !== '') ?? [];
  if (names.length === 0) return ['sales_invoices'];
  const scopes = knownScopes.filter((scope) => names.includes(scope));
  return scopes.length === new Set(names).size ? scopes : undefined;
}
