import { describe, expect, test } from 'vitest';
import { changedText } from '../../../functions/console/daily/changed.ts';
import { ClosingPeriod } from '../../../shared/admin/closing/closing-period.ts';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { Cause } from '../../../shared/domain/causes.ts';
import type { Change, ChangeValues } from '../../../shared/domain/change.ts';
import { sentence } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import { Role } from '../../../shared/domain/session.ts';
import { allProviders } from '../../../shared/providers/index.ts';
import type { Provider } from '../../../shared/providers/provider.ts';
import { fieldsOf, type SettingField } from '../../../shared/providers/settings/settings-form.ts';
import { Integration } from '../../../shared/sync/ledger/integration.ts';

const LANGUAGES: readonly Language[] = ['nl', 'en'];

/** A record as the page of changes says it. */
function said(
  language: Language,
  provider: Provider | null,
  what: Change['what'],
  before: ChangeValues,
  after: ChangeValues,
) {
  const change: Change = { at: '2026-11-20T09:00:00Z', actor: 'Anna', integration: null, what, before, after };
  return changedText(change, {
    language,
    provider,
    isMasked: false,
    tell: (code) => sentence(code, {}, language),
  }).join('\n');
}

/** The values that a field can have, and those of another kind that stand for none. */
function valuesOf(field: SettingField): readonly unknown[] {
  if ('options' in field) {
    const all = field.options.map(({ value }) => value);
    return field.kind === 'some-of' ? [[], all, ...all.map((one) => [one])] : [...all, null];
  }
  if (field.kind === 'check') return [true, false];
  if (field.kind === 'sellers') return [[], ['1']];
  if (field.kind === 'day') return [null, '2026-11-20'];
  return field.kind === 'amount' ? ['0.05'] : [null, '', '8000'];
}

/** A word of ours that no person should read: names and codes of settings, and what stands for none in a program. */
const codesIn = (field: SettingField): readonly string[] => {
  const options = 'options' in field ? field.options.map(({ value }) => String(value)) : [];
  const holder = field.kind === 'check' ? (field.within ?? []) : [];
  return [field.setting, holder, options, 'true', 'false', 'null', 'undefined'].flat();
};

describe.each(allProviders())('a change of a setting of $title', (provider) => {
  const rows = fieldsOf(provider.settingsForm).flatMap((field) =>
    LANGUAGES.flatMap((language) => valuesOf(field).map((value) => ({ field, language, value }))),
  );
  test.each(rows)('$field.setting, to $value, is said in words ($language)', ({ field, language, value }) => {
    const wrap = (one: unknown): ChangeValues => {
      const inner = { [field.setting]: one };
      return field.kind === 'check' && field.within ? { [field.within]: inner } : inner;
    };
    const [before, after] = [wrap(valuesOf(field)[0]), wrap(value)];
    const text = said(language, provider, 'settings-changed', before, after);
    expect(text).toMatch(/^[^:]+: .+ → .+$/);
    const label = field.label[language].replace('{books}', provider.title);
    expect(text.startsWith(`${label}: `)).toBe(true);
    const [, was = '', is = ''] = text.slice(label.length + 2).match(/^(.*) → (.*)$/) ?? [];
    // A word may be its own code: “negative”.
    const words = 'options' in field ? field.options.map(({ text }) => text[language]) : [];
    const isRaw = (side: string) =>
      side.split(', ').some((part) => codesIn(field).includes(part) && !words.includes(part));
    expect([was, is].filter(isRaw)).toEqual([]);
  });
});

test('an emptied list says so, and no sellers are all of them', () => {
  const [exact, moneybird] = ['exact', 'moneybird'].map((id) => allProviders().find((one) => one.id === id) ?? null);
  const none = said(
    'en',
    moneybird ?? null,
    'settings-changed',
    { contactSyncBackFields: ['email'] },
    { contactSyncBackFields: [] },
  );
  expect(none).toBe('What may come back: E-mail → none');
  expect(said('nl', exact ?? null, 'settings-changed', { sellers: ['1'] }, { sellers: [] })).toMatch(/: 1 → alle$/);
});

test('amounts and days are written as people of a language write them', () => {
  const [exact = null] = allProviders();
  const values = { roundingLimit: '0.10', startDate: '2026-11-20' };
  expect(said('nl', exact, 'settings-changed', {}, values)).toMatch(/: 0,10\n.*: 20 november 2026$/);
  expect(said('en', exact, 'settings-changed', {}, values)).toMatch(/: 0\.10\n.*: 20 November 2026$/);
});

const ids = allProviders().map(({ id }) => id);
const states = Integration.entries.state.options;
const codes: readonly (readonly [name: string, codes: readonly string[]])[] = [
  ['state', states],
  ['role', Role.options],
  ['cause', Cause.options],
  ['provider', ids],
];

test.each(codes)('each %s has words of its own in both languages', (name, all) => {
  for (const language of LANGUAGES) {
    const texts = all.map((code) => said(language, null, 'retried', {}, { [name]: code }));
    expect(new Set(texts).size).toBe(all.length);
    const isRaw = (text: string, at: number) => text.startsWith(`${name}:`) || text.endsWith(`: ${all[at]}`);
    // The English word of a role or a state may be its code.
    expect(texts.filter((text, at) => isRaw(text, at) && language === 'nl')).toEqual([]);
  }
});

const lists = Object.keys(Catalogue.entries);
const names: readonly (readonly [what: Change['what'], name: string])[] = [
  ...Object.keys(ClosingPeriod.entries).map((name) => ['missing-sent', name] as const),
  ...lists.map((name) => ['catalogue-changed', name] as const),
  ...['invoice', 'customer', 'host', 'clientId', 'actor'].map((name) => ['retried', name] as const),
];

test.each(names)('what %s says of “%s” has a name in both languages', (what, name) => {
  for (const language of LANGUAGES)
    expect(said(language, null, what, {}, { [name]: '1' })).not.toMatch(new RegExp(`^${name}:`));
});
