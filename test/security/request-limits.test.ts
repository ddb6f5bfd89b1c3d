import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allOf, synthesized } from '../integration/infra/stack-fixtures.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { type Edge, openEdge } from './fixtures.ts';

let world: TestWorld;
let edge: Edge;

beforeAll(async () => {
  world = await testWorld();
  edge = await openEdge(world, { REQUESTS_PER_TENANT: 10, REQUESTS_PER_SESSION: 10 });
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const times = async (count: number, ask: () => Promise<{ readonly statusCode: number }>) => {
  const statuses = [];
  for (let n = 0; n < count; n++) statuses.push((await ask()).statusCode);
  return statuses;
};

describe('a script of one tenant uses up nothing of another:', () => {
  test('the admin API turns a tenant away beyond its limit, says when to come back, and serves the others', async () => {
    world.clock.advance(10_000 - (world.clock.now() % 10_000));
    const mine = () => edge.api('GET /integrations');
    expect(await times(11, mine)).toEqual([...Array(10).fill(200), 429]);
    const refused = await mine();
    expect(refused.headers).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '10' });
    expect(JSON.parse(refused.body).type).toContain('too-many-requests');
    expect((await edge.api('GET /integrations', undefined, { claims: { tenant: 'another' } })).statusCode).toBe(200);
    world.clock.advance(10_000);
    expect((await mine()).statusCode).toBe(200);
  });

  test('the console turns one session away, and serves another one of the same tenant', async () => {
    const [mine, other] = [await edge.signIn(), await edge.signIn()];
    const page = (cookie: string) => () => edge.ask('GET /console/nothing-here', { cookies: [cookie] });
    expect(await times(11, page(mine))).toEqual([...Array(10).fill(404), 429]);
    expect((await page(mine)()).headers['retry-after']).toMatch(/^\d+$/);
    expect((await page(other)()).statusCode).toBe(404);
  });
});

describe('the stage', () => {
  test('gives each route a pace of its own', () => {
    interface Stage {
      readonly RouteSettings: Readonly<Record<string, unknown>>;
    }
    const { template } = synthesized('prod');
    const routes = allOf<{ readonly RouteKey: string }>(template, 'AWS::ApiGatewayV2::Route').map(
      ([, { RouteKey }]) => RouteKey,
    );
    const [[, { RouteSettings }] = ['', { RouteSettings: {} }]] = allOf<Stage>(template, 'AWS::ApiGatewayV2::Stage');
    expect(Object.keys(RouteSettings).sort()).toEqual(routes.sort());
    const usual = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    const wide = { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 };
    expect(RouteSettings).toMatchObject({ 'GET /oauth/callback': usual, 'ANY /api/v1/{proxy+}': wide });
  });

  test('limits each tenant and each session where its settings say so, and nobody without', () => {
    const told = (requestLimits: object | null) =>
      allOf<{ readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> } }>(
        synthesized('prod', { requestLimits }).template,
        'AWS::Lambda::Function',
      ).flatMap(([, { Environment }]) =>
        Object.entries(Environment.Variables).filter(([name]) => name.startsWith('REQUESTS_PER_')),
      );
    expect(told({ perTenant: 50, perSession: 20 }).sort()).toEqual([
      ['REQUESTS_PER_SESSION', '20'],
      ['REQUESTS_PER_TENANT', '50'],
    ]);
    expect(told(null)).toEqual([]);
  });

  test('tells the admin API alone which hosts the console may lead back to, where its settings name any', () => {
    const told = (returnHosts: readonly string[]) =>
      allOf<{ readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> } }>(
        synthesized('prod', { returnHosts }).template,
        'AWS::Lambda::Function',
      ).flatMap(([, { Environment }]) => Environment.Variables.RETURN_HOSTS ?? []);
    expect(told(['app.i-reserve.example', 'www.i-reserve.example'])).toEqual([
      'app.i-reserve.example,www.i-reserve.example',
    ]);
    expect(told([])).toEqual([]);
  });
});
