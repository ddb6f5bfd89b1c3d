import type { Catalogue, CatalogueChange } from '../domain/catalogue.ts';
import type { NewChange } from '../domain/change.ts';
import type { Sessions } from '../domain/session.ts';
import type { PaceStore } from '../http/pacer.ts';
import type { TokenVault } from '../oauth/chain.ts';
import type { ConsentPorts, ConsentStates } from '../oauth/consent-ports.ts';
import type { DisconnectPorts } from '../oauth/disconnect.ts';
import type { Call } from '../runtime/call.ts';
import type { Config } from '../runtime/config.ts';
import type { ChangeLog } from '../store/changes/change-log.ts';
import type { InvoiceList } from '../store/ledger/invoice-list.ts';
import type { InvoiceSources } from '../store/ledger/invoice-sources.ts';
import type { OpenWork } from '../store/open-work.ts';
import type { RequestCounts } from '../store/request-counts.ts';
import type { SecretKeeper } from '../store/secrets.ts';
import type { SyncContext, SyncPorts } from '../sync/ledger/context.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { Integrations } from '../sync/ledger/ledger.ts';
import type { CountedInvoices } from './counts/counted-invoices.ts';

/** The integrations, as the administrator changes them. */
export interface ManagedIntegrations extends Integrations {
  /** Makes an integration, and writes the line of the change log with it. */
  make(integration: Integration, line: NewChange): Promise<boolean>;
  /** The tenant's integrations with those that were disconnected, whose ledgers are still there. */
  everOfTenant(tenant: string): Promise<readonly Integration[]>;
  /** Changes an integration with its line of the change log, unless somebody saved since it was read; false then. */
  changeIf(seen: Integration, changes: Partial<Integration>, line: NewChange | null): Promise<boolean>;
}

/** The ports of the use-cases of an administrator. */
export interface AdminPorts
  extends DisconnectPorts,
    Pick<SyncPorts, 'ledger' | 'snapshots' | 'wake' | 'log' | 'metrics'> {
  readonly integrations: ManagedIntegrations & DisconnectPorts['integrations'] & ConsentPorts['integrations'];
  readonly clock: ConsentPorts['clock'];
  readonly states: ConsentStates;
  readonly vault: TokenVault;
  readonly secrets: SecretKeeper;
  readonly pace: PaceStore;
  readonly config: Pick<Config, 'COUNTED_PER' | 'REQUESTS_PER_TENANT' | 'REQUESTS_PER_SESSION' | 'RETURN_HOSTS'>;
  readonly requests: RequestCounts;
  /** Opens a context for calls to the books, which are paced and end in time. */
  readonly openContext: (integration: Integration) => Promise<SyncContext>;
  /** How long the request may still take, in milliseconds. */
  readonly timeLeftMs: () => number;
  readonly invoiceList: InvoiceList;
  readonly invoiceSources: InvoiceSources;
  /** Every invoice of a tenant by where it stands. */
  readonly countInvoices: (tenant: string) => Promise<CountedInvoices>;
  readonly openWork: OpenWork;
  readonly sessions: Sessions;
  readonly changeLog: ChangeLog;
  readonly catalogue: (tenant: string) => Promise<Catalogue>;
  /** What can be mapped: the catalogue, and what invoices showed beside it. */
  readonly mappable: (tenant: string) => Promise<Catalogue>;
  /** Replaces the lists that are named, and gives all of them. */
  readonly changeCatalogue: (tenant: string, lists: CatalogueChange) => Promise<Catalogue>;
}

/** The integration that a call is about. */
export const keyFrom = ({ tenant, id }: Pick<Call, 'tenant' | 'id'>): IntegrationKey => ({ tenant, integration: id });
