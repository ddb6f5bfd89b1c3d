import { framesOf, nameOf } from '../sync/ledger/note-fault.ts';
import { type LambdaInvocation, logInvocation } from './logging/log.ts';
import { metrics } from './logging/metrics.ts';
import { outside } from './outside.ts';
import type { Time } from './time.ts';

/**
 * An error without anything of its own but its name and where it was thrown: Lambda prints every property of what a
 * function throws, and the words of a schema or a service repeat what was stored.
 */
function bare(error: unknown): Error {
  const name = nameOf(error);
  const plain = new Error('what went wrong is not printed: it may hold personal data or secrets');
  plain.name = name;
  plain.stack = [`${name}: ${plain.message}`, ...framesOf(error)].join('\n');
  return plain;
}

/** True inside a function of Lambda, which sets this variable: whoever else imports a handler only wants to look at it. */
const isOnLambda = (): boolean => process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined;

/**
 * Builds the handler while the function starts: starting has a whole core to itself, an event has a part of one. A build
 * that failed is tried again at each event, which tells why. What an invocation noted is printed when it is over, whatever
 * came of it.
 */
export function perInvocation<E, R>(create: () => (event: E, time: Time) => Promise<R>) {
  let built: ReturnType<typeof create> | undefined;
  const build = () => {
    built ??= create();
    return built;
  };
  if (isOnLambda()) attempt(build);
  return async (event: E, context: LambdaInvocation): Promise<R> => {
    logInvocation(context);
    try {
      return await build()(event, { timeLeftMs: () => context.getRemainingTimeInMillis() }).catch((error: unknown) => {
        throw bare(error);
      });
    } finally {
      metrics.flush(outside().now());
    }
  };
}

function attempt(act: () => unknown): void {
  try {
    act();
  } catch {
    // The first event meets the same error, and reports it.
  }
}
