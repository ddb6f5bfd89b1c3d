import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Service } from './surroundings.ts';

/** How long the embedded DynamoDB may take to answer for the first time; it usually needs some milliseconds. */
const START_WITHIN_MS = 10_000;

/**
 * Runs a program for as long as this process lives, however this process ends.
 *
 * The shell waits on a pipe that only we hold open: when we close it, or die without closing anything, it ends the
 * program. The program has a session of its own, so a Ctrl-C reaches us first and we end it when all else is done.
 */
const LEASH =
  'exec 3<&0; "$0" "$@" </dev/null & child=$!; (cat <&3 >/dev/null; kill "$child" 2>/dev/null) & wait "$child"';

/** Starts the embedded DynamoDB, in memory or in `file`; `AWS_ENDPOINT_URL_DYNAMODB` names another one to use instead. */
export async function startDynamoDb(file?: string, environment: NodeJS.ProcessEnv = process.env): Promise<Service> {
  const given = environment.AWS_ENDPOINT_URL_DYNAMODB;
  if (given) return { url: given, close: async () => undefined };

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const where = file ? ['--db-path', file] : [];
  const child = spawn(
    '/bin/sh',
    ['-c', LEASH, binary(), 'serve', '--host', '127.0.0.1', '--port', `${port}`, ...where],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    },
  );
  // It keeps nobody alive who forgets it.
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    child.stdin?.end();
    await ended;
  };
  try {
    await firstAnswer(url, child);
  } catch (cause) {
    await close();
    throw cause;
  }
  return { url, close };
}

/** Where the program is; it comes as an optional dependency, for Linux on x64 alone. */
function binary(): string {
  try {
    const require = createRequire(import.meta.url);
    const path = join(dirname(require.resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
    if (existsSync(path)) return path;
  } catch {
    // reported below, in the same words whether the package or only its program is missing
  }
  throw new Error(
    'There is no embedded DynamoDB for this machine (npm ci brings one on Linux x64 alone): start one with ' +
      '"docker run -p 8000:8000 amazon/dynamodb-local" and run AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000 npm start',
  );
}

/** A port that was free a moment ago; the program takes a number, not a listening socket. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
      async (answer) => answer.arrayBuffer(),
      () => undefined,
    );
    if (answered) return;
    await delay(5);
  }
  throw new Error(`The embedded DynamoDB did not answer within ${START_WITHIN_MS / 1000} s.`);
}
