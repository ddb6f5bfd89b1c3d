import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { EventIn } from '../../shared/domain/events-in.ts';
import { EventsOut } from '../../shared/domain/events-out.ts';

const root = join(import.meta.dirname, '../..');
const read = (page: string): string => readFileSync(join(root, page), 'utf8');
const pages = globSync('**/*.md', { cwd: root, exclude: ['**/node_modules', 'cdk.out', 'coverage', '.data'] });

/** A page without its blocks of code. */
const prose = (page: string): string => read(page).replace(/^ *```[\s\S]*?^ *```$/gm, '');

/** The anchors of the headings of a page, as GitHub makes them. */
const anchors = (page: string): string[] =>
  [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** Links that point at nothing: a page that is not there, or a heading that its page does not have. */
const brokenLinks = (page: string): string[] =>
  [...prose(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].flatMap(([link, target = '', anchor]) => {
    const there = target === '' ? page : join(dirname(page), target);
    const isWhole = existsSync(join(root, there)) && (anchor === undefined || anchors(there).includes(anchor));
    return isWhole ? [] : [link];
  });

const isPath = (code: string): boolean =>
  /^[\w.*{},/-]+$/.test(code) && /^(\.ci|functions|infra|shared|test)\/|\w\.(tsx?|json|md)$/.test(code);

/** Paths in backticks that are neither of the repository nor beside the page. */
const brokenPaths = (page: string): string[] =>
  [...prose(page).matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => isPath(code) && !existsSync(join(root, code)) && !existsSync(join(root, dirname(page), code)));

/** The paths of README's tree: two spaces deeper is one folder deeper. */
function treePaths(): string[] {
  const [, tree = ''] = /```text\n(functions\/[\s\S]*?)```/.exec(read('README.md')) ?? [];
  const open: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', names = ''] = /^( *)((?:[\w-]+\/(?: +|$))+|[\w-]+\.ts)/.exec(line) ?? [];
    return names
      .split(/ +/)
      .filter((name) => name !== '')
      .map((name) => {
        open.splice(indent.length / 2, open.length, name);
        return join(...open);
      });
  });
}

describe.each(pages)('%s', (page) => {
  test('links to what is there', () => expect(brokenLinks(page)).toEqual([]));

  test('names files that are there', () => expect(brokenPaths(page)).toEqual([]));

  test('names commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: object };
    const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

describe('README.md', () => {
  test('is read in a few minutes', () => expect(read('README.md').split(/\s+/).length).toBeLessThan(1_800));

  test('draws the tree as it is', () => {
    const paths = treePaths();
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test('the glossary of SPEC.md fits on a page', () => {
  const [, glossary = ''] = /^(## Glossary[\s\S]*?)(?=^## |(?![\s\S]))/m.exec(read('shared/sync/SPEC.md')) ?? [];
  expect(glossary).toContain('| entry |');
  expect(glossary.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
});

describe('EVENTS.md', () => {
  const page = read('shared/domain/EVENTS.md');
  const listed = (section: string): (string | undefined)[] =>
    [...section.matchAll(/^\| `([a-z]+\.[a-z-]+)` \|/gm)].map(([, type]) => type);
  const section = (title: string) => page.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
  const [incoming, outgoing] = [section('Events in'), section('Events out')];

  test('lists every event', () => {
    expect(listed(incoming)).toEqual(EventIn.options.map(({ entries }) => entries['detail-type'].literal));
    expect(listed(outgoing)).toEqual(Object.keys(EventsOut));
  });

  test('shows an event that we can read', () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(incoming) ?? [];
    expect(v.safeParse(EventIn, JSON.parse(example)).issues).toBeUndefined();
  });
});
