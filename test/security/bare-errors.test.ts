import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onLambda } from '../../shared/runtime/on-lambda.ts';

const CANARY = 'canary-7f3a';

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'ledger');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
});
afterEach(() => vi.unstubAllEnvs());

/** What Lambda's runtime prints of an error that a function throws: its words, its stack, and everything of its own. */
const printed = (error: unknown): string =>
  error instanceof Error
    ? JSON.stringify({ ...error, kind: error.name, words: error.message, stack: error.stack, why: String(error.cause) })
    : String(error);

async function thrownBy(thrown: unknown): Promise<string> {
  const handler = onLambda(() => () => Promise.reject(thrown));
  return handler({}, { getRemainingTimeInMillis: () => 1_000 }).then(() => 'nothing', printed);
}

test.each([
  ['words', new TypeError(`cannot read ${CANARY}`)],
  ['words of several lines', new Error(`one\n    at ${CANARY} (here:1:1)\ntwo`)],
  ['a cause', new Error('outer', { cause: new Error(CANARY) })],
  ['properties', Object.assign(new Error('refused'), { issues: [{ path: [{ input: CANARY }] }], $response: CANARY })],
  ['no error at all', CANARY],
])('what a function throws leaves it bare: %s', async (_, thrown) => {
  const text = await thrownBy(thrown);
  expect(text).toContain('what went wrong is not printed');
  expect(text).not.toContain(CANARY);
});

test.each(['x', '', 'a', 'at'])(
  'it still says what kind of error it was, and where it was thrown: "%s"',
  async (words) => {
    const text = await thrownBy(new RangeError(words));
    expect(text).toMatch(/RangeError.*bare-errors\.test\.ts/s);
  },
);

test('an environment that is not as it should be names what is wrong, and none of its values', async () => {
  vi.stubEnv('COUNTED_PER', `moneybird=${CANARY}`);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', CANARY);
  const handler = onLambda(() => async () => 'done');
  const text = await handler({}, { getRemainingTimeInMillis: () => 1_000 }).then(() => 'nothing', printed);
  expect(text).toContain('COUNTED_PER');
  expect(text).not.toContain(CANARY);
});
