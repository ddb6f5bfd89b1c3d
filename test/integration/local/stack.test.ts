import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { samples } from '../../../infra/local/demo/samples/index.ts';
import { startLocal } from '../../../infra/local/stage.ts';
import { aQueue, aStack, eventually, type Resources } from './fixtures.ts';

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'local-stack-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

test('the stack of this project is deployed as it is synthesized, and every function loads', async () => {
  const errors: string[] = [];
  await using stage = await startLocal({
    log: ({ from, level, text }) => void (level === 'error' && errors.push(`${from}: ${text}`)),
  });
  expect(Object.keys(stage.tables)).toHaveLength(3);
  expect(stage.environmentOf('books-push')).toMatchObject({ EVENT_BUS_NAME: 'i-reserve-bookkeeping-example' });
  expect(await stage.schedule('ring-due')).toBe(true);
  for (const folder of ['invoice-intake', 'books-push']) await stage.invoke(folder, { Records: [] });
  expect((await fetch(`${stage.url}/oauth/callback`)).status).toBeLessThan(500);
  await stage.postEvents(samples.slice(0, 3).map(({ event }) => event));
  await eventually(async () => (await stage.idle()).idle || undefined);
  expect(errors).toEqual([]);
});

test('a data folder brings tables, queues, secrets, the events that went out and the clock back', async () => {
  const table: Resources = {
    Notes: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
  };
  const dataDir = folder();
  const bus = { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'books' } } };
  const start = (more: object = {}) =>
    startLocal({ dataDir, assembly: aStack({ ...table, ...bus, ...aQueue('Jobs', more) }) });
  const tell = ({ clients }: Awaited<ReturnType<typeof start>>, invoice: string) => {
    const about = { Source: 'ireserve.accounting', DetailType: 'invoice.synced', EventBusName: 'books' };
    return clients.events.send(new PutEventsCommand({ Entries: [{ ...about, Detail: JSON.stringify({ invoice }) }] }));
  };
  const Item = { pk: { S: 'one' } };
  {
    await using before = await start();
    await before.clients.dynamodb.send(new PutItemCommand({ TableName: before.tables.Notes, Item }));
    await before.clients.sqs.send(new SendMessageCommand({ QueueUrl: before.queues.Jobs, MessageBody: 'job' }));
    await before.clients.secrets.send(new CreateSecretCommand({ Name: 'books/exact', SecretString: 'value' }));
    await tell(before, 'first');
    before.advance(3600);
  }
  appendFileSync(join(dataDir, 'events-out.jsonl'), '\n{"cut sho'); // by a crash
  await using after = await start({ VisibilityTimeout: 77 });
  const { dynamodb, sqs, secrets } = after.clients;
  expect(after.clock.now()).toBeGreaterThan(Date.now() + 3_590_000);
  expect((await dynamodb.send(new GetItemCommand({ TableName: after.tables.Notes, Key: Item }))).Item).toEqual(Item);
  expect((await secrets.send(new GetSecretValueCommand({ SecretId: 'books/exact' }))).SecretString).toBe('value');
  await tell(after, 'second');
  expect(after.eventsOut().map(({ detail }) => detail.invoice)).toEqual(['first', 'second']);
  const asked = new GetQueueAttributesCommand({ QueueUrl: after.queues.Jobs, AttributeNames: ['All'] });
  expect((await sqs.send(asked)).Attributes).toMatchObject({
    ApproximateNumberOfMessages: '1',
    VisibilityTimeout: '77',
  });
});

describe('npm start', () => {
  const freePort = () =>
    new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });

  /** Runs `infra/local/start.ts` with a temporary folder of its own, and never for longer than the test. */
  function run(args: readonly string[], environment: Record<string, string>) {
    const temporary = folder();
    const started = spawn(process.execPath, ['infra/local/start.ts', ...args], {
      env: { ...process.env, TMPDIR: temporary, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void started.kill('SIGKILL'));
    const ended = new Promise<number | null>((resolve) => started.once('close', resolve));
    return { started, ended, temporary, complaint: text(started.stderr) };
  }

  const firstReadyLine = ({ stdout }: ChildProcess) =>
    new Promise<string>((resolve, reject) => {
      if (!stdout) return reject(new Error('nothing to read'));
      createInterface({ input: stdout })
        .on('line', (line) => line.includes('ready') && resolve(line))
        .on('close', () => reject(new Error('It ended without being ready.')));
    });

  const ofOurs = (temporary: string) => readdirSync(temporary).filter((name) => name.startsWith('i-reserve'));

  /** A process and all that it started, by their ids. */
  const familyOf = (pid: number): number[] => {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return [pid, ...(children === '' ? [] : children.split(' ').map(Number).flatMap(familyOf))];
  };

  const isRunning = (pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
    } catch {
      return false;
    }
  };

  test('tells the address of the API when it answers, and leaves nothing behind after Ctrl-C', async () => {
    const port = await freePort();
    const { started, ended, temporary } = run(['--empty'], { PORT: `${port}` });
    expect(await firstReadyLine(started)).toContain(`http://127.0.0.1:${port}`);
    const idle = async () => (await fetch(`http://127.0.0.1:${port}/local/idle`)).status === 200 || undefined;
    expect(await eventually(idle)).toBe(true);
    const family = familyOf(started.pid ?? 0);
    expect(family.length).toBeGreaterThan(2);
    started.kill('SIGINT');
    expect(await ended).toBe(0);
    await eventually(() => family.every((pid) => !isRunning(pid)) || undefined);
    expect(ofOurs(temporary)).toEqual([]);
  });

  test('takes its children along when it is killed', async () => {
    const { started, ended } = run(['--empty'], { PORT: '0' });
    await firstReadyLine(started);
    const family = familyOf(started.pid ?? 0);
    started.kill('SIGKILL');
    await ended;
    await eventually(() => family.every((pid) => !isRunning(pid)) || undefined);
  });

  test('stops in the middle of its start when it is asked to', async () => {
    const { started, ended, temporary } = run(['--empty'], { PORT: '0' });
    await new Promise((resolve) => started.stdout?.once('data', resolve));
    started.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(ofOurs(temporary)).toEqual([]);
  });

  test('says what to do when its port is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const { ended, complaint } = run(['--empty'], { PORT: `${port}` });
    expect(await ended).toBe(1);
    expect(await complaint).toContain(`Port ${port} is taken. Stop what uses it, or choose another one: PORT=`);
    taken.close();
  });

  test.each([
    [['--empty'], { PORT: 'x' }, 'PORT cannot be used'],
    [['--empty'], { EXACT_ORIGIN: 'nowhere' }, 'EXACT_ORIGIN cannot be used'],
    [['--sideways'], {}, '--sideways is not known.'],
  ])('says which of its settings it cannot use: %j %j', async (args, environment, message) => {
    const { ended, complaint } = run(args, environment);
    expect(await ended).toBe(1);
    expect(await complaint).toContain(message);
  });
});
