import { createServer } from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AdminRoute, adminRoutes } from '../../../functions/admin-api/routes.ts';
import { routeScopes } from '../../../functions/admin-api/scopes.ts';
import { emptyPlan } from '../../../infra/local/aws/deploy/plan.ts';
import { createGateway } from '../../../infra/local/aws/http/gateway.ts';
import { createIssuer } from '../../../infra/local/aws/http/token.ts';
import type { LocalFunction } from '../../../infra/local/aws/lambda/function.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, { readonly discriminator?: object }> };
}

/** A world with one booked invoice, for those who only look. */
const shared = (async () => {
  const world = await testWorld();
  await world.push(anEvent());
  return { world, api: await adminDesk(world) };
})();

const operations: { readonly route: string; readonly operation: Operation }[] = [];
let document: Document;

beforeAll(async () => {
  const { api } = await shared;
  const answer = await api.call('GET /openapi.json', undefined, { tenant: null });
  expect(answer.status).toBe(200);
  document = answer.body;
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      operations.push({ route: `${method.toUpperCase()} ${path}`, operation });
});

/** Where each id of the shared world stands. */
const named = (route: string): string =>
  route.replace('{id}', route.includes('/invoices') ? '84311' : route.includes('/customers') ? '7012' : 'exact');

/** A body that fits each route, for those who ask for something that is not theirs. */
const fitting: Readonly<Record<string, object>> = {
  'PUT /integrations/{id}': { provider: 'exact' },
  'PUT /integrations/{id}/authentication': { clientId: 'app', clientSecret: 'hush' },
  'POST /integrations/{id}/closing-report': { month: '2026-11' },
  'POST /integrations/{id}/finalise': { ids: ['84311'] },
  'POST /integrations/{id}/preview': { invoice: anInvoice(), customer: aCompany() },
  'POST /integrations/{id}/rehearse': { from: '2026-11-01', to: '2026-11-30' },
};
const routes = Object.keys(adminRoutes);

describe('the description of the admin API', () => {
  test('has every route, and no route that is not there', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ route }) => route).sort()).toEqual(routes.toSorted());
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length);
  });

  test.each([
    ['GET /integrations', ''],
    ['GET /integrations/{id}', ''],
    ['GET /integrations/{id}/checklist', ''],
    ['GET /integrations/{id}/options', ''],
    ['GET /invoices', 'status=synced'],
    ['GET /invoices/{id}', ''],
    ['GET /catalogue', ''],
    ['GET /changes', ''],
    ['GET /integrations/{id}/closing-report', 'month=2026-11'],
    ['POST /integrations/{id}/preview', ''],
    ['POST /integrations/{id}/rehearse', ''],
    ['GET /causes', ''],
  ])('says what %s answers', async (route, query) => {
    const { api } = await shared;
    const answer = await api.call(named(route), fitting[route], { query });
    expect(answer.status).toBe(200);
    const { operation } = operations.find((one) => one.route === route) ?? {};
    const schema = operation?.responses[200]?.content?.['application/json']?.schema ?? false;
    const judge = new Ajv2020({ allErrors: true, formats: { 'date-time': true, date: true }, strict: false });
    judge.validate({ ...schema, components: document.components }, answer.body);
    expect(judge.errors ?? []).toEqual([]);
  });

  test('names the scope that each route needs', () => {
    for (const { route, operation } of operations)
      expect([route, operation.security]).toEqual([route, [{ bearer: [routeScopes[route as AdminRoute]] }]]);
  });

  test('tells integrations apart by their provider, with the settings of each', () => {
    expect(document.components.schemas).toMatchObject({
      Integration: {
        oneOf: [
          { $ref: '#/components/schemas/ExactIntegration' },
          { $ref: '#/components/schemas/MoneybirdIntegration' },
        ],
        discriminator: {
          propertyName: 'provider',
          mapping: {
            exact: '#/components/schemas/ExactIntegration',
            moneybird: '#/components/schemas/MoneybirdIntegration',
          },
        },
      },
      ExactIntegration: {
        properties: { provider: { const: 'exact' }, details: { $ref: '#/components/schemas/ExactDetails' } },
      },
      MoneybirdIntegration: {
        properties: { provider: { const: 'moneybird' }, details: { $ref: '#/components/schemas/MoneybirdDetails' } },
      },
      ExactDetails: { properties: { journal: {} } },
      MoneybirdDetails: { properties: { workflow: {} } },
      DetailsChange: {
        anyOf: [
          { $ref: '#/components/schemas/ExactDetailsChange' },
          { $ref: '#/components/schemas/MoneybirdDetailsChange' },
        ],
      },
    });
  });

  test('says what a body must be as the API itself judges it', () => {
    const { operation } = operations.find(({ route }) => route.endsWith('/authentication')) ?? {};
    const schema = operation?.requestBody?.content['application/json']?.schema ?? false;
    const judge = new Ajv2020({ strict: false }).compile({ ...schema, components: document.components });
    expect(judge({ clientId: 'a', clientSecret: 'b' })).toBe(true);
    expect(judge({ clientId: 'a' })).toBe(false);
    expect(judge({ clientId: 'a', clientSecret: 'b', more: 1 })).toBe(false);
  });
});

