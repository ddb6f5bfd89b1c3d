import type { Exchange } from '../http/exchange.ts';
import { providerOf } from '../providers/index.ts';
import { codeLists } from '../store/code-lists.ts';
import type { DrainPorts } from '../sync/drain.ts';
import type { SyncContext } from '../sync/ledger/context.ts';
import { type Integration, keyOfIntegration } from '../sync/ledger/integration.ts';
import { readSettings } from '../sync/ledger/read-settings.ts';
import { Connections } from './connections.ts';
import type { Time } from './time.ts';
import type { WorkerWorld } from './world.ts';

/** One run over the ledgers of integrations; its connections are closed when it is over. */
export interface WorkerRun extends DrainPorts, AsyncDisposable {
  /** The sockets of this run. */
  readonly exchange: Exchange;
}

/**
 * Opens one run of the worker.
 *
 * @param part - how much of a provider's limits may be used up when this run still calls: all of it, for a push
 */
export function openRun(world: WorkerWorld, time: Time, part = 1): WorkerRun {
  const connections = new Connections(world, time);
  const { timeLeftMs } = time;

  async function openContext(integration: Integration, forbids: SyncContext['forbids']): Promise<SyncContext> {
    const { provider, wire, heard } = connections.open(integration, { part });
    const administration = integration.administration ?? { id: '', name: '', number: null, vatNumber: null };
    const key = keyOfIntegration(integration);
    const settings = readSettings(provider, integration);
    return {
      ...world,
      key,
      integration,
      provider,
      details: settings,
      settings,
      mappings: integration.mappings,
      administration: administration.id,
      wire,
      books: provider.open(wire, administration),
      lists: codeLists(world.table, world.lists, key, administration.id, world.clock.now),
      heard,
      timeLeftMs,
      forbids,
    };
  }

  return {
    ...world,
    exchange: connections.exchange,
    openContext,
    provider: providerOf,
    timeLeftMs,
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
}
