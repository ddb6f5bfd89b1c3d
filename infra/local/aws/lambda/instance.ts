import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Assignment, Failure, Invocation, InvocationResult, Jump, Nap } from './messages.ts';
import { printedBy } from './output.ts';

/** A call that ended without a result, with the kind that its caller acts on. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  /** `failed`: the function threw. `timeout`, `killed`: it was ended in the middle. */
  readonly kind: 'failed' | 'timeout' | 'killed';

  constructor(kind: FunctionError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** One thread that runs a function, for one call at a time. */
export interface Instance {
  /** False once it was killed, crashed or ran out of its time; it never comes back. */
  readonly alive: boolean;
  /** True while its call does nothing but wait for the clock. */
  readonly asleep: boolean;
  call(event: unknown): Promise<unknown>;
  /** Notifies it that the clock jumped. */
  jump(): void;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** How a thread is started, and who hears what it prints. */
export interface InstanceOptions {
  readonly assignment: Assignment;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly print: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** What Node itself looks at before a thread begins; the thread takes it out again, so that the function does not see it. */
const { NODE_COMPILE_CACHE } = process.env;

/** Starts a thread with an environment of its own and nothing of ours. */
export function startInstance({ assignment, environment, timeoutMs, print }: InstanceOptions): Instance {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    ...{ workerData: assignment, execArgv: [], stdout: true, stderr: true },
    env: { ...environment, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) },
    name: assignment.functionName,
  });
  printedBy(worker.stdout, (line) => print(line, 'stdout'));
  printedBy(worker.stderr, (line) => print(line, 'stderr'));

  let alive = true;
  let asleep = false;
  let settle: ((reply: InvocationResult | FunctionError) => void) | undefined;
  const end = (reason: FunctionError) => {
    alive = false;
    settle?.(reason);
  };
  worker.on('message', (message: InvocationResult | Nap) => {
    if ('kind' in message) asleep = message.asleep;
    else settle?.(message);
  });
  worker.on('error', (error) =>
    end(new FunctionError('failed', `${assignment.functionName} crashed: ${error.message}`)),
  );
  worker.on('exit', () => end(new FunctionError('killed', `${assignment.functionName} was ended.`)));

  return {
    get alive() {
      return alive;
    },
    get asleep() {
      return alive && asleep;
    },
    async call(event) {
      if (!alive) throw new FunctionError('killed', `${assignment.functionName} was killed.`);
      const requestId = randomUUID();
      const reply = await new Promise<InvocationResult | FunctionError>((resolve) => {
        const timer = setTimeout(() => {
          end(new FunctionError('timeout', `${assignment.functionName} timed out after ${timeoutMs / 1000} s.`));
          worker.terminate();
        }, timeoutMs);
        settle = (settled) => {
          clearTimeout(timer);
          settle = undefined;
          resolve(settled);
        };
        const call: Invocation = {
          kind: 'call',
          requestId,
          event: JSON.stringify(event),
          deadline: Date.now() + timeoutMs,
        };
        worker.postMessage(call);
      });
      if (reply instanceof FunctionError) throw reply;
      if ('error' in reply) {
        if (reply.broken) await worker.terminate();
        throw failed(reply.error);
      }
      return JSON.parse(reply.result);
    },
    jump: () => worker.postMessage({ kind: 'jump' } satisfies Jump),
    async kill() {
      end(new FunctionError('killed', `${assignment.functionName} was killed.`));
      await worker.terminate();
    },
  };
}

function failed({ type, message, stack }: Failure): FunctionError {
  const error = new FunctionError('failed', `${type}: ${message}`);
  error.stack = stack;
  return error;
}
