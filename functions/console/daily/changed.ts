import type { Change, ChangeKind } from '../../../shared/domain/change.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { fieldsOf, type SettingField } from '../../../shared/providers/settings/settings-form.ts';
import { actorWords, changesPage, listWords, valueWords } from '../words/changes.ts';
import { type ChangeReader, isValues, valueText } from './value-text.ts';

/** Who changed something. */
export const actorText = (actor: string, language: Language): string => actorWords.get(actor)?.[language] ?? actor;

/** Each value that changed, in words: what it is called, what it was and what it became. */
export function changedText({ what, before, after }: Change, reader: ChangeReader): readonly string[] {
  // The table keeps no order.
  const names = Object.keys(after).sort();
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    const isHolder = fieldsIn(reader).some((field) => holderOf(field) === name);
    if ((isHolder || GROUPED.has(what)) && isValues(is)) {
      const old = isValues(was) ? was : {};
      return Object.keys(is)
        .sort()
        .map((key) => valueMoved(isHolder ? { name: key, within: name } : { name, key }, old[key], is[key], reader));
    }
    const words = what === 'catalogue-changed' ? listWords : valueWords;
    if (reader.isMasked && name === 'customer') return [valueMoved({ name, words }, undefined, '…', reader)];
    return [valueMoved({ name, words }, was, is, reader)];
  });
}

/** Their values stand by group and key. */
const GROUPED: ReadonlySet<ChangeKind> = new Set(['mappings-changed']);

/** Where a value stands: under its name, in the object `within`, or as one `key` of a group. */
interface Place {
  readonly name: string;
  readonly within?: string;
  readonly key?: string;
  /** What names are called that are no settings. */
  readonly words?: ReadonlyMap<string, Words>;
}

function valueMoved(
  { name, within, key, words = valueWords }: Place,
  was: unknown,
  is: unknown,
  reader: ChangeReader,
): string {
  const { language, provider } = reader;
  const field = fieldsIn(reader).find((one) => one.setting === name && holderOf(one) === within);
  const called = say(field?.label ?? words.get(name) ?? { nl: name, en: name }, language, {
    books: provider?.title ?? '',
  });
  const title = key === undefined ? called : `${called} ${key}`;
  const after = valueText(name, is, field ?? null, reader);
  if (was === undefined) return say(changesPage.newly, language, { name: title, after });
  return say(changesPage.moved, language, { name: title, before: valueText(name, was, field ?? null, reader), after });
}

const fieldsIn = ({ provider }: ChangeReader): readonly SettingField[] =>
  provider ? fieldsOf(provider.settingsForm) : [];

const holderOf = (field: SettingField): string | undefined => (field.kind === 'check' ? field.within : undefined);
