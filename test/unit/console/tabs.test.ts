import { expect, test } from 'vitest';
import { saidOn, type Tab, tabAt, tabs } from '../../../functions/console/tabs.ts';
import type { Cause } from '../../../shared/domain/causes.ts';
import { causeSentences } from '../../../shared/domain/sentences/causes.ts';
import { warningSentences } from '../../../shared/domain/sentences/warnings.ts';
import { sentence } from '../../../shared/domain/sentences.ts';
import { problemKinds } from '../../../shared/runtime/problem-words.ts';

const codes = [...Object.keys(causeSentences), ...Object.keys(warningSentences)] as Cause[];
const places = Object.keys(tabs) as Tab[];

test.each(['nl', 'en'] as const)('no sentence sends its reader to the tab that they are on (%s)', (language) => {
  const said = [
    ...codes.flatMap((code) =>
      [{}, { rounding: '0.01', workflow: '1', choice: '70, 71' }].map((about) => sentence(code, about, language)),
    ),
    ...Object.values(problemKinds).map(({ detail }) => detail[language]),
  ];
  const changed = places.flatMap((tab) =>
    said.flatMap((text) => {
      const here = saidOn(tab, text, language);
      return here === text ? [] : [{ tab, here }];
    }),
  );
  expect(changed.length).toBeGreaterThan(20);
  for (const { tab, here } of changed) {
    expect(here).not.toContain(tabs[tab][language]);
    expect(here).not.toMatch(/ {2}| [.,;:]|[^.]$/);
  }
  for (const tab of places)
    for (const text of said)
      expect(saidOn(tab, text, language)).not.toMatch(
        new RegExp(language === 'nl' ? `tabblad ${tabs[tab].nl}` : `${tabs[tab].en} tab\\b`),
      );
});

test.each([
  ['/console/integrations/exact/authentication?outcome=busy', 'authentication'],
  ['/console/integrations/exact/consent', 'authentication'],
  ['/console/integrations/exact/connect', 'authentication'],
  ['/console/integrations/details/mappings', 'mappings'],
  ['/console/integrations/exact/try', 'activate'],
  ['/console/integrations/exact/closing-report?month=2026-11', null],
  ['/console/overview', null],
  ['/console/invoices/details', null],
])('%s is of the tab %s', (path, tab) => {
  expect(tabAt(path)).toBe(tab);
});
