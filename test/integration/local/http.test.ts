import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readRoutes } from '../../../infra/local/aws/http/routes.ts';
import type { Census } from '../../../infra/local/census.ts';
import { giveConsent } from '../../../infra/local/demo/demo-connect.ts';
import { type LocalOptions, startLocal } from '../../../infra/local/stage.ts';
import { aFunction, arnOf, aStack, type Resources } from './fixtures.ts';

const route = (id: string, key: string, more: object = {}): Resources => ({
  [id]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: key,
      Target: { 'Fn::Sub': `integrations/\${Integration}` },
      ...more,
    },
  },
});

/** An API whose every route is answered by `api`, with this code. */
const anApi = (code: string, routes: Resources, timeoutMs = 5_000, settings: object = {}) =>
  aStack(
    {
      ...aFunction('api'),
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
      Stage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true, ...settings },
      },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ...{ ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', IntegrationUri: arnOf('api') },
          ...{ PayloadFormatVersion: '2.0', TimeoutInMillis: timeoutMs },
        },
      },
      Allowed: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { Ref: 'api' },
          Principal: 'apigateway.amazonaws.com',
        },
      },
      ...routes,
    },
    { api: code },
  );

const echo = 'export const handler = async (event) => event;';

async function startApi(
  code: string,
  routes: Resources = route('All', '$default'),
  more: LocalOptions = {},
  timeoutMs?: number,
  settings?: object,
) {
  const stage = await startLocal({ assembly: anApi(code, routes, timeoutMs, settings), ...more });
  const call = async (path: string, init?: RequestInit) => {
    const answer = await fetch(stage.url + path, init);
    const body = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: body.startsWith('{') || body.startsWith('[') ? JSON.parse(body) : body,
    };
  };
  return { stage, call, [Symbol.asyncDispose]: () => stage.close() };
}

