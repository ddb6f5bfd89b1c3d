import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signBody } from '../../shared/http/signature.ts';
import { type LocalRun, startLocalRun } from './local-run.ts';
import { setUpDemoTenant } from './set-up.ts';

const MINUTES_5 = 300_000;
const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const example = new URL('../../samples/events/in/invoice.finalised.json', import.meta.url);

/** How a sample is run, by its language; PHP only where it is installed. */
const languages = {
  typescript: { program: process.execPath, serve: [] as string[], suffix: 'ts' },
  php: { program: 'php', serve: ['-S'], suffix: 'php' },
} as const;
type Language = keyof typeof languages;
const hasPhp = spawnSync('php', ['--version']).status === 0;
const each = (Object.keys(languages) as Language[]).map(
  (language) => [language, language !== 'php' || hasPhp] as const,
);

/** Runs a sample to its end. */
async function runSample(language: Language, name: string, args: readonly string[], environment: NodeJS.ProcessEnv) {
  const { program, suffix } = languages[language];
  const file = `samples/${language}/${name}.${suffix}`;
  const child = spawn(program, [file, ...args], { env: { ...process.env, ...environment } });
  const [said, code] = await Promise.all([heard(child), once(child, 'exit').then(([code]) => code as number)]);
  return { said: said(), code };
}

/** Collects what a program prints; the answer gives it as far as it came. */
async function heard(child: ChildProcess): Promise<() => string> {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  return () => text;
}

/** Starts the receiver of a language on a free port. */
async function startSampleReceiver(language: Language) {
  const { program, serve, suffix } = languages[language];
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'seen-'));
  const where = serve.length > 0 ? [...serve, `127.0.0.1:${port}`] : [];
  const child = spawn(program, [...where, `samples/${language}/receive-events.${suffix}`], {
    env: { ...process.env, WEBHOOK_SECRET: SECRET, PORT: `${port}`, SEEN_DIR: folder },
  });
  const said = await heard(child);
  const url = `http://127.0.0.1:${port}/events`;
  while (!(await fetch(url, { method: 'POST' }).catch(() => null))) await delay(20);
  return {
    ...{ url, said },
    async [Symbol.asyncDispose]() {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** The example of the guide as another invoice, with its totals as they are. */
async function anExample(id: string, number: string, date = '2026-11-20'): Promise<object> {
  const event = JSON.parse(await readFile(example, 'utf8'));
  Object.assign(event.detail, { id: `event-${id}` });
  Object.assign(event.detail.invoice, { id, number, date });
  return event;
}

describe('a sample', () => {
  let run: LocalRun;
  let receiver: Awaited<ReturnType<typeof startSampleReceiver>>;
  let folder: string;
  const opened = new AsyncDisposableStack();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samples-'));
    receiver = opened.use(await startSampleReceiver('typescript'));
    run = opened.use(startLocalRun(['--empty'], { EVENTS_OUT_URL: receiver.url, EVENTS_OUT_SECRET: SECRET }));
    await run.ready;
    await setUpDemoTenant(run);
  }, MINUTES_5);
  afterAll(async () => {
    await opened.disposeAsync();
    await rm(folder, { recursive: true });
  });

  const surroundings = async () => {
    const { body } = await run.get('/local/token?tenant=camping-de-eik&scope=sync');
    return { BOOKKEEPING_URL: await run.ready, BOOKKEEPING_TOKEN: (body as { token: string }).token };
  };
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const told = async (what: string) => {
    for (const until = Date.now() + 60_000; !receiver.said().includes(what); await delay(50))
      if (Date.now() > until) throw new Error(`the receiver heard: ${receiver.said()}`);
  };

  for (const [language, isThere] of each) {
    test.skipIf(!isThere)(
      `in ${language} sends an invoice, which a receiver hears is booked, and shows what is wrong with another`,
      async () => {
        const number = `2026-1${language.length}`;
        const file = await write(`${language}.json`, JSON.stringify(await anExample(`1-${language}`, number)));
        expect(await runSample(language, 'send-events', [file], await surroundings())).toMatchObject({
          code: 0,
          said: '1 taken\n',
        });
        await told(`invoice.synced ${number} `);

        const wrong = await write('wrong.json', JSON.stringify({ ...(await anExample('2', '')), source: 'ireserve' }));
        const refused = await runSample(language, 'send-events', [wrong], await surroundings());
        expect(refused.code).toBe(1);
        expect(refused.said).toContain('/0/detail/invoice/number');
      },
      MINUTES_5,
    );

    test.skipIf(!isThere)(
      `in ${language} sends the invoices of a month, oldest first`,
      async () => {
        const days = ['2026-10-31', '2026-10-01', '2026-10-15'];
        const events = days.map((date) => anExample(`${date}-${language}`, `${date}/${language.length}`, date));
        const lines = (await Promise.all(events)).map((event) => JSON.stringify(event));
        const file = await write('month.jsonl', `${lines.join('\n')}\n`);
        const { code, said } = await runSample(language, 'back-fill', [file], await surroundings());
        expect([code, said]).toEqual([0, '3 of 3 taken\n']);
        for (const date of days) await told(`invoice.synced ${date}/${language.length} `);
      },
      MINUTES_5,
    );

    test.skipIf(!isThere)(`in ${language} receives what is signed, once, and nothing else`, async () => {
      await using own = await startSampleReceiver(language);
      const body = JSON.stringify({
        'detail-type': 'invoice.synced',
        detail: { id: 'evt-1', invoice: { number: 'é 1' } },
      });
      const post = async (headers: object, text = body) =>
        (await fetch(own.url, { method: 'POST', headers: { ...headers }, body: text })).status;
      const signed = (secret: string, sentAtMs = Date.now()) => signBody(secret, { id: 'evt-1', sentAtMs, body });
      const other = `whsec_${Buffer.alloc(24, 6).toString('base64')}`;

      expect(await post({})).toBe(401);
      expect(await post(signed(other))).toBe(401);
      expect(await post(signed(SECRET), `${body} `)).toBe(401);
      expect(await post(signed(SECRET, Date.now() - 301_000))).toBe(401);
      expect(own.said()).not.toContain('invoice.synced');
      expect(await post(signed(`${other} ${SECRET}`))).toBe(204);
      expect(await post(signed(SECRET))).toBe(204);
      for (const until = Date.now() + 5_000; !own.said().includes('é 1') && Date.now() < until; ) await delay(20);
      expect(own.said().match(/invoice\.synced é 1/g)).toHaveLength(1);
    });
  }
});
