import { describe, expect, it } from 'vitest';
import { type Exported, exportsOf } from './exported.ts';
import { PRODUCT, sourceFiles } from './source-files.ts';

const all = sourceFiles(PRODUCT).flatMap(exportsOf);

/** Names that several files export on purpose: each once in what the brackets capture, and why. */
const MIRRORED: readonly { files: RegExp; names?: readonly string[]; why: string }[] = [
  {
    files: /^functions\/([\w-]+)\/handler\.ts$/,
    names: ['handler', 'createHandler'],
    why: 'Lambda calls the one, tests and the local run the other, by the same name in every function.',
  },
  {
    files: /^shared\/providers\/(?!totals\/|settings\/)([\w-]+)\//,
    why: 'The providers do the same things in the same words, so that who knows one folder knows the next.',
  },
  {
    files: /^(.*[/-])words\.ts$/,
    names: ['words'],
    why: 'Each page of the console and each provider has its own words, which nobody else says.',
  },
];

describe('what the product exports', () => {
  it('gives every export a doc comment', () => {
    expect(all.filter(({ isDocumented }) => !isDocumented).map(shown)).toEqual([]);
  });

  it('uses no exported name for two things', () => {
    expect([...Map.groupBy(all, ({ name }) => name).values()].flatMap(clash)).toEqual([]);
  });

  it('sees the exports it judges', () => {
    expect(all.length).toBeGreaterThan(1000);
    expect(clash([exported('shared/a.ts', 'Line'), exported('functions/b.ts', 'Line')])).toHaveLength(2);
    expect(clash([exported('shared/a.ts', 'handler'), exported('functions/b/handler.ts', 'handler')])).toHaveLength(2);
    const books = ['exact', 'moneybird'].map((provider) =>
      exported(`shared/providers/${provider}/books.ts`, 'openBooks'),
    );
    expect(clash(books)).toEqual([]);
    expect(clash([...books, exported('shared/providers/exact/other.ts', 'openBooks')])).toHaveLength(3);
  });
});

const shown = ({ path, name }: Exported) => `${path}: ${name}`;

const exported = (path: string, name: string): Exported => ({ path, name, isDocumented: true });

/** The exports of one name, when they are more than one and no rule mirrors it. */
function clash(same: readonly Exported[]): string[] {
  const isMirrored = MIRRORED.some(({ files, names }) => {
    const homes = same.map(({ path, name }) => ((names?.includes(name) ?? true) ? files.exec(path)?.[1] : undefined));
    return !homes.includes(undefined) && new Set(homes).size === same.length;
  });
  return same.length > 1 && !isMirrored ? same.map(shown) : [];
}