describe('a request', () => {
  test('reaches the function in payload format 2.0', async () => {
    await using api = await startApi(echo, route('Read', 'POST /books/{id}'));
    const { body } = await api.call('/books/a%20b?x=1&x=2&y=', {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', cookie: 'one=1; two=2', 'X-Kind': 'test' },
      body: '{"a":"é"}',
    });
    const domainName = new URL(api.stage.url).host;
    expect(body).toMatchObject({
      ...{ version: '2.0', routeKey: 'POST /books/{id}', rawPath: '/books/a b', rawQueryString: 'x=1&x=2&y=' },
      ...{ cookies: ['one=1', 'two=2'], queryStringParameters: { x: '1,2', y: '' }, pathParameters: { id: 'a b' } },
      ...{ body: '{"a":"é"}', isBase64Encoded: false },
      headers: {
        host: domainName,
        'x-kind': 'test',
        'x-forwarded-proto': 'http',
        'content-type': 'application/json; charset=utf-8',
      },
      requestContext: {
        ...{ domainName, routeKey: 'POST /books/{id}', stage: '$default' },
        http: { method: 'POST', path: '/books/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
      },
    });
    expect(body.headers).not.toHaveProperty('cookie');
  });

  test('comes with its path decoded once, and cut at a question mark that was escaped', async () => {
    await using api = await startApi(echo, route('All', 'ANY /books/{proxy+}'));
    const pathOf = async (path: string) => {
      const { body } = await api.call(path);
      return [body.rawPath, body.pathParameters.proxy, body.rawQueryString];
    };
    expect(await pathOf('/books/A%2F1/50%25%20%2B?q=a%20b')).toEqual(['/books/A/1/50% +', 'A/1/50% +', 'q=a%20b']);
    expect(await pathOf('/books/a%252Fb')).toEqual(['/books/a%2Fb', 'a%2Fb', '']);
    expect(await pathOf('/books/a%3Fb?q=1')).toEqual(['/books/a', 'a', 'q=1']);
    expect(await api.call('/books/50%')).toMatchObject({ status: 400, body: { message: 'Bad Request' } });
  });

  test('that is longer than the gateway or the function takes is refused, and so is a longer answer', async () => {
    await using api = await startApi(
      `export const handler = async ({ queryStringParameters }) => 'x'.repeat(Number(queryStringParameters.long));`,
    );
    const post = (mebibytes: number) =>
      api.call('/?long=1', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: 'x'.repeat(mebibytes * 2 ** 20),
      });
    expect(await post(5)).toMatchObject({ status: 200, body: 'x' });
    for (const mebibytes of [6, 11])
      expect(await post(mebibytes)).toMatchObject({ status: 413, body: { message: 'Request Entity Too Large' } });
    expect((await api.call(`/?long=${5 * 2 ** 20}`)).status).toBe(200);
    expect(await api.call(`/?long=${7 * 2 ** 20}`)).toMatchObject({
      status: 500,
      body: { message: 'Internal Server Error' },
    });
  });

  test('waits for nobody when its route has had as many as it lets through, until time has gone by', async () => {
    const pace = (perSecond: number, burst: number) => ({
      ThrottlingRateLimit: perSecond,
      ThrottlingBurstLimit: burst,
    });
    await using api = await startApi(
      echo,
      { ...route('Busy', 'GET /busy'), ...route('Calm', 'GET /calm') },
      {},
      undefined,
      { RouteSettings: { 'GET /busy': pace(0.01, 2) }, DefaultRouteSettings: pace(0.01, 3) },
    );
    const statuses = async (path: string, times: number) => {
      const answers = [];
      for (let call = 0; call < times; call++) answers.push((await api.call(path)).status);
      return answers;
    };
    expect(await statuses('/busy', 3)).toEqual([200, 200, 429]);
    expect(await api.call('/busy')).toMatchObject({ body: { message: 'Too Many Requests' } });
    expect(await statuses('/calm', 4)).toEqual([200, 200, 200, 429]);
    api.stage.advance(100);
    expect(await statuses('/busy', 2)).toEqual([200, 429]);
  });

  test('brings a body that is no plain text as base64', async () => {
    await using api = await startApi(echo);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { body } = await api.call('/form', { method: 'POST', headers, body: 'a=1' });
    expect(body).toMatchObject({ body: Buffer.from('a=1').toString('base64'), isBase64Encoded: true });
  });

  test('is answered as the function says: status, headers, cookies, bytes', async () => {
    await using api = await startApi(`export const handler = async () => ({
      statusCode: 418, headers: { 'content-type': 'text/html', 'x-count': 3 }, cookies: ['a=1', 'b=2'],
      body: Buffer.from('<p>é</p>').toString('base64'), isBase64Encoded: true });`);
    const { status, headers, body } = await api.call('/');
    expect([status, headers.get('content-type'), headers.get('x-count'), body]).toEqual([
      418,
      'text/html',
      '3',
      '<p>é</p>',
    ]);
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('that no route takes is not found', async () => {
    await using api = await startApi(echo, route('Read', 'GET /books'));
    expect(await api.call('/other')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    expect(await api.call('/books', { method: 'POST' })).toMatchObject({ status: 404 });
  });

  test('whose function fails, or is too late, hears no more than that', async () => {
    await using broken = await startApi(`export const handler = async () => { throw new Error('secret'); };`);
    expect(await broken.call('/')).toMatchObject({ status: 500, body: { message: 'Internal Server Error' } });
    await using slow = await startApi(
      'export const handler = () => new Promise(() => setInterval(() => {}, 1000));',
      undefined,
      {},
      200,
    );
    expect(await slow.call('/')).toMatchObject({ status: 503, body: { message: 'Service Unavailable' } });
  });
});

test('the most exact route takes a request, then the method that is named', () => {
  const keys = [
    'ANY /{proxy+}',
    'GET /books/{id}',
    'ANY /books/{id}',
    'GET /books/open',
    'GET /books/{id}/lines',
    '$default',
  ];
  const find = readRoutes(
    keys.map((key) => ({ logicalId: key, apiId: 'a', key, integration: 'i', authorizer: undefined })),
  );
  const taken = (method: string, path: string) => {
    const match = find(method, path);
    return [match?.route.key, match?.parameters];
  };
  expect(taken('GET', '/books/open')).toEqual(['GET /books/open', {}]);
  expect(taken('GET', '/books/7')).toEqual(['GET /books/{id}', { id: '7' }]);
  expect(taken('PUT', '/books/7')).toEqual(['ANY /books/{id}', { id: '7' }]);
  expect(taken('GET', '/books/7/lines')).toEqual(['GET /books/{id}/lines', { id: '7' }]);
  expect(taken('GET', '/else/where/deep')).toEqual(['ANY /{proxy+}', { proxy: 'else/where/deep' }]);
  expect(taken('GET', '/books/%E0%A4%A')).toEqual(['GET /books/{id}', { id: '%E0%A4%A' }]);
  expect(taken('GET', '/')).toEqual(['$default', {}]);
});

describe('a route with an authorizer', () => {
  const guarded = {
    Jwt: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ...{
          ApiId: { Ref: 'Api' },
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          Name: 'jwt',
        },
        JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['books'] },
      },
    },
    ...route('Api1', 'GET /api', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Jwt' } }),
  };
  const bearing = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  test('lets in who bears a token of the local run, with the claims of the tenant', async () => {
    await using api = await startApi(echo, guarded);
    const { token } = (await api.call('/local/token?tenant=camping-de-eik')).body;
    const { status, body } = await api.call('/api', bearing(token));
    expect(status).toBe(200);
    expect(body.requestContext.authorizer.jwt.claims).toMatchObject({
      ...{ iss: 'https://issuer.example', aud: 'books', tenant: 'camping-de-eik' },
      exp: expect.any(Number),
    });
    expect(body.requestContext.authorizer.jwt.claims.exp - Date.now() / 1000).toBeGreaterThan(3500);
  });

  test('lets in nobody else', async () => {
    await using api = await startApi(echo, guarded);
    await using other = await startApi(echo, guarded);
    const token = api.stage.token('camping-de-eik');
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, tenant: 'another' })).toString('base64url');
    for (const bad of ['', 'nonsense', `${head}.${forged}.${signature}`, other.stage.token('camping-de-eik')])
      expect(await api.call('/api', bearing(bad))).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
    expect(await api.call('/api')).toMatchObject({ status: 401 });
  });
});

