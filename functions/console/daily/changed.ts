import type { Change, ChangeKind, ChangeValues } from '../../../shared/domain/change.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Provider } from '../../../shared/providers/provider.ts';
import { fieldsOf } from '../../../shared/providers/settings/settings-form.ts';
import { changesPage, valueWords } from '../words/changes.ts';

/** How a line of the change log is read: in which language, of which books, and whether ids of customers are hidden. */
export interface ChangeReader {
  readonly language: Language;
  /** Null: the line is about no integration that is still there. */
  readonly provider: Provider | null;
  readonly isMasked: boolean;
}

/** Each value that changed, in words: what it is called, what it was and what it became. */
export function changedText({ what, before, after }: Change, reader: ChangeReader): readonly string[] {
  // The table keeps no order.
  const names = Object.keys(after).sort();
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (GROUPED.has(what) && isValues(is)) {
      const old = isValues(was) ? was : {};
      return Object.keys(is)
        .sort()
        .map((key) => moved(`${nameOf(name, reader)} ${key}`, old[key], is[key], reader));
    }
    if (reader.isMasked && name === 'customer') return [moved(nameOf(name, reader), undefined, '…', reader)];
    return [moved(nameOf(name, reader), was, is, reader)];
  });
}

/** Their values stand by group and key. */
const GROUPED: ReadonlySet<ChangeKind> = new Set(['mappings-changed']);

function moved(name: string, was: unknown, is: unknown, { language }: ChangeReader): string {
  const after = valueText(is, language);
  if (was === undefined) return say(changesPage.newly, language, { name, after });
  return say(changesPage.moved, language, { name, before: valueText(was, language), after });
}

function nameOf(name: string, { language, provider }: ChangeReader): string {
  const label = provider && fieldsOf(provider.settingsForm).find(({ setting }) => setting === name)?.label;
  const words: Words = label ?? valueWords.get(name) ?? { nl: name, en: name };
  return say(words, language, { books: provider?.title ?? '' });
}

function valueText(value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return say(changesPage.nothing, language);
  if (typeof value === 'boolean') return say(value ? changesPage.yes : changesPage.no, language);
  if (Array.isArray(value)) return value.map((one) => valueText(one, language)).join(', ');
  if (!isValues(value)) return String(value);
  if (typeof value.name === 'string') return value.name;
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${valueText(one, language)}`)
    .join(', ');
}

const isValues = (value: unknown): value is ChangeValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
