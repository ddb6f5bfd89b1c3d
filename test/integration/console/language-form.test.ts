import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const ORIGIN = 'http://127.0.0.1:4000';

let world: TestWorld;
let browser: Awaited<ReturnType<typeof consoleVisit>>;
let csrf: string;
beforeAll(async () => {
  world = await testWorld({ state: 'connected' });
  browser = await consoleVisit(world);
  csrf = csrfIn(await browser.see('/console'));
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** Where a browser goes after a choice of language. */
async function ledTo(back: string) {
  const { status, headers } = await browser.post('/console/language', { csrf, language: 'en', back });
  const { location = '' } = headers;
  return { status, location, to: new URL(location, `${ORIGIN}/console/language`) };
}

test.each([
  ['/console/invoices?status=parked&integration=', '/console/invoices?status=parked&integration='],
  ['/console', '/console'],
  ['/console?x=1', '/console?x=1'],
])('the form of languages goes back to %s', async (back, location) => {
  expect(await ledTo(back)).toMatchObject({ status: 303, location });
});

const PIECES = [
  ...[
    '/console',
    '/console/',
    '/',
    '//',
    '\\',
    '\\\\',
    '..',
    '/../',
    '/%2e%2e/',
    '.',
    '@',
    ':',
    '?',
    '#',
    '%0d%0a',
    '%5c',
  ],
  ...[
    '\r\n',
    '\t',
    '\u0000',
    ' ',
    'http:',
    'https://',
    'javascript:',
    'data:',
    'evil.example',
    'set-cookie: a=b',
    '\ud800',
    'é',
  ],
];

test('whatever a form says, it never leads off the console', async () => {
  const tried = [
    ...['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''],
    ...['/console/../oauth/callback', '/console/%2e%2e/api/v1', '/console\\..\\api', '/console%0d%0aset-cookie:a=b'],
    ...[
      '/console\r\nset-cookie: a=b',
      '/console/\nx',
      '/consolevil',
      '@evil.example',
      '/console@evil.example',
      '.evil.example',
    ],
    ...[
      `${ORIGIN}.evil.example/console`,
      `${ORIGIN}@evil.example/console`,
      'console',
      '?x',
      '#x',
      '\t//evil.example/console',
    ],
    ...fc
      .sample(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }), { numRuns: 300, seed: 1 })
      .map((all) => all.join('')),
  ];
  for (const back of tried) {
    const { status, location, to } = await ledTo(back);
    expect([back, status, to.origin, location]).toEqual([
      back,
      303,
      ORIGIN,
      expect.stringMatching(/^\/console[!-~]*$/),
    ]);
    expect([back, to.pathname]).toEqual([back, expect.stringMatching(/^\/console(\/|$)/)]);
  }
});
