import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { type Exchange, openExchange } from '../http/exchange.ts';
import { listening, metered } from '../http/metered.ts';
import { originFor } from '../http/origin.ts';
import { Pacer, type PaceStore } from '../http/pacer.ts';
import { errorsOf, scopeOf } from '../http/scope.ts';
import { openWire, type TokenSource } from '../http/wire.ts';
import type { TokenVault } from '../oauth/chain.ts';
import { openTokens } from '../oauth/fresh-access-token.ts';
import { providerOf } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import { busPublisher } from '../store/bus.ts';
import { codeLists, ListMemory } from '../store/code-lists.ts';
import { dynamoPace } from '../store/pace.ts';
import { type ReadSecret, secretReader } from '../store/secrets.ts';
import { dynamoTokens } from '../store/tokens.ts';
import { dynamoHooks } from '../store/webhook-registry.ts';
import type { DrainPorts } from '../sync/drain.ts';
import type { CommonSettings, SyncContext, SyncPorts } from '../sync/ledger/context.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { Hooks } from '../sync/ledger/webhook-registry.ts';
import { buildLedger, type Ground, needed, type Time } from './world.ts';

/** What the worker stands on beside the ground. */
export interface WorkerWorld extends Omit<SyncPorts, 'clock' | 'log'>, Ground {
  readonly vault: TokenVault;
  readonly secret: ReadSecret;
  readonly pace: PaceStore;
  readonly hooks: Hooks;
  readonly lists: ListMemory;
  /** Opens connections for one run. */
  readonly openExchange: () => Exchange;
}

/** Builds the worker's world once per cold start. */
export function buildWorkerWorld(ground: Ground, over: Partial<WorkerWorld> & { readonly sqs?: SQSClient } = {}) {
  const { config, documents, table, clock } = ground;
  return {
    ...ground,
    ...buildLedger(ground, over.sqs),
    publish: over.publish ?? busPublisher(new EventBridgeClient({}), needed(config, 'EVENT_BUS_NAME')),
    vault: dynamoTokens(documents, needed(config, 'TOKEN_TABLE_NAME')),
    secret: over.secret ?? secretReader(new SecretsManagerClient({}), clock.now),
    pace: dynamoPace(table, clock.now),
    hooks: dynamoHooks(documents, needed(config, 'WEBHOOK_TABLE_NAME'), clock.now),
    lists: new ListMemory(),
    openExchange,
    ...over,
  } satisfies WorkerWorld;
}

/**
 * One run of the worker: lays out desks, and gives back what was borrowed when it is over.
 *
 * @param part - how much of a provider's limits may be used up when this run still calls: all of it, for a push
 */
export function openRun(world: WorkerWorld, { timeLeftMs }: Time, part = 1): DrainPorts & AsyncDisposable {
  const exchange = world.openExchange();
  const pacers = new Map<string, Pacer>();
  const sources = new Map<string, TokenSource>();

  function pacerFor(integration: Integration, limits: Provider['limits']): Pacer {
    const scope = scopeOf(integration, world.config.COUNTED_PER);
    const whose = errorsOf(integration, world.config.COUNTED_PER);
    const name = `${scope} ${whose}`;
    const pacer = pacers.get(name) ?? new Pacer(world.pace, scope, limits, world.clock, timeLeftMs, part, whose);
    pacers.set(name, pacer);
    return pacer;
  }

  function tokensFor(integration: Integration, origin: string, profile: Provider['oauth']): TokenSource {
    const { tenant, provider, host, chain } = integration;
    const name = [tenant, provider, host, chain ?? ''].map(encodeURIComponent).join('#');
    const source =
      sources.get(name) ?? openTokens({ ...world, connection: integration, exchange, profile, origin, timeLeftMs });
    sources.set(name, source);
    return source;
  }

  async function openContext(integration: Integration, forbids: SyncContext['forbids']): Promise<SyncContext> {
    const provider = providerOf(integration.provider);
    const origin = originFor(provider, integration.host, world.outside.originOf);
    const tokens = tokensFor(integration, origin, provider.oauth);
    const pace = pacerFor(integration, provider.limits);
    const heeded = listening(metered(exchange, provider.id, world.metrics));
    const wire = openWire({ origin, tokens, pace, exchange: heeded, now: world.clock.now, timeLeftMs });
    const administration = integration.administration ?? { id: '', name: '', number: null, vatNumber: null };
    const key = { tenant: integration.tenant, integration: integration.id };
    const details = v.parse(provider.details, integration.details);
    return {
      ...world,
      key,
      integration,
      provider,
      details,
      settings: details as CommonSettings,
      mappings: integration.mappings,
      administration: administration.id,
      wire,
      books: provider.open(wire, administration),
      lists: codeLists(world.table, world.lists, key, administration.id, world.clock.now),
      heard: heeded.heard,
      timeLeftMs,
      forbids,
    };
  }

  return {
    ...world,
    openContext,
    provider: providerOf,
    timeLeftMs,
    async [Symbol.asyncDispose]() {
      for (const pacer of pacers.values()) await pacer.release().catch(countsAsUsed);
      await exchange.close();
    },
  };
}

/** Slots that could not be given back count as used, like those of a run that crashed. */
const countsAsUsed = (): void => undefined;
