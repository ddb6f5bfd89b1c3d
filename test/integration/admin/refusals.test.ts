import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminRoutes } from '../../../functions/admin-api/routes.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

let world: TestWorld;
let api: Awaited<ReturnType<typeof adminDesk>>;
beforeAll(async () => {
  world = await testWorld();
  api = await adminDesk(world);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const named = (route: string): string => route.replace('{id}', route.includes('/integrations') ? 'exact' : '84311');
const taking = Object.entries(adminRoutes).filter(([, { body }]) => body !== null);
const needing = taking.filter(([, { isOptional }]) => !isOptional).map(([route]) => route);
const every = taking.map(([route]) => route);

describe('a body that is not there is refused where a route needs one, with the pointer to all of it', () => {
  test.each(needing)('%s', async (route) => {
    for (const raw of [undefined, '', ' \n ']) {
      const { status, body, headers } = await api.call(named(route), undefined, { ...(raw !== undefined && { raw }) });
      expect({ raw, status, errors: body.errors }).toEqual({
        ...{ raw, status: 400 },
        errors: [{ pointer: '', code: 'missing', message: 'Fill this in.' }],
      });
      expect(headers['content-type']).toBe('application/problem+json');
    }
  });

  test('and only where one is needed', () => {
    expect(needing.toSorted()).toEqual([
      'POST /events',
      'POST /integrations/{id}/closing-report',
      'POST /integrations/{id}/finalise',
      'POST /integrations/{id}/preview',
      'POST /integrations/{id}/rehearse',
      'PUT /catalogue',
      'PUT /integrations/{id}',
      'PUT /integrations/{id}/authentication',
      'PUT /integrations/{id}/details',
      'PUT /integrations/{id}/mappings',
    ]);
  });
});

describe('a body of another type is refused, with the pointer to it', () => {
  const odd = ['null', 'true', '5', '"text"', '{', '[]', '[1]', '\u0000'];
  test.each(every)('%s', async (route) => {
    for (const raw of odd) {
      const { status, body } = await api.call(named(route), undefined, { raw });
      expect({ raw, status }).toEqual({ raw, status: 400 });
      expect(body.errors[0], raw).toEqual({
        pointer: expect.stringMatching(route === 'POST /events' ? /^(\/0)?$/ : /^$/),
        code: expect.stringMatching(/^(not-object|too-few)$/),
        message: expect.any(String),
      });
    }
  });
});

describe('a value of another type is refused, with its pointer', () => {
  const ODD = [null, 5, true, {}, [], 'x'.repeat(20_000)];
  const keysOf = (route: string): string[] => {
    const { body } = adminRoutes[route as keyof typeof adminRoutes] as { body: { entries?: object } };
    return Object.keys(body.entries ?? {});
  };
  test.each(every.filter((route) => keysOf(route).length > 0))('%s', async (route) => {
    for (const key of keysOf(route)) {
      const codes: string[] = [];
      for (const value of ODD) {
        const { status, body } = await api.call(named(route), { [key]: value });
        expect({ key, value, isServerError: status >= 500 }).toEqual({ key, value, isServerError: false });
        const at = body?.errors?.find(({ pointer }: { pointer: string }) => `${pointer}/`.startsWith(`/${key}/`));
        if (at) codes.push(at.code);
      }
      expect({ key, refused: codes.length > 0 }).toEqual({ key, refused: true });
    }
  });
});

test.each(['GET /changes', 'GET /invoices', 'GET /integrations/{id}/closing-report'])(
  'a query that is not known is refused by its name: %s',
  async (route) => {
    const { status, body } = await api.call(named(route), undefined, { query: 'surprise=1' });
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ pointer: '/surprise' }] });
  },
);

test('a HEAD is answered as its GET, without the body', async () => {
  const [head, get] = [await api.call('HEAD /integrations/exact'), await api.call('GET /integrations/exact')];
  expect(head).toMatchObject({ status: 200, text: '', headers: get.headers });
  expect(await api.call('HEAD /integrations/nothing')).toMatchObject({ status: 404, text: '' });
  expect(await api.call('HEAD /openapi.json')).toMatchObject({ status: 200, text: '' });
  expect(await api.call('HEAD /integrations/exact/activate')).toMatchObject({ status: 405 });
});

test.each(['EXACT', 'a.b', 'a_b', 'é', 'x'.repeat(41), '%20', 'a%20b'])(
  'an integration can not be called %s',
  async (id) => {
    const { status, body } = await api.call(`PUT /integrations/${id}`, { provider: 'exact' });
    expect({ status, type: body.type }).toEqual({
      status: expect.any(Number),
      type: expect.stringMatching(/invalid-id|not-found/),
    });
    expect(status).toBeLessThan(500);
  },
);

test.each(['a', '0', '-', 'exact-2', 'x'.repeat(40)])('an integration can be called %s', async (id) => {
  const { status, body } = await api.call(`PUT /integrations/${id}`, { provider: 'exact' });
  expect({ status, redirectUrl: body.redirectUrl, state: body.state }).toEqual({
    ...{ status: 201, redirectUrl: 'http://127.0.0.1:4000/oauth/callback', state: 'new' },
  });
});