describe('every route', () => {
  test.each(routes.filter((route) => route.includes('{id}') && route !== 'PUT /integrations/{id}'))(
    'is not there for another tenant: %s',
    async (route) => {
      const { api } = await shared;
      const query = route.endsWith('/closing-report') ? 'month=2026-11' : '';
      const asking = { tenant: 'another-tenant', query };
      expect(await api.call(named(route), fitting[route] ?? {}, asking)).toMatchObject({ status: 404 });
    },
  );

  test.each(routes)('says no to a token without a tenant: %s', async (route) => {
    const { api } = await shared;
    expect(await api.call(named(route), fitting[route], { tenant: null })).toMatchObject({ status: 403 });
  });

  test.each(
    Object.entries(adminRoutes).flatMap(([route, { body }]) =>
      // Unknown keys of events are i-Reserve's own business.
      body && route !== 'POST /events' ? [route] : [],
    ),
  )('refuses a key that is not known, by its name: %s', async (route) => {
    const { api } = await shared;
    const answer = await api.call(named(route), { ...fitting[route], surprise: 1 });
    expect(answer).toMatchObject({ status: 400, headers: { 'content-type': 'application/problem+json' } });
    expect(answer.body.errors).toContainEqual({
      pointer: '/surprise',
      code: 'unknown-key',
      message: 'This is not known.',
    });
    expect(await api.call(named(route), undefined, { raw: '[' })).toMatchObject({ status: 400 });
  });

  test('lets in who bears a good token, and nobody with none or one that has ended', async () => {
    const authorizer = { id: 'jwt', issuer: 'https://issuer.example', audience: ['a'] };
    const issuer = createIssuer(authorizer);
    const reached: string[] = [];
    const gateway = createGateway({
      plan: {
        ...emptyPlan(),
        authorizers: [authorizer],
        integrations: [{ id: 'i', functionArn: 'arn', timeoutMs: 1_000 }],
        routes: [
          {
            ...{ logicalId: 'R', apiId: 'api', key: 'ANY /api/v1/{proxy+}' },
            ...{ integration: 'i', authorizer: 'jwt', scopes: [] },
          },
        ],
      },
      issuer,
      now: Date.now,
      functionOf: () =>
        ({
          invoke: async (event: { rawPath: string }) => {
            reached.push(event.rawPath);
            return { statusCode: 200, body: '' };
          },
        }) as unknown as LocalFunction,
    });
    const server = createServer(
      (request, response) => void gateway(request, response, new URL(request.url ?? '', 'http://127.0.0.1')),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const ask = async (route: string, token: string | null) => {
      const [method = '', path = ''] = named(route).split(' ');
      const headers = token === null ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { method, headers })).status;
    };
    for (const route of routes) {
      expect(await ask(route, null), route).toBe(401);
      expect(await ask(route, issuer.token('camping-de-eik', -1)), route).toBe(401);
      expect(await ask(route, createIssuer(authorizer).token('camping-de-eik')), route).toBe(401);
    }
    expect(reached).toEqual([]);
    for (const route of routes) expect(await ask(route, issuer.token('camping-de-eik')), route).toBe(200);
    server.close();
  });
});

test('the secret of an app is in no answer', async () => {
  const { api } = await shared;
  const answer = await api.call('PUT /integrations/exact/authentication', {
    clientId: demoApp.clientId,
    clientSecret: 'hush-hush-hush',
  });
  expect(answer.text).not.toContain('hush');
});
