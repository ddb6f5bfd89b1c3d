import type { Cause } from '../../domain/causes.ts';
import type { Mappings } from '../../domain/settings.ts';
import type { Books } from '../../providers/books.ts';
import type { CodeRows } from '../../providers/code-lists.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Wire } from '../../providers/wire.ts';
import type { IntegrationKey } from './entry.ts';
import type { Integration } from './integration.ts';
import type { Integrations, Ledger, Publish, Snapshots, Wake } from './ledger.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Hooks } from './webhook-registry.ts';

/** Code lists of one administration, kept for a day. */
export interface CodeLists {
  read(key: string): Promise<{ readonly rows: CodeRows; readonly fetchedAtMs: number } | null>;
  keep(key: string, rows: CodeRows): Promise<void>;
  /** Forgets lists, so that they are fetched anew when somebody needs them. */
  drop(keys: readonly string[]): Promise<void>;
}

/** Time, chance and ids, from outside. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
  id(): string;
  /** An unguessable value: 256 bits as base64url. */
  secret(): string;
  random(): number;
}

/** What the flows need that is the same for every integration. */
export interface SyncPorts {
  readonly ledger: Ledger;
  readonly snapshots: Snapshots;
  readonly integrations: Integrations;
  readonly publish: Publish;
  readonly wake: Wake;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Everything that one run of the worker needs to serve one integration. */
export interface SyncContext extends SyncPorts {
  readonly hooks: Hooks;
  readonly key: IntegrationKey;
  readonly integration: Integration;
  readonly provider: Provider;
  readonly details: unknown;
  readonly settings: CommonSettings;
  readonly mappings: Mappings;
  /** The id of the administration that every call goes to. */
  readonly administration: string;
  readonly wire: Wire;
  readonly books: Books;
  readonly lists: CodeLists;
  /** True once the books gave an answer of their own to a call of this context. */
  heard(): boolean;
  /** Milliseconds of real time until this run must be over. */
  timeLeftMs(): number;
  /** Why nothing may be made now, so that earlier attempts are only looked up; null as a rule. */
  readonly forbids: Extract<Cause, 'inactive' | 'internal-error'> | null;
}

/** The settings that the flow itself reads; every provider has them. */
export interface CommonSettings {
  readonly invoiceField: string;
  readonly customerField: string;
  readonly contactField?: string | null;
  readonly vatExclusive: boolean;
  readonly autoUpdateRelation: boolean;
  readonly finaliseInvoice: boolean;
  readonly sendEmail: boolean;
  readonly sellers: readonly string[];
  readonly startDate: string | null;
  readonly triggers: { readonly invoiceSent: boolean };
}
