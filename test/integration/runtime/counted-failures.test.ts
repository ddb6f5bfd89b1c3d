import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandler as createApi } from '../../../functions/admin-api/handler.ts';
import { createHandler as createPush } from '../../../functions/books-push/handler.ts';
import { createHandler as createConsole } from '../../../functions/console/handler.ts';
import { createHandler as createIntake } from '../../../functions/invoice-intake/handler.ts';
import { createHandler as createCallback } from '../../../functions/oauth-callback/handler.ts';
import { createHandler as createRing } from '../../../functions/ring-due/handler.ts';
import { EmbeddedMetrics } from '../../../shared/runtime/logging/metrics.ts';
import { LATE_MS } from '../../../shared/sync/ledger/timing.ts';
import { type Edge, openEdge } from '../../security/fixtures.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk } from '../oauth/oauth-fixtures.ts';
import { invoiceEvent } from '../sync/fixtures.ts';

/** A port of a table that refuses everything, as it does when a permission is missing. */
const refusing = <T extends object>(port: T): T =>
  new Proxy(port, { get: () => () => Promise.reject(new Error('AccessDenied')) });

let world: TestWorld;
let edge: Edge;
beforeAll(async () => {
  world = await testWorld({ details: { finaliseInvoice: true } });
  edge = await openEdge(world);
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** What was counted while `act` ran: every value under its measure, and of whom it is. */
async function counted<T>(act: (metrics: EmbeddedMetrics) => Promise<T>) {
  const lines: string[] = [];
  const metrics = new EmbeddedMetrics((line) => void lines.push(line));
  const answer = await act(metrics);
  metrics.flush(world.clock.now());
  const values: Record<string, unknown> = {};
  for (const { _aws: _, Provider, Cause, Function: folder, ...all } of lines.map((line) => JSON.parse(line)))
    for (const [name, value] of Object.entries(all))
      values[[name, Provider ?? Cause ?? folder].filter(Boolean).join(' ')] = value;
  return { answer, values };
}

const time = { timeLeftMs: () => 28_000 };
const event = (rawPath: string, more: object = {}) => ({
  rawPath,
  rawQueryString: '',
  headers: {},
  requestContext: { domainName: '127.0.0.1:4000', http: { method: 'GET' }, ...more },
});
const message = { Records: [{ messageId: '1', body: JSON.stringify(invoiceEvent(1)) }] };

describe('a failure that is answered, and so is a success to Lambda, is counted', () => {
  test('a call of the admin API', async () => {
    const { answer, values } = await counted((metrics) =>
      createApi({ ...edge.adminWorld, metrics, integrations: refusing(edge.adminWorld.integrations) })(
        event('/api/v1/integrations', { authorizer: { jwt: { claims: { tenant: world.key.tenant } } } }),
        time,
      ),
    );
    expect(answer.statusCode).toBe(500);
    expect(values).toEqual({ 'RequestsFailed admin-api': 1 });
  });

  test('a page of the console', async () => {
    const cookie = await edge.signIn();
    const { answer, values } = await counted((metrics) =>
      createConsole({ ...edge.adminWorld, metrics, sessions: refusing(edge.adminWorld.sessions) })(
        { ...event('/console'), cookies: [cookie] },
        time,
      ),
    );
    expect(answer.statusCode).toBe(500);
    expect(values).toEqual({ 'RequestsFailed console': 1 });
  });

  test.each([
    ['before anybody knows whose it is', {}],
    ['while it is under way', { code: 'c', state: 's' }],
  ])('a consent, %s', async (_, query) => {
    const cookies = 'code' in query ? [] : [await edge.signIn()];
    const { callbackWorld } = edge;
    const { values } = await counted((metrics) =>
      createCallback({
        ...callbackWorld,
        metrics,
        states: refusing(callbackWorld.states),
        sessions: refusing(callbackWorld.sessions),
      })({ ...event('/oauth/callback'), rawQueryString: new URLSearchParams(query).toString(), cookies }, time),
    );
    expect(values).toEqual({ 'RequestsFailed oauth-callback': 1 });
  });

  test('an event that the intake can not write down', async () => {
    const ports = {
      ...world.world,
      deadLetter: async () => {},
      keepCatalogue: async () => {},
      noteSeen: async () => {},
    };
    const { answer, values } = await counted((metrics) =>
      createIntake({ ...ports, metrics, integrations: refusing(world.world.integrations) })(message),
    );
    expect(answer.batchItemFailures).toHaveLength(1);
    expect(values).toEqual({ 'MessagesRetried invoice-intake': 1 });
  });

  test('a wake that the worker can not answer', async () => {
    const wake = { Records: [{ messageId: '1', body: JSON.stringify({ ...world.key, hint: null }) }] };
    const { answer, values } = await counted((metrics) =>
      createPush({ ...world.world, metrics, integrations: refusing(world.world.integrations) })(wake, time),
    );
    expect(answer.batchItemFailures).toHaveLength(1);
    expect(values).toEqual({ 'MessagesRetried books-push': 1 });
  });
});

describe('a consent is counted by whether its code was exchanged', () => {
  test('one that connects', async () => {
    const { answer, values } = await counted((metrics) => consentDesk(world, { metrics }).consent());
    expect(answer.statusCode).toBe(200);
    expect(values).toMatchObject({ 'ConsentsExchanged exact': 1 });
  });

  test('one whose code the provider refuses', async () => {
    const { values } = await counted(async (metrics) => {
      const desk = consentDesk(world, { metrics });
      const back = new URLSearchParams(await desk.visit(await desk.begin()));
      back.set('code', 'another');
      return desk.callback(back.toString());
    });
    expect(values).toMatchObject({ 'ConsentsFailed exact': 1 });
    expect(values).not.toHaveProperty('ConsentsExchanged exact');
  });

  test('one that nobody began is neither', async () => {
    const { values } = await counted((metrics) => consentDesk(world, { metrics }).callback('code=c&state=s'));
    expect(values).toEqual({});
  });
});

test('each minute tells how many integrations have work due, and how many of them are late', async () => {
  await world.take(invoiceEvent(2));
  const ring = async () =>
    (
      await counted((metrics) =>
        createRing({ ...world.world, metrics, wakeAll: async () => {} })({}, { timeLeftMs: () => 50_000 }),
      )
    ).values;
  expect(await ring()).toMatchObject({ IntegrationsDue: 1, IntegrationsLate: 0 });
  world.clock.advance(LATE_MS);
  expect(await ring()).toMatchObject({ IntegrationsDue: 1, IntegrationsLate: 1 });
});