describe('the local routes', () => {
  const problem = (title: string, more: object = {}) =>
    expect.objectContaining({ title, type: expect.stringMatching(/^urn:/), ...more });
  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

  test('take an event or several, and name each that the bus refuses', async () => {
    await using api = await startApi(echo);
    const event = { source: 'ireserve', 'detail-type': 'invoice.finalised', detail: {} };
    expect((await api.call('/local/events', post(event))).status).toBe(202);
    expect((await api.call('/local/events', post(Array(25).fill(event)))).status).toBe(202);
    const { source, ...nameless } = event;
    const refused = await api.call('/local/events', post([event, nameless, 7]));
    expect(refused).toMatchObject({ status: 400, body: problem('The bus refused an event') });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/1', '/2']);
    expect(await api.call('/local/events', post({ ...event, source: 7 }))).toMatchObject({
      status: 400,
      body: problem('The bus refused the request'),
    });
    expect(await api.call('/local/events', post('{'))).toMatchObject({ status: 400, body: problem('Unreadable body') });
  });

  test('show our events, oldest first, and no others', async () => {
    await using api = await startApi(echo);
    const event = (source: string, id: string) => ({ source, 'detail-type': 'invoice.synced', detail: { id } });
    await api.call(
      '/local/events',
      post([event('ireserve.accounting', '1'), event('ireserve', '2'), event('ireserve.accounting', '3')]),
    );
    const { body } = await api.call('/local/events');
    expect(body).toEqual([
      { ...event('ireserve.accounting', '1'), id: expect.any(String), time: expect.stringMatching(/^\d{4}-.*Z$/) },
      { ...event('ireserve.accounting', '3'), id: expect.any(String), time: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  });

  test('set the clock ahead, never back', async () => {
    await using api = await startApi(echo);
    const { body } = await api.call('/local/clock', post({ advanceSeconds: 3600 }));
    expect(Date.parse(body.now)).toBeGreaterThan(Date.now() + 3_590_000);
    for (const bad of [{ advanceSeconds: -1 }, { advanceSeconds: '5' }, {}, { advanceSeconds: 1, more: 1 }])
      expect(await api.call('/local/clock', post(bad))).toMatchObject({
        status: 400,
        body: problem('Unreadable body'),
      });
  });

  test('say whether anything is left to do, as the ledger and the queues have it', async () => {
    const census: { -readonly [K in keyof Census]: Census[K] } = {
      dueNow: 0,
      waiting: 2,
      uncertain: 1,
      nextDueAt: 1_763_629_200_000,
    };
    await using api = await startApi(echo, undefined, { census: async () => census });
    const expected = { waiting: 2, uncertain: 1, nextDueAt: '2025-11-20T09:00:00.000Z' };
    expect(await api.call('/local/idle')).toMatchObject({ status: 200, body: expected });
    census.dueNow = 1;
    expect(await api.call('/local/idle')).toMatchObject({ status: 409, body: expected });
  });

  test('know no schedule that is not there, no token without a tenant, and no other route', async () => {
    await using api = await startApi(echo);
    expect(await api.call('/local/schedule/ring-due', post(''))).toMatchObject({
      status: 404,
      body: problem('No such schedule'),
    });
    expect(await api.call('/local/token')).toMatchObject({ status: 400, body: problem('Tenant is missing') });
    expect(await api.call('/local/else')).toMatchObject({ status: 404, body: problem('No such route') });
  });

  test('answer no page of another origin and no other name of this machine', async () => {
    await using api = await startApi(echo);
    const { hostname, port } = new URL(api.stage.url);
    const ask = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asking = request({ hostname, port, path: '/local/events', headers }, async (answer) => {
          await text(answer);
          resolve(answer.statusCode);
        });
        asking.on('error', reject).end();
      });
    expect(await ask({ host: `localhost:${port}`, origin: `http://127.0.0.1:${port}` })).toBe(200);
    expect(await ask({ host: 'evil.example' })).toBe(403);
    expect(await ask({ host: `127.0.0.1:${port}`, origin: 'https://evil.example' })).toBe(403);
    expect(await ask({ host: `127.0.0.1:${port}`, origin: 'null' })).toBe(403);
  });
});

test('the demo says who does not answer, by the address that a person set', async () => {
  const api = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://127.0.0.1');
    expect(`${asked.method} ${pathname}`).toBe('POST /api/v1/integrations/exact/consent');
    answer.end(JSON.stringify({ authorizeUrl: 'http://127.0.0.1:1/api/oauth2/auth?client_id=demo' }));
  });
  await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void api.close());
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const printed: string[] = [];
  const consent = giveConsent(
    { integrations: { get: async () => null } },
    { url, token: () => 'a-token' },
    { tenant: 'camping-de-eik', integration: 'exact' },
    (line) => void printed.push(line),
  );
  await expect(consent).rejects.toThrow('Nothing answers at http://127.0.0.1:1.');
  expect(printed).toEqual([]);
});
