import createClient, { type Client } from 'openapi-fetch';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { openApi } from '../../../../functions/admin-api/description/openapi.ts';
import { anEvent } from '../../../builders.ts';
import * as exactSimulator from '../../../simulators/exact/index.ts';
import * as moneybirdSimulator from '../../../simulators/moneybird/index.ts';
import { type AnyWorld, unconnectedWorld, virtualClock } from '../../../world.ts';
import { adminDesk } from '../fixtures.ts';
import { typesOf } from './generate.ts';
import type { components, paths } from './paths.d.ts';

type Integration = components['schemas']['Integration'];
type Provider = Integration['provider'];
type SettingsOf<P extends Provider> = Extract<Integration, { provider: P }>['details'];

test('the types of a client are those that the description of today makes', async () => {
  const types = await typesOf(withoutWords(openApi('https://books.example')));
  await expect(types).toMatchFileSnapshot('./paths.d.ts');
});

/** A document without what is for people alone, so that other words make no other types. */
const withoutWords = (document: object): string =>
  JSON.stringify(document, (key, value) =>
    key === 'example' || (['description', 'summary'].includes(key) && typeof value === 'string') ? undefined : value,
  );

/** What was answered; fails with the problem document where the request was refused. */
function well<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

/** A client of the admin API of a world, and a browser that gives consent. */
async function open(world: AnyWorld) {
  const desk = await adminDesk(world);
  const ask = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const raw = await request.text();
    const { status, text, headers } = await desk.call(`${request.method} ${pathname}`, undefined, {
      query: search.slice(1),
      headers: Object.fromEntries(request.headers),
      ...(raw !== '' && { raw }),
    });
    return new Response(text, { status, headers });
  };
  const client = createClient<paths>({ baseUrl: 'http://127.0.0.1:4000', fetch: ask });
  return { client, comeBack: desk.comeBack, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

/** From nothing to connected, as an administrator's program does it. */
async function connect(
  { client, comeBack }: Awaited<ReturnType<typeof open>>,
  provider: Provider,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
) {
  const params = { path: { id: provider } };
  well(await client.PUT('/integrations/{id}', { params, body: { provider } }));
  well(await client.PUT('/integrations/{id}/authentication', { params, body: { clientId, clientSecret } }));
  const { authorizeUrl } = well(await client.POST('/integrations/{id}/consent', { params, body: {} }));
  expect(await comeBack(authorizeUrl)).toBe(200);
  const { administration } = well(await client.POST('/integrations/{id}/connect', { params }));
  expect(administration?.name).toEqual(expect.any(String));
  return params;
}

/** From connected to booked. */
async function bookOne(client: Client<paths>, params: { path: { id: Provider } }, world: AnyWorld) {
  const { vatCodes } = well(await client.GET('/integrations/{id}/options', { params }));
  const low = vatCodes.find(
    ({ percentage, description }) => percentage === '9' && !/verlegd|EU|inclusief/i.test(description),
  );
  const saved = await client.PUT('/integrations/{id}/mappings', {
    params,
    body: { vat: { 'btw-laag': low?.code ?? null } },
  });
  expect(well(saved).misfits).toEqual([]);
  expect(well(await client.POST('/integrations/{id}/activate', { params })).state).toBe('active');
  expect(well(await client.POST('/events', { body: anEvent() }))).toEqual({ accepted: 1 });
  await world.settle();
  const { items } = well(await client.GET('/invoices', { params: { query: { ids: '84311' } } }));
  expect(items).toMatchObject([{ provider: params.path.id, status: 'synced', cause: null, finalised: true }]);
}

describe('a client that is made from the description', () => {
  const running = new AsyncDisposableStack();
  afterAll(() => running.disposeAsync());

  async function begin(provider: Provider) {
    const clock = virtualClock();
    const { app, books } = await {
      exact: async () => ({
        app: exactSimulator.demoApp,
        books: await exactSimulator.startExact({ now: clock.now, seed: 1 }),
      }),
      moneybird: async () => ({
        app: moneybirdSimulator.demoApp,
        books: await moneybirdSimulator.startMoneybird({ now: clock.now, seed: 1 }),
      }),
    }[provider]();
    const world = running.use(await unconnectedWorld(clock, books, { provider, app }));
    const api = running.use(await open(world));
    return { world, client: api.client, params: await connect(api, provider, app), page: () => fetch(books.origin) };
  }

  test('sets Exact Online up, sends an invoice and finds it in the books', async () => {
    const { client, params, world, page } = await begin('exact');
    const { articles } = well(await client.GET('/integrations/{id}/options', { params }));
    const body = { finaliseInvoice: true, defaultArticle: articles[0]?.code ?? null };
    well(await client.PUT('/integrations/{id}/details', { params, body }));
    await bookOne(client, params, world);
    expect(await (await page()).text()).toContain('2026-0042');
  });

  describe('of Moneybird', () => {
    let desk: Awaited<ReturnType<typeof begin>>;
    beforeAll(async () => {
      desk = await begin('moneybird');
    });

    test('sets it up, sends an invoice and finds it in the books', async () => {
      const { client, params, world, page } = desk;
      const body = { externalInvoice: false, finaliseInvoice: true };
      well(await client.PUT('/integrations/{id}/details', { params, body }));
      await bookOne(client, params, world);
      expect(await (await page()).text()).toContain('2026-0042');
    });

    test('sees all 18 settings of Moneybird, when it is written and when it runs', async () => {
      const shown = well(await desk.client.GET('/integrations/{id}', { params: desk.params }));
      if (shown.provider !== 'moneybird') throw new Error(`it is of ${shown.provider}`);
      expectTypeOf(shown.details).toEqualTypeOf<SettingsOf<'moneybird'>>();
      const typed: Record<keyof SettingsOf<'moneybird'>, true> = {
        ...{ invoiceField: true, customerField: true, customerNumberPrefix: true, customerNumberLength: true },
        ...{ autoUpdateRelation: true, dateRangeOnLines: true, finaliseInvoice: true, sendEmail: true, rounding: true },
        ...{ roundingLimit: true, sellers: true, startDate: true, triggers: true, vatExclusive: true },
        ...{ externalInvoice: true, workflow: true, contactSyncBack: true, contactSyncBackFields: true },
      };
      expect(Object.keys(shown.details).toSorted()).toEqual(Object.keys(typed).toSorted());
      expect(Object.keys(typed)).toHaveLength(18);
      expectTypeOf<SettingsOf<'exact'>>().not.toHaveProperty('workflow');
      expectTypeOf<Provider>().toEqualTypeOf<'exact' | 'moneybird'>();
    });
  });
});
