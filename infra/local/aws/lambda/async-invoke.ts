import { randomUUID } from 'node:crypto';
import { MINUTE_MS } from '../../../../shared/domain/duration.ts';
import { createSleeper, type LocalClock } from '../../clock.ts';
import type { AsyncInvokePlan } from '../deploy/plan.ts';
import type { LocalFunction } from './function.ts';

/** What Lambda does with a call that nobody waits for where the template says nothing: two more tries, six hours. */
const USUAL = { retryAttempts: 2, maxAgeSeconds: 21_600, onFailure: undefined };

/** How long Lambda waits before the second and before the third try. */
const WAITS_MS = [MINUTE_MS, 2 * MINUTE_MS];

/** A call that nobody waits for. */
export interface AsyncCall {
  /** The ARN that is called, with its alias. */
  readonly arn: string;
  readonly target: LocalFunction;
  readonly event: unknown;
}

/** Calls functions as Lambda does for those who do not wait for the answer. */
export interface AsyncInvoker {
  /** Ends when the function has answered, or when the call was given up; it never throws. */
  invoke(call: AsyncCall): Promise<void>;
  /** Gives up what waits for another try. */
  stop(): void;
}

/** What a caller of functions is made with. */
export interface AsyncInvokerOptions {
  readonly plans: readonly AsyncInvokePlan[];
  readonly clock: LocalClock;
  /** Puts the record of a call that was given up into a queue, by its ARN. */
  readonly send: (queueArn: string, record: object) => Promise<void>;
}

/**
 * Plays asynchronous invocation: a function that fails is called again after one minute and after two more, as often and
 * as late as the template's `EventInvokeConfig` lets it; then its destination hears of it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export function createAsyncInvoker({ plans, clock, send }: AsyncInvokerOptions): AsyncInvoker {
  const sleeper = createSleeper(clock.now);
  const unsubscribe = clock.onJump(sleeper.wake);
  const stopped = new AbortController();

  return {
    async invoke({ arn, target, event }) {
      const plan = plans.find(({ functionArn }) => functionArn === arn) ?? USUAL;
      const [requestId, begunAt] = [randomUUID(), clock.now()];
      for (let tries = 1; ; tries++) {
        const failure = await target.invoke(event).then(
          () => null,
          (cause: Error) => cause,
        );
        if (failure === null || stopped.signal.aborted) return;
        const waitMs = WAITS_MS[tries - 1] ?? 0;
        const tooOld = clock.now() + waitMs - begunAt > plan.maxAgeSeconds * 1000;
        if (tries > plan.retryAttempts || tooOld) {
          if (plan.onFailure === undefined) return;
          const condition = tries > plan.retryAttempts ? 'RetriesExhausted' : 'EventAgeExceeded';
          const about = { requestId, functionArn: arn, condition, approximateInvokeCount: tries };
          return send(plan.onFailure, recordOf(about, event, failure, clock.now())).catch(() => undefined);
        }
        await sleeper.sleep(waitMs, stopped.signal);
        if (stopped.signal.aborted) return;
      }
    },
    stop() {
      unsubscribe();
      stopped.abort();
    },
  };
}

/** What a destination gets: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const recordOf = (requestContext: object, requestPayload: unknown, { message }: Error, now: number) => ({
  ...{ version: '1.0', timestamp: new Date(now).toISOString(), requestContext, requestPayload },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: { errorMessage: message },
});
