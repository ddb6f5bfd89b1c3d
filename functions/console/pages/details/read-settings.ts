import { fieldsOf, type SettingField, type SettingsForm } from '../../../../shared/providers/settings/settings-form.ts';

/** The settings that a sent form holds. What was disabled is not in it, and stays as it is. */
export function settingsIn(sent: URLSearchParams, form: SettingsForm): Record<string, unknown> {
  const boxes = new Set(sent.getAll('boxes'));
  const settings = new Map<string, unknown>();
  for (const field of fieldsOf(form)) {
    const { setting } = field;
    if (!isSent(field, sent, boxes)) continue;
    const value = readControl(field, sent);
    if (field.kind === 'check' && field.within !== undefined) settings.set(field.within, { [setting]: value });
    else settings.set(setting, value);
  }
  return Object.fromEntries(settings);
}

/** Boxes that are all empty send nothing; the hidden field beside them says that they were on the form. */
const isSent = ({ kind, setting }: SettingField, sent: URLSearchParams, boxes: ReadonlySet<string>): boolean =>
  kind === 'check' || kind === 'some-of' || kind === 'sellers' ? boxes.has(setting) : sent.has(setting);

function readControl(field: SettingField, sent: URLSearchParams): unknown {
  const text = sent.get(field.setting) ?? '';
  switch (field.kind) {
    case 'text':
      return field.optional ? text.trim() || null : text;
    case 'one-of':
      return text;
    case 'from-books':
    case 'day':
      return text.trim() || null;
    case 'number':
      return /^\d{1,4}$/.test(text.trim()) ? Number(text) : text;
    case 'amount':
      return text.trim().replace(',', '.'); // people write a comma where the API has a point
    case 'either':
      return text === 'true';
    case 'check':
      return sent.has(field.setting);
    case 'some-of':
    case 'sellers':
      return sent.getAll(field.setting);
  }
}
