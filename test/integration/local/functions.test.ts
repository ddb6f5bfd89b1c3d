import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FunctionError } from '../../../infra/local/aws/lambda/instance.ts';
import { createClock, createSleeper } from '../../../infra/local/clock.ts';
import { type LocalOptions, startLocal } from '../../../infra/local/stage.ts';
import { aFunction, aStack, eventually } from './fixtures.ts';

/** Starts one function, `worker`, with this code. */
const startWorker = (code: string, shape: Parameters<typeof aFunction>[1] = {}, more: LocalOptions = {}) =>
  startLocal({ assembly: aStack(aFunction('worker', shape), { worker: code }), ...more });

const outside = `globalThis[Symbol.for('i-reserve-bookkeeping.outside')]`;

test('a function sees the environment of the template and of Lambda, and nothing of this machine', async () => {
  process.env.ONLY_HERE = 'secret';
  await using stage = await startWorker('export const handler = async () => process.env;', {
    environment: { NAME: 'value' },
  });
  const environment = await stage.invoke('worker', {});
  expect(environment).toEqual(stage.environmentOf('worker'));
  expect(environment).toMatchObject({
    NAME: 'value',
    AWS_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'Test-worker',
  });
  expect(environment).not.toHaveProperty('ONLY_HERE');
  expect(environment).not.toHaveProperty('PATH');
  delete process.env.ONLY_HERE;
});

test('two functions share no state, and one keeps its own between calls', async () => {
  const count =
    'let calls = 0; globalThis.seen ??= []; export const handler = async ({ by }) => { seen.push(by); return { calls: ++calls, seen }; };';
  const assembly = aStack({ ...aFunction('one'), ...aFunction('two') }, { one: count, two: count });
  await using stage = await startLocal({ assembly });
  await stage.invoke('one', { by: 'one' });
  expect(await stage.invoke('two', { by: 'two' })).toEqual({ calls: 1, seen: ['two'] });
  expect(await stage.invoke('one', { by: 'one' })).toEqual({ calls: 2, seen: ['one', 'one'] });
});

test('calls at once run in threads of their own, as many as are allowed', async () => {
  const code = `
    import { threadId } from 'node:worker_threads';
    import { setTimeout as delay } from 'node:timers/promises';
    let atWork = 0;
    export const handler = async () => { const together = ++atWork; await delay(100); atWork--; return { threadId, together }; };`;
  await using stage = await startWorker(code, {}, { threads: 2 });
  const answers = await Promise.all(Array.from({ length: 5 }, () => stage.invoke('worker', {})));
  const seen = answers as { threadId: number; together: number }[];
  expect(new Set(seen.map(({ threadId }) => threadId)).size).toBe(2);
  expect(seen.every(({ together }) => together === 1)).toBe(true);
});

test('a function gets the context of Lambda, with the real time that is left', async () => {
  const code = `export const handler = async (event, context) =>
    ({ event, id: context.awsRequestId, name: context.functionName, left: context.getRemainingTimeInMillis() });`;
  await using stage = await startWorker(code, { timeout: 100 });
  const began = performance.now();
  const { left, ...rest } = (await stage.invoke('worker', { a: 1 })) as { left: number };
  expect(rest).toEqual({ event: { a: 1 }, id: expect.stringMatching(/^[\da-f-]{36}$/), name: 'Test-worker' });
  expect(left).toBeGreaterThanOrEqual(Math.floor(100_000 - (performance.now() - began) - 1));
  expect(left).toBeLessThanOrEqual(100_000);
});

test('what a function throws reaches the caller, and the thread is used again', async () => {
  await using stage = await startWorker(`
    let calls = 0;
    export const handler = async () => { if (++calls === 1) throw new TypeError('no such invoice'); return calls; };`);
  await expect(stage.invoke('worker', {})).rejects.toThrow('TypeError: no such invoice');
  expect(await stage.invoke('worker', {})).toBe(2);
});

test('a function that takes too long is ended, and the next call finds a new thread', async () => {
  await using stage = await startWorker(
    'let calls = 0; export const handler = async ({ hang }) => { calls++; if (hang) for (;;) {} return calls; };',
    { timeout: 1 },
  );
  // A machine with much to do may need more than a second to start a thread: it gets as many tries as it takes.
  const answered = () => eventually(() => stage.invoke('worker', {}).catch(() => undefined));
  expect(await answered()).toBe(1);
  const answer = stage.invoke('worker', { hang: true });
  await expect(answer).rejects.toThrow('timed out after 1 s');
  await expect(answer).rejects.toBeInstanceOf(FunctionError);
  expect(await answered()).toBe(1);
});

test('a thread that crashes takes nobody with it', async () => {
  await using stage = await startWorker(`
    export const handler = async ({ how }) => {
      if (how === 'exit') process.exit(3);
      if (how === 'throw') await new Promise(() => setTimeout(() => { throw new Error('out of the blue'); }));
      return 'well';
    };`);
  await expect(stage.invoke('worker', { how: 'exit' })).rejects.toThrow('was ended');
  await expect(stage.invoke('worker', { how: 'throw' })).rejects.toThrow('out of the blue');
  expect(await stage.invoke('worker', {})).toBe('well');
});

