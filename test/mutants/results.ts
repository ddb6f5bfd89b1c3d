import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Mutant } from './mutant.ts';

/** How one mutant ended. */
export interface Verdict {
  readonly name: string;
  /** The first test that noticed; null when none did. */
  readonly killedBy: string | null;
  readonly seconds: number;
}

/** The verdicts of earlier runs, by the name of the mutant. */
export async function readVerdicts(file: string): Promise<Map<string, Verdict>> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return new Map((JSON.parse(text) as Verdict[]).map((verdict) => [verdict.name, verdict]));
}

/** The tests that noticed each mutant when the table was written, by the name of the mutant. */
export async function readTable(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const rows = text
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')));
  return new Map(
    rows.flatMap(([, nth, name, , killedBy]) => (Number(nth) > 0 && name && killedBy ? [[name, killedBy]] : [])),
  );
}

/** Keeps verdicts in the order of the set; what is no part of it any more is left out. */
export async function keepVerdicts(file: string, set: readonly Mutant[], verdicts: ReadonlyMap<string, Verdict>) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}`, `${JSON.stringify(inOrder(set, verdicts), null, 2)}\n`);
}

const inOrder = (set: readonly Mutant[], verdicts: ReadonlyMap<string, Verdict>): readonly Verdict[] =>
  set.flatMap(({ name }) => verdicts.get(name) ?? []);

/** The verdicts as a table of Markdown: the mutant, where it is, what noticed it, and how long that took. */
export function tableOf(set: readonly Mutant[], verdicts: ReadonlyMap<string, Verdict>): string {
  const rows = set.map(({ name, file }, index) => {
    const { killedBy, seconds } = verdicts.get(name) ?? { killedBy: 'not run', seconds: 0 };
    return [String(index + 1), name, `\`${file}\``, killedBy ?? '**alive**', seconds.toFixed(0)];
  });
  return [['', 'mutant', 'file', 'noticed by', 's'], ['--:', '---', '---', '---', '--:'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n');
}
