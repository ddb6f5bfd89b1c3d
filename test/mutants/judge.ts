import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutant.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is not part of the tree that is tested. */
const LEFT_OUT = new Set(['node_modules', '.git', 'cdk.out', 'coverage', '.data', '.bench', '.mutants']);

/** Whoever breaks the end of a loop is noticed by this, in seconds of real time. */
const ENDS_WITHIN_S = 180;

/** A copy of the tree in a temporary folder, with the installed packages of this one. It is gone when it is disposed of. */
export async function copyTree(): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  for (const name of await readdir(ROOT))
    if (!LEFT_OUT.has(name)) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Runs vitest in a copy, with a bounded number of workers; null when it had to be ended. */
function runVitest(folder: string, words: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...words], {
      cwd: folder,
      stdio: 'ignore',
      detached: true, // a group of its own, which is ended together
    });
    const lid = setTimeout(() => process.kill(-(run.pid ?? 0), 'SIGKILL'), ENDS_WITHIN_S * 1000);
    run.on('error', reject).on('exit', (code) => {
      clearTimeout(lid);
      resolve(code);
    });
  });
}

/**
 * Runs test files in a copy; the names of those tests that failed, or of what kept them from running. With a name, only the
 * tests of that name, and nothing but those.
 */
export async function failures(
  folder: string,
  tests: readonly string[],
  workers: string,
  name: string | null = null,
): Promise<readonly string[]> {
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const named = name === null ? [] : [`--testNamePattern=${name.replaceAll(/[^\p{L}\p{N} ]/gu, '.')}`];
  const words = [
    '--reporter=json',
    `--outputFile=${report}`,
    '--bail=1',
    `--maxWorkers=${workers}`,
    ...named,
    ...tests,
  ];
  const code = await runVitest(folder, words);
  if (code === 0) return [];
  if (code === null) return [`no end within ${ENDS_WITHIN_S} s`];
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
  };
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return failed.length > 0 || name !== null
    ? failed
    : testResults.map(({ name }) => `${relative(folder, name)} did not load`);
}

/**
 * Breaks the copy in one place, runs the tests that should notice, and mends it. Throws when the place is not there once.
 *
 * @param noticedBy - the test that noticed it last: it is run first, and the others only when it notices no more
 */
export async function judge(
  mutant: Mutant,
  folder: string,
  workers: string,
  noticedBy: string | null,
): Promise<readonly string[]> {
  const path = join(folder, mutant.file);
  const whole = await readFile(path, 'utf8');
  const places = whole.split(mutant.find).length - 1;
  if (places !== 1) throw new Error(`${mutant.name}: ${mutant.file} has the text ${places} times, not once.`);
  await writeFile(
    path,
    whole.replace(mutant.find, () => mutant.replace),
  );
  try {
    const again = noticedBy === null ? [] : await failures(folder, mutant.tests, workers, noticedBy);
    return again.length > 0 ? again : await failures(folder, mutant.tests, workers);
  } finally {
    await writeFile(path, whole);
  }
}
