import { writeFile } from 'node:fs/promises';
import { runScript, type Script, UsageError } from '../../infra/command-line.ts';
import { copyTree, failures, judge } from './judge.ts';
import type { Mutant } from './mutant.ts';
import { protocol } from './protocol/index.ts';
import { keepVerdicts, readTable, readVerdicts, tableOf, type Verdict } from './results.ts';
import { security } from './security.ts';

/** What came out last. */
const RESULTS = 'test/mutants/RESULTS.md';

const script: Script = {
  call: 'npm run mutants --',
  does: 'Breaks a copy of the code in one place after another, and shows which test notices. Each takes some seconds; what came out is kept in .mutants as it goes.',
  options: {
    security: { about: 'the controls of test/mutants/security.ts' },
    protocol: { about: 'the joints of the push, in test/mutants/protocol' },
    only: { value: '<word>', about: 'those whose name or file holds this word' },
    from: { value: '<number>', about: 'those from this one on, counted from 1' },
    to: { value: '<number>', about: 'those up to this one; what two runs at once find is kept together' },
    rest: { about: 'those that were not noticed yet, after a run that was broken off' },
    green: {
      about: 'takes it that every test passes on the code as it is, as after npm test: half of the time is saved',
    },
    workers: { value: '<number>', about: 'at most so many test files at once; 2 when left out' },
    table: { value: '<file>', about: 'writes what is known of the whole set to this file, as a table' },
  },
};

await runScript(script, async (options) => {
  if (!options.security === !options.protocol) throw new UsageError(['Say which: --security or --protocol.']);
  const [set, name] = options.security ? [security, 'security'] : [protocol, 'protocol'];
  const kept = `.mutants/${name}.json`;
  const verdicts = await readVerdicts(kept);
  const noticedBy = await readTable(RESULTS);
  for (const { name: mutant, killedBy } of verdicts.values()) if (killedBy) noticedBy.set(mutant, killedBy);
  const only = String(options.only ?? '');
  const picked = set
    .slice(Number(options.from ?? 1) - 1, Number(options.to ?? set.length))
    .filter((mutant) => mutant.name.includes(only) || mutant.file.includes(only))
    .filter((mutant) => !options.rest || !verdicts.get(mutant.name)?.killedBy);
  const how = { workers: String(options.workers ?? 2), noticedBy, areGreen: options.green === true };
  const alive = await judgeAll(set, picked, how, async (verdict) => {
    const all = await readVerdicts(kept); // another run may have added to it
    await keepVerdicts(kept, set, all.set(verdict.name, verdict));
  });
  if (options.table) await writeFile(String(options.table), `${tableOf(set, await readVerdicts(kept))}\n`);
  console.log(`${picked.length - alive} of ${picked.length} noticed`);
  process.exitCode = alive === 0 ? 0 : 1;
});

/** How mutants are judged. */
interface How {
  /** At most so many test files at once. */
  readonly workers: string;
  /** The test that noticed a mutant last, by the name of the mutant. */
  readonly noticedBy: ReadonlyMap<string, string>;
  /** The tests are known to pass on the code as it is. */
  readonly areGreen: boolean;
}

/** Judges one mutant after another; how many no test noticed. */
async function judgeAll(
  set: readonly Mutant[],
  picked: readonly Mutant[],
  { workers, noticedBy, areGreen }: How,
  keep: (verdict: Verdict) => Promise<void>,
): Promise<number> {
  if (picked.length === 0) return 0;
  await using copy = await copyTree();
  const green = new Set<string>();
  let alive = 0;
  for (const mutant of picked) {
    if (!areGreen) await checkWhole(mutant, green, copy.folder, workers);
    const beganAtMs = performance.now();
    const [killedBy = null] = await judge(mutant, copy.folder, workers, noticedBy.get(mutant.name) ?? null);
    const seconds = Math.round((performance.now() - beganAtMs) / 100) / 10;
    if (killedBy === null) alive++;
    await keep({ name: mutant.name, killedBy, seconds });
    const nth = set.indexOf(mutant) + 1;
    console.log(`${nth} ${mutant.name} -> ${killedBy === null ? 'ALIVE' : `killed by: ${killedBy}`} (${seconds} s)`);
  }
  return alive;
}

/** Throws when a test fails on the code as it is: such a test would fail for every mutant, and shows nothing. */
async function checkWhole({ tests }: Mutant, green: Set<string>, folder: string, workers: string): Promise<void> {
  const fresh = tests.filter((file) => !green.has(file));
  if (fresh.length === 0) return;
  const red = await failures(folder, fresh, workers);
  if (red.length > 0) throw new Error(`Nothing is broken yet, and this fails: ${red.join(', ')}`);
  for (const file of fresh) green.add(file);
}
