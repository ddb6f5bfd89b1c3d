import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mendedAt } from '../../../functions/console/daily/mend.ts';
import { items } from '../../../functions/console/pages/activate/words.ts';
import {
  words as authentication,
  outcomeNow,
  outcomes,
} from '../../../functions/console/pages/authentication/words.ts';
import { words as details } from '../../../functions/console/pages/details/words.ts';
import { words as mappings } from '../../../functions/console/pages/mappings/words.ts';
import { daily, stepWords } from '../../../functions/console/words/daily.ts';
import { Cause } from '../../../shared/domain/causes.ts';
import { causeSentences } from '../../../shared/domain/sentences/causes.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import { allProviders } from '../../../shared/providers/index.ts';

/** Steps of entries that no page shows: those of pulls from the books. */
const NOT_SHOWN = new Set(['done', 'moved', 'let go', 'gone']);

test('every step that an invoice can take has words', () => {
  const folder = 'shared/sync';
  const steps = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/\bstep: '([^']+)'/g)])
    .map(([, step = '']) => step)
    .filter((step) => !NOT_SHOWN.has(step));
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.filter((step) => !(step in stepWords))).toEqual([]);
});

/** Every Dutch text in what a provider says. */
function dutchIn(said: unknown): string[] {
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([key, value]) => (key === 'nl' ? [String(value)] : dutchIn(value)));
}

test('Dutch pages do not use our own English words', () => {
  const dutch = [daily, stepWords, authentication, details, mappings].flatMap((words: Record<string, Words>) =>
    Object.values(words).map(({ nl }) => nl),
  );
  const theirs = allProviders().flatMap(({ words, app, settingsForm }) => dutchIn([words, app, settingsForm]));
  expect(theirs.length).toBeGreaterThan(50);
  expect([...dutch, ...theirs].filter((text) => /\b(sync|division|push|mapping|park)/i.test(text))).toEqual([]);
});

test('what anybody may write in an address is no way for a consent to end, nor is a success that is over', () => {
  expect(outcomeNow('busy', 'step1')).toBe(outcomes.busy);
  for (const name of [null, '', 'nothing', 'constructor', '__proto__']) expect(outcomeNow(name, null)).toBeUndefined();
  expect(outcomeNow('connected', null)).toBe(outcomes.connected);
  expect(outcomeNow('connected', 'step1')).toBeUndefined();
  expect(outcomeNow('choose', 'step2')).toBe(outcomes.choose);
  expect(outcomeNow('choose', null)).toBeUndefined();
});

test('an item of the checklist has a name that is true before it is done and after', () => {
  const names = Object.values(items).flatMap(({ name: { nl, en } }) => [nl, en]);
  expect(names.length).toBe(18);
  const isDone =
    /(gegeven|gekozen|gekoppeld|geboekt|bekeken|nagekeken|worden|ingevuld|given|chosen|mapped|booked|checked|filled in)$/;
  expect(names.filter((name) => isDone.test(name))).toEqual([]);
});

test.each(Cause.options)('%s is mended where its sentence says', (cause) => {
  const { en } = causeSentences[cause];
  const tab = en.match(/(Mapping|Details|Authentication) tab/)?.[1]?.toLowerCase();
  const place = mendedAt[cause] === 'mappings' ? 'mapping' : mendedAt[cause];
  if (['mapping', 'details', 'authentication'].includes(place)) expect(en.toLowerCase()).toContain(`${place} tab`);
  else if (tab !== undefined) expect(['send', 'i-reserve', 'books']).toContain(place);
});
