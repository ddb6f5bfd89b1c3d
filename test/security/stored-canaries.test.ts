import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHandler as createPush } from '../../functions/books-push/handler.ts';
import { createHandler as createIntake } from '../../functions/invoice-intake/handler.ts';
import { keyOf } from '../../shared/store/keys.ts';
import { secretHash } from '../../shared/store/sessions.ts';
import { anEvent } from '../builders.ts';
import { sqsEvent, type TestWorld, testWorld } from '../world.ts';
import { type Edge, openEdge } from './fixtures.ts';

const CANARY = 'canary-7f3a';
const time = { timeLeftMs: () => 60_000 };

let world: TestWorld;
let edge: Edge;

beforeAll(async () => {
  world = await testWorld();
  edge = await openEdge(world);
  const { table, documents } = world.world;
  const of = { v: CANARY, tenant: world.key.tenant, secrets: CANARY, token: CANARY, clientId: CANARY, details: CANARY };
  await table.put({ ...keyOf.integration(world.key), ...of, id: 'exact' });
  await table.put({ ...keyOf.catalogue(world.key.tenant), ...of, catalogue: CANARY });
  await table.put({ ...keyOf.oauthState('state'), ...of, expiresAtMs: world.clock.now() + 60_000 });
  await table.put({ ...keyOf.door('session', secretHash('session', 'odd')), ...of, role: CANARY });
  await documents.send(new PutCommand({ TableName: 'webhooks', Item: { key: 'odd', ...of } }));
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** All that anybody gets to see of a call: its answer, or what Lambda prints of the error behind `onLambda`. */
const seen = (call: Promise<unknown>) => call.then(JSON.stringify, () => 'bare');

test('what was stored by another version of us is in no answer and in no line of the log, in any function', async () => {
  const api = (asked: string) => seen(edge.api(asked));
  const texts = [
    await api('GET /integrations'),
    await api('GET /integrations/exact'),
    await api('GET /catalogue'),
    await seen(edge.ask('GET /console', { cookies: ['console_session=odd'] })),
    await seen(edge.ask('GET /console', { cookies: [await edge.signIn()] })),
    await seen(edge.ask('GET /oauth/callback', { query: 'code=x&state=state' })),
    await seen(edge.ask('POST /webhooks/moneybird/odd', { body: '{}' })),
    await seen(createIntake(world.intake)(sqsEvent(JSON.stringify(anEvent())))),
    await seen(createPush(world.world)(sqsEvent(JSON.stringify({ ...world.key })), time)),
  ];
  expect([...texts, ...world.logged].join('\n')).not.toContain(CANARY);
});
