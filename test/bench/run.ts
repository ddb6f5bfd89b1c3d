import '../simulation/load-tsx.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { runScript, type Script } from '../../infra/command-line.ts';
import { synthesize } from '../../infra/local/synth.ts';
import {
  BUDGET_FILE,
  type Figures,
  type Measured,
  type PageFigures,
  readBudget,
} from '../../infra/operations/budget.ts';
import { type Bar, barsOf } from './bars.ts';
import { bundlesOf, kilobytesOf } from './bundles.ts';
import { figuresIn, overBudget } from './over.ts';
import { PAGE_CPU_MS, timePages, weighPages } from './pages.ts';
import { withRoom } from './room.ts';
import { type Timing, timeInit, timeInvoice } from './timings.ts';
import { WAYS } from './ways.ts';

/** Where `bench.json` and the charts go. */
const FOLDER = new URL('../../.bench/', import.meta.url);
const script: Script = {
  call: 'npm run bench --',
  does: 'Counts what an invoice and a page cost, row by row beside its limit and the last release, and times it against a yardstick.',
  options: {
    counts: { about: 'counts alone, without timings' },
    slow: { about: 'also the rows of many tenants and of long backlogs' },
    'set-limits': { about: 'makes what is measured the new limits of test/budget.json' },
  },
};
const { limit, released } = readBudget();
const [limits, releases] = [figuresIn(limit), figuresIn(released)];
const invoice: Record<string, Figures> = {};
const callsAtFaults: Record<string, number> = {};
const bundleKilobytes: Record<string, number> = {};
const page: Record<string, PageFigures> = {};
const timings: Record<string, Timing> = {};

/** Prints a figure beside its limit and the last release, and keeps what there is so far. */
function tell(name: string, value: number): void {
  const [most, last] = [limits.get(name), releases.get(name)];
  const mark = most !== undefined && value > most ? '  OVER' : '';
  console.log([name.padEnd(52), shown(value), `limit ${shown(most)}`, `last release ${shown(last)}${mark}`].join('  '));
  writeFileSync(
    new URL('bench.json', FOLDER),
    `${JSON.stringify({ invoice, callsAtFaults, bundleKilobytes, page, timings }, null, 2)}\n`,
  );
}

const shown = (value: number | undefined): string =>
  (value === undefined ? '-' : String(Math.round(value * 100) / 100)).padStart(7);

function tellTiming(name: string, timing: Timing): void {
  timings[name] = timing;
  console.log(`${name.padEnd(52)}  ${shown(timing.ratio)}  times its yardstick (${shown(timing.ms).trim()} ms of CPU)`);
}

await runScript(script, async (asked) => {
  mkdirSync(FOLDER, { recursive: true });
  for (const way of WAYS) {
    if (way.isSlow && !asked.slow) continue;
    const figures = await way.measure();
    invoice[way.name] = figures;
    for (const [figure, value] of Object.entries(figures)) tell(`invoice ${way.name} ${figure}`, value);
  }
  const { countRepeats } = await import('./repeats.ts'); // which reads TSX, as the first line taught Node
  for (const [name, value] of Object.entries(await countRepeats())) {
    callsAtFaults[name] = value;
    tell(`callsAtFaults ${name}`, value);
  }
  using made = await synthesize();
  const bundles = bundlesOf(made);
  for (const [name, file] of Object.entries(bundles)) {
    bundleKilobytes[name] = kilobytesOf(file);
    tell(`bundleKilobytes ${name}`, bundleKilobytes[name]);
  }
  const consoleBundle = bundles.console ?? '';
  for (const [name, figures] of Object.entries(await weighPages(consoleBundle))) {
    page[name] = figures;
    for (const [figure, value] of Object.entries(figures)) tell(`page ${name} ${figure}`, value);
  }
  const slow: string[] = [];
  if (!asked.counts) {
    for (const [name, timing] of Object.entries(await timePages(consoleBundle))) {
      tellTiming(`CPU of page ${name}, over an empty one`, timing);
      if (timing.ms > PAGE_CPU_MS)
        slow.push(`page ${name} takes ${timing.ms} ms of CPU, over its limit of ${PAGE_CPU_MS}`);
    }
    tellTiming('CPU of an invoice', await timeInvoice(bundles));
    for (const [name, file] of Object.entries(bundles)) tellTiming(`init of ${name}`, await timeInit(file));
  }

  const measured: Measured = { invoice, callsAtFaults, bundleKilobytes, page };
  draw(measured);
  writeFileSync(new URL('bench.json', FOLDER), `${JSON.stringify({ ...measured, timings }, null, 2)}\n`);
  if (asked['set-limits']) {
    const limit = withRoom({ ...measured, invoice: fast(invoice) });
    writeFileSync(BUDGET_FILE, `${JSON.stringify({ limit, released }, null, 2)}\n`);
  }
  const over = asked['set-limits'] ? [] : overBudget({ ...measured, invoice: fast(invoice) }, limit);
  over.push(...slow);
  for (const line of over) console.error(line);
  process.exit(over.length > 0 ? 1 : 0); // whatever a world of the bench still holds open
});

function fast(all: Measured['invoice']): Measured['invoice'] {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !WAYS.find((way) => way.name === name)?.isSlow));
}

/** One chart for each figure, a bar for each way or bundle. */
function draw(all: Measured): void {
  const charts = Map.groupBy(figuresIn(all), ([name]) => figureOf(name));
  for (const [figure, rows] of charts) {
    const bars = rows.map(
      ([name, value]): Bar => ({
        label: name.replace(/^(?:invoice|page) | \w+$/g, '').replace(/^(?:bundleKilobytes|callsAtFaults) /, '') || name,
        ...{ value, limit: limits.get(name) ?? null, released: releases.get(name) ?? null },
      }),
    );
    writeFileSync(new URL(`${figure}.svg`, FOLDER), barsOf(figure, bars));
  }
}

function figureOf(name: string): string {
  const [group = '', , figure] = name.split(' ');
  return figure ?? group;
}
