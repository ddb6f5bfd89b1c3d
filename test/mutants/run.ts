import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript, type Script } from '../../infra/command-line.ts';
import type { Mutant } from './mutant.ts';
import { mutants as security } from './security.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is not part of the tree that is tested. */
const LEFT_OUT = new Set(['node_modules', '.git', 'cdk.out', 'coverage', '.data']);

/** How one mutant ended. */
interface Verdict {
  readonly mutant: Mutant;
  /** The names of the tests that noticed; null when none did. */
  readonly killedBy: readonly string[] | null;
}

/** A copy of the tree in a temporary folder, with the installed packages of this one. */
async function copyTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  for (const name of await readdir(ROOT))
    if (!LEFT_OUT.has(name)) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Runs test files in a copy; the names of those tests that failed, or of what kept them from running. */
async function failures(folder: string, tests: readonly string[]): Promise<readonly string[]> {
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const words = ['vitest', 'run', '--reporter=json', `--outputFile=${report}`, '--bail=1', ...tests];
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn('npm', ['exec', '--', ...words], { cwd: folder, stdio: 'ignore' })
      .on('error', reject)
      .on('exit', resolve);
  });
  if (code === 0) return [];
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
  };
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return failed.length > 0 ? failed : testResults.map(({ name }) => `${name} did not load`);
}

/** Throws when a test fails on the code as it is: such a test would fail for every mutant, and shows nothing. */
async function checkWhole(mutants: readonly Mutant[], folder: string): Promise<void> {
  const red = await failures(folder, [...new Set(mutants.flatMap(({ tests }) => tests))]);
  if (red.length > 0) throw new Error(`Nothing is broken yet, and this fails: ${red.join(', ')}`);
}

/** Breaks the copy in one place, runs the tests that should notice, and mends it. Throws when the place is not there once. */
async function judge(mutant: Mutant, folder: string): Promise<Verdict> {
  const path = join(folder, mutant.file);
  const whole = await readFile(path, 'utf8');
  const places = whole.split(mutant.find).length - 1;
  if (places !== 1) throw new Error(`${mutant.name}: ${mutant.file} has the text ${places} times, not once.`);
  await writeFile(
    path,
    whole.replace(mutant.find, () => mutant.replace),
  );
  try {
    const noticed = await failures(folder, mutant.tests);
    return { mutant, killedBy: noticed.length > 0 ? noticed : null };
  } finally {
    await writeFile(path, whole);
  }
}

const script: Script = {
  call: 'npm run mutants --',
  does: 'Breaks a copy of the code in one place after another, and shows which test notices. Takes about ten minutes.',
  options: {
    security: { about: 'the controls of test/mutants/security.ts', isNeeded: true },
    only: { value: '<word>', about: 'the mutants whose name holds this word' },
  },
};

await runScript(script, async ({ only = '' }) => {
  const mutants = security.filter(({ name }) => name.includes(String(only)));
  const folder = await copyTree();
  let alive = 0;
  try {
    await checkWhole(mutants, folder);
    for (const mutant of mutants) {
      const { killedBy } = await judge(mutant, folder);
      if (!killedBy) alive++;
      console.log(`${mutant.name} -> ${killedBy ? `killed by: ${killedBy[0]}` : 'ALIVE'}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${mutants.length - alive} of ${mutants.length} noticed`);
  process.exitCode = alive === 0 ? 0 : 1;
});
