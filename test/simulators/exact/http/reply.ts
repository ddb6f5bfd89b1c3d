import type { PrintTrouble } from '../invoices/print-trouble.ts';
import type { Refusal } from '../rules/refusal.ts';

/** One request as it came in. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was sent. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** One answer as it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request that was let in or not, whose work can be done now, later or never. */
export interface Prepared {
  /** Does the work and gives its answer. */
  readonly perform: (trouble?: PrintTrouble) => Reply;
  /** Refuses in the caller's format without doing the work; it counts as an error like any other. */
  readonly refuse: (refusal: Refusal) => Reply;
}

/** An answer in JSON. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** An answer in HTML. */
export const html = (status: number, body: string): Reply => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
});

/** An answer without a body. */
export const empty = (status: number, headers: Record<string, string> = {}): Reply => ({ status, headers, body: '' });
