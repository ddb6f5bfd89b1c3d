import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf, listName, stoppedName } from '../../shared/store/keys.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { type Edge, openEdge } from './fixtures.ts';

let world: TestWorld;
let edge: Edge;

beforeAll(async () => {
  world = await testWorld();
  edge = await openEdge(world);
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

test('tenants and ids that look like a part of a key stay apart', () => {
  const odd = ['a', 'a#I#b', 'b', '#', '%23', 'a#', '#a', 'a#parked', 'a#invoice#b', 'I', 'b#entry#invoice#a', '%'];
  const keys = odd.flatMap((tenant) =>
    odd.flatMap((one) => [
      ...odd.flatMap((other) => [
        keyOf.entry({ tenant, integration: one, kind: 'invoice', id: other }),
        keyOf.number({ tenant, integration: one }, other),
        keyOf.booksOf(tenant, one, other),
        keyOf.invoiceSnapshot(tenant, one, other.replace(/#/g, '')),
      ]),
      keyOf.integration({ tenant, integration: one }),
      keyOf.customerSnapshot(tenant, one),
    ]),
  );
  const names = keys.map(({ pk, sk }) => JSON.stringify([pk, sk]));
  const hashes = new Set(odd.map((hash) => hash.replace(/#/g, ''))).size; // hashes are ours and never hold a `#`
  const doubles = odd.length ** 2 * (odd.length - hashes);
  expect(new Set(names).size).toBe(names.length - doubles);
  const partitions = odd.flatMap((tenant) => [
    listName(tenant),
    ...odd.map((integration) => stoppedName({ tenant, integration }, 'parked')),
    ...odd.map((integration) => keyOf.entry({ tenant, integration, kind: 'invoice', id: '1' }).pk),
  ]);
  expect(new Set(partitions).size).toBe(partitions.length);
});

test.each([[''], [' '], ['\t\n'], ['\u0000'], ['x'.repeat(129)], ['half \ud83d'], [7], [null], [['camping-de-eik']]])(
  'a token whose claim is %j opens nothing',
  async (tenant) => {
    const { statusCode } = await edge.api('GET /integrations', undefined, { claims: { tenant } });
    expect(statusCode).toBe(403);
  },
);

test('the tenant is the claim’s: what a body or a query says of one is refused or not looked at', async () => {
  const claims = { tenant: 'another-tenant' };
  const { tenant } = world.key;
  expect((await edge.api('PUT /integrations/exact', { provider: 'exact', tenant }, { claims })).statusCode).toBe(400);
  const { body } = await edge.api('GET /integrations', undefined, { claims, query: `tenant=${tenant}` });
  expect(JSON.parse(body)).toEqual([]);
});
