import { adminRoutes } from '../../functions/admin-api/routes.ts';
import { consoleApp } from '../../functions/console/app.tsx';
import { seeded } from '../simulators/seeded.ts';
import type { Request } from './fixtures.ts';

/** What a reflected value would look like, had it not been escaped. */
export const MARK = '<fuzz-7f3a>';

/** Values that programs trip over, in every place of a request. */
const VALUES = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    'null',
    'exact',
    'moneybird',
    '84311',
    '2026-11',
    '1e400',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    MARK,
    `"'>${MARK}`,
    `\u0000${MARK}`,
    '../../etc',
    '..%2f',
    '%',
    '%zz',
    '%ED%A0%BD',
    'é',
    '\ud83d',
    '\ufeff',
    '{account}',
  ],
  ...['#', 'T#a#I#b', "' or 1=1", '\r\nset-cookie: a=b', '//evil.example', '\\\\evil', 'javascript:alert(1)', '=1+1'],
  ...['x'.repeat(129), 'x'.repeat(3_000), 'é'.repeat(500), ' '.repeat(5_000), '9'.repeat(400), 'x'.repeat(300_000)],
] as const;

/** Every page and form of the console, as its app has them. */
const CONSOLE = consoleApp()
  .routes.filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => `${method} ${path.replace(/:\w+/, '{id}')}`);
const API = Object.keys(adminRoutes).map((route) => route.replace(' ', ' /api/v1'));
/** Every other route that the gateway hands on; `stack.test.ts` holds them to the ones of the template. */
export const OPEN: readonly string[] = [
  'GET /oauth/callback',
  'POST /oauth/callback',
  'POST /webhooks/moneybird/{id}',
  'GET /',
  'GET /api/v1/openapi.json',
  'GET /api/v1/asyncapi.json',
];

/** What ends the stream for whoever may do it: nobody is signed in then, or connected. */
const ENDS = ['POST /console/sign-out', 'DELETE /api/v1/integrations/{id}'];

/** Every route that the internet reaches. */
export const ROUTES: readonly string[] = [...API, ...CONSOLE, ...OPEN];

/** The same, less what would end the stream of somebody who is let in. */
export const ROUTES_THAT_GO_ON: readonly string[] = ROUTES.filter((route) => !ENDS.includes(route));

const NAMES = [
  ...[
    'provider',
    'clientId',
    'clientSecret',
    'host',
    'administration',
    'confirm',
    'vat',
    'articles',
    'paymentConditions',
  ],
  ...['invoiceField', 'customerNumberPrefix', 'customerNumberLength', 'sellers', 'startDate', 'roundingLimit', 'cause'],
  ...['status', 'cursor', 'month', 'integration', 'code', 'state', 'error', 'number', 'invoice', 'customer', 'back'],
  ...[
    'language',
    'role',
    'vatRates',
    'products',
    'fields',
    'from',
    'to',
    'ids',
    'q',
    'limit',
    'page',
    'returnTo',
    MARK,
  ],
];

/** A stream of requests that follows from its seed: each names one of these routes, and what is sent there. */
export function fuzzer(seed: number, routes: readonly string[]) {
  const random = seeded(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const json = (depth = 0): unknown => {
    const kind = random();
    if (kind < 0.45 || depth > 3) return one(VALUES);
    if (kind < 0.6) return one([0, -1, 1e308, 2 ** 53, true, null, 0.1]);
    if (kind < 0.75) return Array.from({ length: Math.floor(random() * 4) }, () => json(depth + 1));
    return Object.fromEntries(
      Array.from({ length: Math.floor(random() * 5) }, () => [one([...NAMES, ...VALUES]), json(depth + 1)]),
    );
  };
  const pairs = () => Array.from({ length: Math.floor(random() * 4) }, () => [one(NAMES), one(VALUES)] as const);
  /** As a sender would write it, unless it wants to break something. */
  const written = (value: string) => (random() < 0.5 ? encodeURIComponent(value.toWellFormed()) : value);
  const body = (): string => {
    const kind = random();
    if (kind < 0.1) return one(['[', '{}', '', 'null', '[[[[', `${'['.repeat(20_000)}`, '{"a":1,"a":2}', '\u0000']);
    return JSON.stringify(
      Object.fromEntries(Array.from({ length: Math.floor(random() * 4) }, () => [one(NAMES), json()])),
    );
  };
  return {
    next(): {
      readonly asked: string;
      readonly form: readonly (readonly [string, string])[];
      readonly request: Request;
    } {
      const asked = one(routes).replace('{id}', () =>
        random() < 0.4 ? one(['exact', 'moneybird', '84311']) : written(one(VALUES)),
      );
      const query = pairs()
        .map(([name, value]) => `${written(name)}=${written(value)}`)
        .join('&');
      const headers = Object.fromEntries(
        ['accept-language', 'accept', 'if-match', 'origin', 'moneybird-signature', 'content-type']
          .filter(() => random() < 0.1)
          .map((name) => [name, one(VALUES).replaceAll(/[^ -~]/g, '')]),
      );
      return {
        asked,
        form: pairs(),
        request: { query, headers, ...(asked.startsWith('GET') ? {} : { body: body() }) },
      };
    },
  };
}
