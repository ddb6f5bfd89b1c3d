import { type ChildProcess, fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import type { HttpAnswer, HttpEvent } from '../../shared/runtime/http-api.ts';
import { demoApp } from '../simulators/exact/index.ts';
import type { TestWorld } from '../world.ts';
import type { Answered, Asked } from './container-process.ts';

/** A process of its own that runs bundles as Lambda would, one call after the other, and tells what CPU each took. */
export interface Container extends AsyncDisposable {
  /** Calls a function with messages; its CPU in milliseconds. */
  call(bundle: string, ...bodies: readonly string[]): Promise<number>;
  /** Calls a function with a request: what it answered, and its CPU in milliseconds. */
  request(bundle: string, event: HttpEvent): Promise<HttpAnswer & { readonly cpuMs: number }>;
  /** The CPU of so many bare requests to the same table, in milliseconds. */
  yardstick(requests: number): Promise<number>;
  /** Wakes that were sent and not taken yet. */
  readonly wakes: string[];
}

const KEYS = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
const QUEUE = '000000000000/queue';

/** What a function of the stack finds in its environment. */
const environmentOf = (aws: string, table: string) => ({
  ...KEYS,
  ...{ PATH: process.env.PATH, TZ: 'UTC', AWS_LAMBDA_FUNCTION_NAME: 'bench' },
  ...{ TABLE_NAME: 'ledger', TOKEN_TABLE_NAME: 'tokens', WEBHOOK_TABLE_NAME: 'webhooks', EVENT_BUS_NAME: 'bus' },
  ...{ WORK_QUEUE_URL: `${aws}/${QUEUE}`, DEAD_LETTER_URL: `${aws}/${QUEUE}`, SECRET_PREFIX: 'bench' },
  ...{ AWS_ENDPOINT_URL_DYNAMODB: table, AWS_ENDPOINT_URL_SQS: aws },
  ...{ AWS_ENDPOINT_URL_EVENTBRIDGE: aws, AWS_ENDPOINT_URL_SECRETS_MANAGER: aws },
});

/** Starts a container over the tables and the books of a world. */
export async function startContainer(world: TestWorld, bundles: Readonly<Record<string, string>>): Promise<Container> {
  const wakes: string[] = [];
  const aws = await startServices(wakes);
  const child = fork(
    new URL('./container-process.ts', import.meta.url),
    [JSON.stringify({ bundles, origin: world.exact.origin, table: world.databaseUrl })],
    { env: environmentOf(aws.url, world.databaseUrl), execArgv: [] },
  );
  await once(child, 'message');
  const ask = async (asked: Asked): Promise<Answered> => {
    const answered = await answerOf(child, asked);
    if (answered.failed !== undefined) throw new Error(`a function failed in its container: ${answered.failed}`);
    world.clock.advance(Math.max(0, answered.nowMs - world.clock.now()));
    return answered;
  };
  return {
    wakes,
    call: async (bundle, ...bodies) => (await ask({ bundle, bodies, nowMs: world.clock.now() })).cpuMs,
    async request(bundle, event) {
      const { answer, cpuMs } = await ask({ bundle, event, nowMs: world.clock.now() });
      if (!answer) throw new Error('a function answered nothing');
      return { ...answer, cpuMs };
    },
    yardstick: async (requests) => (await ask({ requests, nowMs: world.clock.now() })).cpuMs,
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await once(child, 'exit');
      await aws.close();
    },
  };
}

async function answerOf(child: ChildProcess, asked: Asked): Promise<Answered> {
  child.send(asked);
  const [answered] = (await once(child, 'message')) as [Answered];
  return answered;
}

/** SQS, EventBridge and Secrets Manager as far as a push uses them: they take everything, and cost the functions no CPU. */
async function startServices(wakes: string[]) {
  const server = createServer(async (request, response) => {
    const body = JSON.parse((await buffer(request)).toString());
    const answer = answerTo(String(request.headers['x-amz-target']), body, wakes);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function answerTo(target: string, body: { MessageBody?: string; Entries?: unknown[] }, wakes: string[]): object {
  if (target.startsWith('AmazonSQS')) {
    const { MessageBody = '' } = body;
    wakes.push(MessageBody);
    return { MessageId: 'm', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
  }
  if (target.startsWith('AWSEvents'))
    return { FailedEntryCount: 0, Entries: (body.Entries ?? []).map(() => ({ EventId: 'e' })) };
  return { Name: 's', SecretString: demoApp.clientSecret };
}

/** The CPU that a new process takes to load a bundle, in milliseconds; without one, that of starting alone. */
export async function initMs(bundle?: string): Promise<number> {
  const script = `${bundle ? `await import(${JSON.stringify(bundle)});` : ''}
    const { user, system } = process.cpuUsage();
    process.stdout.write(String((user + system) / 1000));
    process.exit(0);`;
  const env = environmentOf('http://127.0.0.1:9', 'http://127.0.0.1:9');
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return Number(await text(child.stdout));
}
