import './load-tsx.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type GivenOptions, runScript, type Script, UsageError } from '../../infra/command-line.ts';
import { type Added, Totals } from './totals.ts';

/** Where a failing seed is kept. */
const FOLDER = new URL('../../coverage/soak/', import.meta.url);
const MINUTE_MS = 60_000;

const script: Script = {
  call: 'npm run soak --',
  does: 'Runs the simulated world with fresh seeds on every core, and keeps each seed that breaks a promise.',
  options: {
    minutes: { about: 'how long; one minute when left out', value: '<count>' },
    from: { about: 'the first seed; one that nobody ran before when left out', value: '<number>' },
    fairness: { about: 'a thousand tenants on one stage instead: what the quiet ones notice of the others' },
    seed: { about: 'one seed alone, twice, with the shortest story of its faults', value: '<number>' },
  },
};

function numberOf(options: GivenOptions, name: string): number | null {
  const given = options[name];
  if (given === undefined) return null;
  const value = Number(given);
  if (!(value >= 0)) throw new UsageError([`--${name} is no number.`]);
  return value;
}

/** Runs fresh seeds until the time is over. */
async function soak(minutes: number, from: number): Promise<void> {
  const beganAtMs = Date.now();
  const totals = new Totals();
  let next = from;
  const mayGoOn = () => Date.now() < beganAtMs + minutes * MINUTE_MS;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./soak-worker.ts', import.meta.url));
      worker.on('error', reject);
      worker.on('message', (added: Added) => {
        totals.add(added);
        if (added.findings.length > 0) keep(added);
        if (mayGoOn()) worker.postMessage(next++);
        else void worker.terminate().then(() => resolve());
      });
      worker.postMessage(next++);
    });
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(totals.told(Date.now() - beganAtMs));
  if (totals.failed.length > 0) process.exitCode = 1;
}

function keep({ seed, findings, trace }: Added): void {
  mkdirSync(FOLDER, { recursive: true });
  const file = new URL(`seed-${seed}.json`, FOLDER);
  writeFileSync(file, `${JSON.stringify({ seed, trace, findings }, null, 2)}\n`);
  console.log(`seed ${seed} breaks ${findings[0]?.promise}: ${findings[0]?.about}\n  npm run soak -- --seed ${seed}`);
}

/** One seed, twice: the same story both times, and made as short as it can be when it breaks a promise. */
async function replay(seed: number): Promise<void> {
  const { simulate } = await import('./world/simulate.ts');
  const { shorten } = await import('./world/shorten.ts');
  const { storyOf } = await import('./world/story.ts');
  const [one, other] = [await simulate(seed), await simulate(seed)];
  if (one.trace !== other.trace) throw new Error(`seed ${seed} is not the same story twice`);
  if (one.findings.length === 0) {
    console.log(`seed ${seed}, trace ${one.trace}: every promise is kept`, one.figures);
    return;
  }
  process.exitCode = 1;
  console.log(storyOf(one));
  console.log(`\nshortened:\n${storyOf(await shorten(one, (leftOut) => simulate(seed, { leftOut })))}`);
}

/** A thousand tenants for half an hour, with the concurrency that the stack asks for. */
async function shareStage(): Promise<void> {
  const { measureFairness, toldFairness } = await import('./fairness/measure.ts');
  const figures = await measureFairness({ tenants: 1_000, minutes: 30, each: 8, atOnce: 300, seed: 1 }, 20);
  console.log(toldFairness(figures));
}

await runScript(script, async (options) => {
  if (options.fairness) return shareStage();
  const seed = numberOf(options, 'seed');
  if (seed !== null) return replay(seed);
  return soak(numberOf(options, 'minutes') ?? 1, numberOf(options, 'from') ?? Math.floor(Date.now() / 1_000));
});
