import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';

/** `npm start` as a process of its own, as a person runs it. */
export interface LocalRun extends AsyncDisposable {
  /** Everything that it printed so far. */
  printed(): string;
  /** The address on the first line that holds `ready`. */
  readonly ready: Promise<string>;
  /** Its exit code, when it ended. */
  readonly ended: Promise<number | null>;
  readonly pid: number;
  get(path: string): Promise<{ status: number; body: unknown }>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** Asks the admin API as a tenant's back end does; fails when it refuses. */
  admin(tenant: string): Promise<Admin>;
  /** Waits until nothing runs, is queued or is due. */
  quiet(): Promise<{ waiting: number; uncertain: number; nextDueAt: unknown }>;
}

export type Admin = (route: string, body?: object) => Promise<Record<string, unknown>>;

const WITHIN_MS = 60_000;

/** Starts the local run on a free port. Bounded: what takes longer than a minute fails. */
export function startLocalRun(args: readonly string[], environment: NodeJS.ProcessEnv = {}): LocalRun {
  const child = spawn(process.execPath, ['infra/local/start.ts', ...args], {
    env: { ...process.env, PORT: '0', NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ready = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const line = printed.split('\n').find((one) => one.includes('ready'));
      const address = line?.match(/http:\/\/[\d.]+:\d+/)?.[0];
      if (address) ready.resolve(address);
    });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  ended.then(() => ready.reject(new Error(`it ended before it was ready: ${printed}`)));
  ready.promise.catch(() => undefined);

  async function call(path: string, init: RequestInit = {}) {
    const answer = await fetch((await ready.promise) + path, { ...init, signal: AbortSignal.timeout(WITHIN_MS) });
    return { status: answer.status, body: (await answer.json()) as unknown };
  }

  return {
    printed: () => printed,
    ready: ready.promise,
    ended,
    pid: child.pid ?? 0,
    get: (path) => call(path),
    post: (path, body) =>
      call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    async admin(tenant) {
      const { body: issued } = await call(`/local/token?tenant=${tenant}`);
      const authorization = `Bearer ${(issued as { token: string }).token}`;
      return async (route, body) => {
        const [method = '', path = ''] = route.split(' ');
        const answer = await fetch(`${await ready.promise}/api/v1${path}`, {
          method,
          headers: { authorization, 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
        });
        expect(answer.status, route).toBeLessThan(300);
        return (await answer.json()) as Record<string, unknown>;
      };
    },
    async quiet() {
      const until = Date.now() + 3 * WITHIN_MS;
      for (let look = 1; Date.now() < until; look++) {
        const { status, body } = await call('/local/idle');
        if (status === 200) return body as { waiting: number; uncertain: number; nextDueAt: unknown };
        if (look % 20 === 0) await call('/local/schedule/ring-due', { method: 'POST' }); // else up to a minute later
        await delay(100);
      }
      throw new Error('it did not come to rest');
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill('SIGINT');
      await ended;
    },
  };
}
