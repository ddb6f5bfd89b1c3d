import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comment, type ParseResult, parseSync } from 'oxc-parser';

/** A file of ours as the checks of the house see it. */
export interface SourceFile {
  /** From the root of the repository: `shared/domain/money.ts`. */
  path: string;
  text: string;
  lines: number;
  program: ParseResult['program'];
  comments: Comment[];
  /** What it imports or re-exports of our files, values and types alike, each from the root of the repository. */
  imports: string[];
}

const ROOT = join(import.meta.dirname, '../..');

/** The three folders of product code. */
export const PRODUCT = ['functions', 'shared', 'infra'] as const;

/** All TypeScript files under these folders of the repository. */
export const sourceFiles = (folders: readonly string[]): SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .sort()
      .map((name) => readSource(join(folder, name))),
  );

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const { program, comments, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
  const imports = specifiers.filter((name) => name.startsWith('.')).map((name) => join(path, '..', name));
  return { path, text, lines: text.split('\n').length - 1, program, comments, imports };
}