test('code that does not load is told to each caller, and tried again', async () => {
  await using stage = await startWorker(
    `throw new Error('TABLE_NAME is missing'); export const handler = async () => 1;`,
  );
  await expect(stage.invoke('worker', {})).rejects.toThrow('TABLE_NAME is missing');
  await expect(stage.invoke('worker', {})).rejects.toThrow('TABLE_NAME is missing');
});

test('a kill ends every call of a function, also one that is busy', async () => {
  const code =
    'export const handler = async ({ busy }) => { console.log("here"); if (busy) for (;;) {} await new Promise(() => setInterval(() => {}, 1000)); };';
  const heard: string[] = [];
  const log = ({ text }: { text: string }) => void heard.push(text);
  await using stage = await startWorker(code, { timeout: 100 }, { log });
  const calls = [stage.invoke('worker', { busy: true }), stage.invoke('worker', {})];
  const ends = Promise.allSettled(calls);
  await eventually(() => heard.length === 2 || undefined);
  expect(await stage.killWorkers('worker')).toBe(2);
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('closing ends the calls that run and those that wait for their turn', async () => {
  const code = 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));';
  const stage = await startWorker(code, {}, { threads: 1 });
  const ends = Promise.allSettled([stage.invoke('worker', {}), stage.invoke('worker', {})]);
  await stage.close();
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(stage.invoke('worker', {})).rejects.toThrow('closing');
});

test('a function goes by the local clock and the local addresses before its code is loaded', async () => {
  const code = `const { now, originOf } = ${outside}; const loaded = now();
    export const handler = async () => ({ loaded, now: now(), exact: originOf('exact', 'start.exactonline.nl'), other: originOf('other', 'host.example') });`;
  const clock = createClock();
  const began = Date.now();
  clock.advance(3_600_000);
  await using stage = await startWorker(code, {}, { clock, origins: { exact: 'http://127.0.0.1:9' } });
  const { loaded, now, ...addresses } = (await stage.invoke('worker', {})) as { loaded: number; now: number };
  expect(addresses).toEqual({ exact: 'http://127.0.0.1:9', other: 'https://host.example' });
  expect(loaded).toBeGreaterThanOrEqual(began + 3_600_000);
  stage.advance(100);
  expect((await stage.invoke('worker', {})) as { now: number }).toMatchObject({ loaded });
  expect(((await stage.invoke('worker', {})) as { now: number }).now).toBeGreaterThanOrEqual(now + 100_000);
});

test('a jump of the clock wakes what sleeps inside a function, once its time is over', async () => {
  const code = `const { now, sleep } = ${outside};
    export const handler = async () => { const began = now(); await sleep(60_000); return now() - began; };`;
  await using stage = await startWorker(code, { timeout: 100 });
  const startedMs = performance.now();
  let slept: unknown;
  const call = stage.invoke('worker', {}).then((answer) => {
    slept = answer;
  });
  await eventually(() => stage.atStandstill()); // it is asleep: nothing but time can go on
  stage.advance(30);
  await delay(100);
  expect(slept).toBeUndefined();
  stage.advance(31);
  await call;
  expect(slept).toBeGreaterThanOrEqual(60_000);
  expect(slept).toBeLessThan(61_000 + performance.now() - startedMs + 1_000); // what was set ahead, and what went by
});

test('a sleep ends early when it is called off, and by itself in real time', async () => {
  const clock = createClock();
  const { sleep } = createSleeper(clock.now);
  const stop = new AbortController();
  const long = sleep(60_000, stop.signal);
  stop.abort();
  await long;
  await sleep(60_000, AbortSignal.abort());
  const began = performance.now();
  await sleep(40);
  expect(performance.now() - began).toBeGreaterThan(35);
});

test('what functions print is heard line by line, with the level that the line or its stream says', async () => {
  const heard: { level: string; text: string }[] = [];
  const code = `export const handler = async () => {
    console.log(JSON.stringify({ level: 'WARN', message: 'slow' }));
    console.log('plain');
    console.error('odd');
    process.stdout.write('two\\nlines\\n');
  };`;
  await using stage = await startWorker(code, {}, { log: ({ level, text }) => void heard.push({ level, text }) });
  await stage.invoke('worker', {});
  await eventually(() => heard.length === 5 || undefined);
  expect(heard.filter(({ text }) => text !== 'odd')).toEqual([
    { level: 'warn', text: '{"level":"WARN","message":"slow"}' },
    { level: 'info', text: 'plain' },
    { level: 'info', text: 'two' },
    { level: 'info', text: 'lines' },
  ]);
  expect(heard).toContainEqual({ level: 'warn', text: 'odd' });
});
