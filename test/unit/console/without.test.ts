import { expect, test } from 'vitest';
import { NEVER_SHOWN, withoutUnused } from '../../../functions/console/look/without.ts';
import { sourceFiles } from '../../house/source-files.ts';

test.each([
  ['a rule that names what no page has', 'dialog{top:0}a{color:red}', 'a{color:red}'],
  [
    'of several selectors the one',
    '[type=range],input:not([type=range],[type=file]){a:b}',
    'input:not([type=range],[type=file]){a:b}',
  ],
  ['a block of which nothing is left', '@media (x){kbd{a:b}}', ''],
  ['and keeps the rest of a block', '@media (x){kbd{a:b}p{c:d}}', '@media (x){p{c:d}}'],
  ['nothing within quotes', 'p::after{content:"}dialog{"}', 'p::after{content:"}dialog{"}'],
  ['no frames of a movement', '@keyframes spin{to{rotate:1turn}}', '@keyframes spin{to{rotate:1turn}}'],
])('leaves out %s', (_, css, left) => {
  expect(withoutUnused(css)).toBe(left);
});

test('nothing that it leaves out stands on a page', () => {
  const { elements, types, roles } = NEVER_SHOWN;
  const shown = [
    ...elements.map((name) => `<${name}[\\s>]`),
    ...types.map((name) => `type="${name}"`),
    ...roles.map((name) => `role="${name}"`),
    'data-tooltip|aria-busy|<dialog|aria-label="breadcrumb"',
  ];
  const ways = new RegExp(shown.join('|'));
  const pages = sourceFiles(['functions/console']).filter(({ path }) => path.endsWith('.tsx'));
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.filter(({ text }) => ways.test(text)).map(({ path }) => path)).toEqual([]);
});
