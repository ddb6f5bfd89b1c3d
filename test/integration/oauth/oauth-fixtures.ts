import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ConsentWorld } from '../../../functions/oauth-callback/consent-run.ts';
import { createHandler } from '../../../functions/oauth-callback/handler.ts';
import { type Exchange, openExchange } from '../../../shared/http/exchange.ts';
import type { TokenSource } from '../../../shared/http/wire.ts';
import { beginConsent } from '../../../shared/oauth/begin-consent.ts';
import type { Chain } from '../../../shared/oauth/chain.ts';
import { openTokens } from '../../../shared/oauth/fresh-access-token.ts';
import { TokenMemory } from '../../../shared/oauth/token-memory.ts';
import type { TokenPorts } from '../../../shared/oauth/token-ports.ts';
import { exact } from '../../../shared/providers/exact/index.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import type { HttpAnswer, HttpEvent } from '../../../shared/runtime/http-api.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { mustHappen } from '../../must-happen.ts';
import { type AnyWorld, consentWorld, type TestWorld } from '../../world.ts';

/** The tokens of the test world's connection, as several workers hold them. */
export async function tokenDesk(world: TestWorld) {
  const exchange = openExchange();
  const integration = await integrationOf(world);
  const { vault } = world.world;
  const chain = async (): Promise<Chain> => {
    const found = await vault.read((await integrationOf(world)).chain ?? '');
    if (!found) throw new Error('there is no chain');
    return found;
  };
  const ports: TokenPorts = {
    ...world.world,
    connection: integration,
    exchange,
    profile: exact.oauth,
    origin: world.exact.origin,
    timeLeftMs: () => 90_000,
  };
  return {
    vault,
    ports,
    chain,
    /** The tokens as one worker holds them. */
    open: (over: Partial<TokenPorts> = {}): TokenSource =>
      openTokens({ ...ports, tokenMemory: new TokenMemory(), ...over }),
    /** Moves our clock to this age of the access token. */
    ageTo: async (ms: number) => world.clock.advance((await chain()).receivedAtMs + ms - world.clock.now()),
    calls: () => world.exact.requests.count({ endpoint: 'oauth2/token' }),
    [Symbol.asyncDispose]: () => exchange.close(),
  };
}

export async function integrationOf({ integrations, key }: AnyWorld): Promise<Integration> {
  const integration = await integrations.get(key);
  if (!integration) throw new Error('there is no integration');
  return integration;
}

/** The documents of a world, where something happens right before the first update that says `wanted`; one has to come. */
export function interrupted({ world }: AnyWorld, wanted: RegExp, happens: () => Promise<void>): DynamoDBDocumentClient {
  const { documents } = world;
  const happened = mustHappen(wanted);
  let isOver = false;
  const send = async (command: Parameters<typeof documents.send>[0]) => {
    if (!isOver && updatesOf(command.input).some((update) => wanted.test(update))) {
      isOver = true;
      happened();
      await happens();
    }
    return documents.send(command);
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

/** The updates of a request, alone or in a transaction. */
function updatesOf(input: object): readonly string[] {
  const { UpdateExpression = '', TransactItems = [] } = input as {
    readonly UpdateExpression?: string;
    readonly TransactItems?: readonly { readonly Update?: { readonly UpdateExpression?: string } }[];
  };
  return [UpdateExpression, ...TransactItems.map(({ Update }) => Update?.UpdateExpression ?? '')];
}

/** An exchange that changes what the token endpoint says. */
export const rewording = (real: Exchange, reword: (body: Record<string, unknown>) => object): Exchange => ({
  ...real,
  send: async (outgoing) => {
    const answer = await real.send(outgoing);
    return { ...answer, text: JSON.stringify(reword(JSON.parse(answer.text) as Record<string, unknown>)) };
  },
});

const REDIRECT = 'http://127.0.0.1:4000/oauth/callback';

/** A person with a browser, and the callback that it comes back to. */
export function consentDesk(world: AnyWorld | TestWorld, over: Partial<ConsentWorld> = {}, redirectUrl = REDIRECT) {
  const standing: ConsentWorld = { ...consentWorld(world.world, world.integrations), ...over };
  const callback = (query: string, headers: HttpEvent['headers'] = {}): Promise<HttpAnswer> =>
    createHandler(standing)(
      {
        rawPath: '/oauth/callback',
        rawQueryString: query,
        headers,
        requestContext: { domainName: new URL(redirectUrl).host },
      },
      { timeLeftMs: () => 30_000 },
    );
  const begin = async (integration?: Integration): Promise<string> =>
    beginConsent(integration ?? (await integrationOf(world)), redirectUrl, {
      ...standing,
      provider: providerOf,
      originOf: world.world.outside.originOf,
    });
  /** Opens the consent page and answers as the simulator was told to; the query that the browser comes back with. */
  const visit = async (address: string): Promise<string> => {
    const { headers } = await fetch(address, { redirect: 'manual' });
    return new URL(headers.get('location') ?? '').search.slice(1);
  };
  return {
    callback,
    begin,
    visit,
    /** The whole way. */
    consent: async (integration?: Integration) => callback(await visit(await begin(integration))),
    tokenCalls: () => ('exact' in world ? world.exact.requests.count({ endpoint: 'oauth2/token' }) : 0),
  };
}
