import { expect, test } from 'vitest';
import { changelogOf, readCommits } from '../../infra/operations/changelog.ts';

test('the change log has each commit under its day and its area, newest day first', () => {
  const log =
    '2026-11-27 sync: claim once\n2026-11-28 infra: name each stage\n2026-11-27 sync: ring less\n2026-11-27 Begin\n';
  const [, ...sections] = changelogOf(readCommits(log)).split('## ');
  expect(sections).toEqual([
    '2026-11-28\n\n- **infra**: name each stage\n\n',
    '2026-11-27\n\n- **other**: Begin\n- **sync**: claim once; ring less\n',
  ]);
});
