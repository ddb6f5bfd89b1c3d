import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whatFailed } from '../../../shared/sync/ledger/note-fault.ts';

let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand'); // as Lambda sets it
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(JSON.parse(String(line)));
      return true;
    });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The modules as a container of Lambda loads them: nothing was logged or measured yet. */
async function newContainer() {
  vi.resetModules();
  const { openLog } = await import('../../../shared/runtime/logging/log.ts');
  const { perInvocation } = await import('../../../shared/runtime/invocation.ts');
  return { log: openLog(), perInvocation };
}

const invoked = (awsRequestId: string) => ({
  awsRequestId,
  functionName: 'books-push',
  getRemainingTimeInMillis: () => 1_000,
});

test('each line names its invocation, and the first of a container says so', async () => {
  const { log, perInvocation } = await newContainer();
  const handle = perInvocation(() => async () => log.info('Booked', { tenant: 'camping-de-eik' }));
  await handle({}, invoked('first'));
  await handle({}, invoked('second'));
  expect(lines).toMatchObject([
    { message: 'Booked', tenant: 'camping-de-eik', requestId: 'first', cold_start: true },
    { message: 'Booked', tenant: 'camping-de-eik', requestId: 'second' },
  ]);
});

test('a fault says its class and where it was thrown, and nothing that it says itself', async () => {
  const thrown = new RangeError('Jan Jansen\n    at jan.jansen@example.com (/home/jan:1:1)\nowes 12.00');
  const { log } = await newContainer();
  log.error('A fault of ours', whatFailed(thrown));
  expect(lines).toMatchObject([{ message: 'A fault of ours', fault: 'RangeError' }]);
  const [{ frames } = { frames: [] }] = lines;
  expect(frames).toEqual(expect.arrayContaining([expect.stringMatching(/^at .*log-lines\.test\.ts:\d+:\d+\)?$/)]));
  expect(JSON.stringify(lines)).not.toMatch(/jansen|owes|12\.00/i);
});

test('what is thrown that is no error has a kind and no frames', () => {
  expect(whatFailed('a text')).toEqual({ fault: 'string' });
});
