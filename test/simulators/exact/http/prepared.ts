import type { Reply } from '../../http/reply.ts';
import type { PrintTrouble } from '../invoices/print-trouble.ts';
import type { Refusal } from '../rules/refusal.ts';

/** A request that was let in or not, whose work can be done now, later or never. */
export interface Prepared {
  /** Does the work and gives its answer. */
  readonly perform: (trouble?: PrintTrouble) => Reply;
  /** Refuses in the caller's format without doing the work; it counts as an error like any other. */
  readonly refuse: (refusal: Refusal) => Reply;
}
