import { parentPort, workerData } from 'node:worker_threads';
import { OUTSIDE, type Outside } from '../../../../shared/runtime/outside.ts';
import { createSleeper, readClock } from '../../clock.ts';
import type { Assignment, Invocation, InvocationResult, Jump, Nap } from './messages.ts';

/**
 * One instance of a function: a thread that loads the synthesized bundle and answers one call after the other.
 *
 * The clock and the addresses of the local run are laid out before the bundle is loaded, since it may look at them at
 * once. Everything else that it sees is its own environment.
 */
const { entry, exported, functionName, arn, memoryMb, clock, origins }: Assignment = workerData;

const now = readClock(clock);
const sleeper = createSleeper(now, (asleep) => parentPort?.postMessage({ kind: 'nap', asleep } satisfies Nap));
const ours: Partial<Outside> = {
  now,
  sleep: sleeper.sleep,
  originOf: (provider, host) => origins[provider] ?? `https://${host}`,
};
Object.assign(globalThis, { [OUTSIDE]: ours });
delete process.env.NODE_COMPILE_CACHE; // it has done its work (instance.ts)

const loaded: Promise<Record<string, unknown>> = import(entry);
loaded.catch(() => undefined); // each call reports it

parentPort?.on('message', (message: Invocation | Jump) => {
  if (message.kind === 'jump') sleeper.wake();
  else answer(message).then((reply) => parentPort?.postMessage(reply));
});

async function answer({ requestId, event, deadline }: Invocation): Promise<InvocationResult> {
  let broken = true;
  try {
    const handler = (await loaded)[exported];
    if (typeof handler !== 'function') throw new Error(`${functionName} does not export ${exported}.`);
    broken = false;
    const result: unknown = await handler(JSON.parse(event), contextOf(requestId, deadline));
    return { requestId, result: JSON.stringify(result) ?? 'null' };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    return { requestId, error: { type: error.name, message: error.message, stack: error.stack ?? '' }, broken };
  }
}

/** The context that Lambda gives to a function. */
const contextOf = (awsRequestId: string, deadline: number) => ({
  awsRequestId,
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: arn,
  memoryLimitInMB: String(memoryMb),
  logGroupName: `/aws/lambda/${functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});
