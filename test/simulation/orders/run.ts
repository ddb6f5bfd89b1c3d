import '../load-tsx.ts';
import { type GivenOptions, runScript, type Script, UsageError } from '../../../infra/command-line.ts';
import type { Bounds } from './explore.ts';
import type { Pair } from './pair.ts';
import { PAIRS } from './pairs/index.ts';
import { explorePair, replay } from './perform.ts';

const MINUTE_MS = 60_000;
/** So many of the orders that came out wrong are printed for each pair. */
const SHOWN = 5;

const script: Script = {
  call: 'npm run orders --',
  does: 'Plays two actors against each other in every order of their steps, and with a freeze of each at every step.',
  options: {
    pair: { about: 'the pairs whose name holds this; all when left out', value: '<text>' },
    order: { about: 'one order alone, with every step that was taken', value: '<legs>' },
    preemptions: { about: 'how often one may be interrupted by the other; twice when left out', value: '<count>' },
    stride: { about: 'interrupts and freezes at one step in so many; at each when left out', value: '<count>' },
    both: { about: 'freezes both too, at every so many of their steps', value: '<stride>' },
    minutes: { about: 'begins no more orders after this; half an hour when left out', value: '<count>' },
  },
};

function countOf(options: GivenOptions, name: string, otherwise: number): number {
  const value = Number(options[name] ?? otherwise);
  if (!(value >= 0)) throw new UsageError([`--${name} is no number.`]);
  return value;
}

async function replayAll(pairs: readonly Pair[], order: string): Promise<void> {
  for (const pair of pairs) {
    const { story, says } = await replay(pair, order);
    console.log(`${story}\n${says.length === 0 ? 'all is right' : says.join('\n')}`);
    if (says.length > 0) process.exitCode = 1;
  }
}

async function exploreAll(pairs: readonly Pair[], bounds: Bounds): Promise<void> {
  const sum = { covered: 0, played: 0, steps: 0, wrong: 0 };
  const add = (more: typeof sum) => {
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += more[name];
  };
  for (const pair of pairs) {
    const { wrong, ...counts } = await explorePair(pair, bounds);
    add({ ...counts, wrong: wrong.length });
    console.log(`${pair.name}: ${told({ ...counts, wrong: wrong.length })}`);
    for (const { order, says } of wrong.slice(0, SHOWN))
      console.log(`  npm run orders -- --pair '${pair.name}' --order '${order}'\n    ${says.join('\n    ')}`);
  }
  console.log(`${pairs.length} pairs: ${told(sum)}`);
  if (bounds.isOver?.()) console.log('The time was over: not every order was played. --minutes gives it more.');
  if (sum.wrong > 0) process.exitCode = 1;
}

const told = ({ covered, played, steps, wrong }: Readonly<Record<'covered' | 'played' | 'steps' | 'wrong', number>>) =>
  `${covered} orders, ${played} of them played with ${steps} steps, ${wrong} wrong`;

await runScript(script, async (options) => {
  const { pair = '', order } = options;
  const chosen = PAIRS.filter(({ name }) => name.includes(String(pair)));
  if (chosen.length === 0) throw new UsageError([`no pair has "${pair}" in its name.`]);
  if (order !== undefined) return replayAll(chosen, String(order));
  const untilMs = performance.now() + countOf(options, 'minutes', 30) * MINUTE_MS;
  const both = countOf(options, 'both', 0);
  return exploreAll(chosen, {
    preemptions: countOf(options, 'preemptions', 2),
    freezes: true,
    stride: Math.max(1, countOf(options, 'stride', 1)),
    ...(both > 0 ? { freezesOfBoth: both } : {}),
    isOver: () => performance.now() > untilMs,
  });
});
process.exit();
