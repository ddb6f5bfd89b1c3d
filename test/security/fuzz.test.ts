import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { anEvent } from '../builders.ts';
import { atScale } from '../tier.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { csrfOf, type Edge, openEdge } from './fixtures.ts';
import { fuzzer, MARK, ROUTES, ROUTES_THAT_GO_ON } from './fuzz.ts';

/** How many requests are sent, also by `FUZZ_REQUESTS`; another stream of them with `FUZZ_SEED`. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? atScale(500, 20_000));
const [OF_OUR_OWN, OF_STRANGERS] = [Math.ceil(REQUESTS * 0.7), Math.ceil(REQUESTS * 0.3)];
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);

/** Every item of every table, by its key. */
async function stored({ world }: TestWorld): Promise<unknown> {
  const tables = ['ledger', 'tokens', 'webhooks'].map((TableName) =>
    world.documents.send(new ScanCommand({ TableName })),
  );
  const items = (await Promise.all(tables)).flatMap(({ Items = [] }) => Items);
  return Object.fromEntries(items.map((item) => [JSON.stringify([item.pk, item.sk, item.chain, item.key]), item]));
}

type Sent = ReturnType<ReturnType<typeof fuzzer>['next']>;

/** Sends one request as somebody: with no right at all, or with all that the tenant's own people have. */
function send(
  edge: Edge,
  { asked, form, request }: Sent,
  as: { readonly cookie: string; readonly csrf: string } | null,
) {
  const isForm = asked.startsWith('POST /console');
  const fields = new URLSearchParams(form.map(([name, value]): [string, string] => [name, value]));
  fields.set('csrf', as?.csrf ?? 'x');
  return edge.ask(asked, {
    ...request,
    ...(isForm && { body: fields.toString() }),
    ...(as && { cookies: [as.cookie], claims: { tenant: 'camping-de-eik' } }),
  });
}

const faultOf = (answer: Awaited<ReturnType<Edge['ask']>>): string | null => {
  const isHtml = answer.headers['content-type']?.includes('html');
  if (answer.statusCode >= 500 && answer.statusCode !== 503) return `${answer.statusCode}`;
  if (isHtml && answer.body.includes(MARK)) return 'reflected';
  const to = answer.headers.location;
  if (to && !/^(http:\/\/127\.0\.0\.1:\d+)?\/(console|api\/oauth2)/.test(to)) return `led to ${to}`;
  return Object.values(answer.headers).some((value) => /[\r\n]/.test(value)) ? 'a header of its own' : null;
};

async function faultsOf(edge: Edge, count: number, as: Parameters<typeof send>[2]): Promise<string[]> {
  const fuzz = fuzzer(SEED, as ? ROUTES_THAT_GO_ON : ROUTES);
  const faults: string[] = [];
  for (let n = 0; n < count; n++) {
    const sent = fuzz.next();
    const fault = await send(edge, sent, as).then(faultOf, (error: Error) => `threw ${error.name}`);
    if (fault) faults.push(`${fault}: ${JSON.stringify(sent).slice(0, 600)}`);
  }
  return faults;
}

test('every route of the API, the console, the callback and the webhook is among those that are tried', () => {
  expect(new Set(ROUTES).size).toBe(ROUTES.length);
  expect(ROUTES).toEqual(
    expect.arrayContaining(['GET /console/changes', 'POST /console/launch', 'PUT /api/v1/catalogue']),
  );
  expect(ROUTES).toContain('POST /console/integrations/{id}/disconnect');
  expect(ROUTES.filter((route) => !/^[A-Z]+ \/[\w/.{}-]*$/.test(route))).toEqual([]);
  expect(ROUTES.length - ROUTES_THAT_GO_ON.length).toBe(2);
});

test(`whatever the tenant’s own people send in ${OF_OUR_OWN} requests, nothing fails, is reflected or leads elsewhere`, async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  await world.push(anEvent());
  const cookie = await edge.signIn();
  const csrf = csrfOf(await edge.ask('GET /console', { cookies: [cookie] }));
  expect(csrf).not.toBe('');
  expect((await edge.ask('GET /console', { cookies: [cookie] })).statusCode).toBe(200);
  expect(world.key.tenant).toBe('camping-de-eik');
  expect(await faultsOf(edge, OF_OUR_OWN, { cookie, csrf })).toEqual([]);
}, 600_000);

test(`whatever strangers send in ${OF_STRANGERS} requests, nothing fails, is reflected, leads elsewhere, or is written`, async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  await world.push(anEvent());
  const before = await stored(world);
  expect(await faultsOf(edge, OF_STRANGERS, null)).toEqual([]);
  expect(await stored(world)).toEqual(before);
});
