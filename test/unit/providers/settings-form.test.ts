import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { settingsIn } from '../../../functions/console/pages/details/read-settings.ts';
import { allProviders } from '../../../shared/providers/index.ts';
import { countsNow, fieldsOf, type SettingField } from '../../../shared/providers/settings/settings-form.ts';

const keyOf = (field: SettingField): string =>
  field.kind === 'check' ? (field.within ?? field.setting) : field.setting;

/** What a browser sends of a form in which nothing was touched: boxes that are off send their names alone. */
function sentAs(settings: ReadonlyMap<string, unknown>, fields: readonly SettingField[]): URLSearchParams {
  const sent = new URLSearchParams();
  for (const { kind, setting } of fields) {
    const value = settings.get(setting);
    if (kind === 'check' || kind === 'some-of' || kind === 'sellers') sent.append('boxes', setting);
    if (Array.isArray(value)) for (const one of value) sent.append(setting, String(one));
    else if (kind === 'check') {
      if (value === true) sent.append(setting, 'true');
    } else if (kind !== 'either' || value !== null) sent.append(setting, String(value ?? ''));
  }
  return sent;
}

describe.each(allProviders())('the form of $title', ({ details, settingsForm }) => {
  const fields = fieldsOf(settingsForm);
  const settings = new Map(Object.entries(v.parse(v.record(v.string(), v.unknown()), v.parse(details, {}))));

  test('has a field for every setting, once, and for nothing else', () => {
    expect(fields.map(keyOf).sort()).toEqual([...settings.keys()].sort());
  });

  test('asks before activation for every setting that has no default and is not optional, and for no other', () => {
    const chosen = fields
      .filter(({ kind, setting }) => kind === 'either' && settings.get(setting) === null)
      .map(({ setting }) => setting);
    expect(settingsForm.mustBeChosen.map(({ setting }) => setting)).toEqual(chosen);
    for (const [setting, value] of settings)
      if (!chosen.includes(setting) && value === null)
        expect(['from-books', 'day', 'text']).toContain(fields.find((one) => one.setting === setting)?.kind);
  });

  test('lets a field wait only for another field, with a value that it can have', () => {
    for (const { setting: own, needs } of fields.filter((field) => field.needs)) {
      const other = fields.find(({ setting }) => setting === needs?.setting);
      expect(other, needs?.setting).toBeDefined();
      expect(needs?.setting).not.toBe(own);
      const values = other?.kind === 'one-of' ? other.options.map(({ value }) => value) : [true, false];
      expect(values).toContain(needs?.is);
    }
  });

  test('that was sent untouched changes nothing', () => {
    const sent = settingsIn(sentAs(settings, fields), settingsForm);
    const kept = Object.entries(sent).filter(([key, value]) => value !== settings.get(key));
    expect(v.parse(details, sent)).toEqual(v.parse(details, {}));
    expect(kept.every(([, value]) => typeof value === 'object')).toBe(true);
  });

  test('of which a part was disabled leaves that part as it is', () => {
    expect(settingsIn(new URLSearchParams(), settingsForm)).toEqual({});
  });
});

test('a field waits as long as the one that it waits for does', () => {
  const form = allProviders().find(({ id }) => id === 'moneybird')?.settingsForm;
  const sendEmail = form && fieldsOf(form).find(({ setting }) => setting === 'sendEmail');
  if (!form || !sendEmail) throw new Error('there is no such field');
  const isOpen = (settings: object) => countsNow(sendEmail, form, Object.fromEntries(Object.entries(settings)));
  expect(isOpen({ finaliseInvoice: true, externalInvoice: false })).toBe(true);
  expect(isOpen({ finaliseInvoice: true, externalInvoice: true })).toBe(false);
  expect(isOpen({ finaliseInvoice: false, externalInvoice: false })).toBe(false);
});
