import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onLambda } from '../../../shared/runtime/on-lambda.ts';

const CONTEXT = { getRemainingTimeInMillis: () => 1_000 };

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'ledger');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
});
afterEach(() => vi.unstubAllEnvs());

/** A function that counts how often it was built. */
function counted(failing = 0) {
  let builds = 0;
  const handler = onLambda(() => {
    builds++;
    if (builds <= failing) throw new Error('not yet');
    return async () => builds;
  });
  return { handler, builds: () => builds };
}

test('a function on Lambda is built while it starts, and never again', async () => {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'some');
  const { handler, builds } = counted();
  expect(builds()).toBe(1);
  expect([await handler({}, CONTEXT), await handler({}, CONTEXT)]).toEqual([1, 1]);
});

test('anywhere else it is built when it is first called: whoever imports it may have no environment for it', async () => {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', undefined);
  const { handler, builds } = counted();
  expect(builds()).toBe(0);
  expect(await handler({}, CONTEXT)).toBe(1);
});

test('a build that failed while the function started fails its first event, which tells why; a later one tries again', async () => {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'some');
  const { handler } = counted(2);
  await expect(handler({}, CONTEXT)).rejects.toThrow('not yet');
  expect(await handler({}, CONTEXT)).toBe(3);
});
