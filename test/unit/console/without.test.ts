import { expect, test } from 'vitest';
import { withoutUnused } from '../../../functions/console/look/without.ts';

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
