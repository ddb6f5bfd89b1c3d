import type { Catalogue } from '../../domain/catalogue.ts';
import type { CatalogueEvent } from '../../domain/events-in.ts';
import type { SyncPorts } from '../ledger/context.ts';

/** What making entries needs. */
export type TakePorts = Pick<SyncPorts, 'ledger' | 'snapshots' | 'integrations' | 'wake' | 'clock' | 'log' | 'metrics'>;

/** What taking events in needs. */
export interface IntakePorts extends TakePorts {
  /** Dead-letters a message without a known tenant or subject, for an engineer to look at. */
  readonly deadLetter: (body: string) => Promise<void>;
  /** Keeps the tenant's catalogue unless a newer one is there. */
  readonly keepCatalogue: (event: CatalogueEvent) => Promise<void>;
  /** Keeps what an invoice of that day showed of the tenant's catalogue. */
  readonly noteSeen: (tenant: string, shown: Catalogue, day: string) => Promise<void>;
}
