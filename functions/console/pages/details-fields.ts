import type { optionsOf } from '../../../shared/admin/options.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { say, sentence } from '../../../shared/domain/sentences.ts';
import type { Choice } from '../../../shared/providers/code-lists.ts';
import type { SettingsIssue } from '../../../shared/providers/settings-check.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import type { FormRefusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';
import { words } from './details-words.ts';

/** What the parts of the Details tab are made of. */
export interface DetailsProps {
  readonly visit: Visit;
  readonly integration: Integration;
  /** As they are saved, with what was typed over them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly refusal: FormRefusal | null;
  /** Null while the books can't be asked. */
  readonly options: Awaited<ReturnType<typeof optionsOf>> | null;
  /** What of the saved settings the books would refuse. */
  readonly settingsIssues: readonly SettingsIssue[];
  readonly catalogue: Catalogue;
}

type Key = keyof typeof words;

/** What the fields of one page share: their words, and how each stands. */
export function fieldsOf({ visit, integration, settings, refusal, settingsIssues }: DetailsProps) {
  const { title: books } = visit.ports.provider(integration.provider);
  const sayOwn = (key: Key) => say(words[key], visit.language, { books });
  const unfit = (name: string): string | undefined => {
    const found = settingsIssues.find(
      ({ key, value }) => key === name && value === String(settings[name] ?? '').trim(),
    );
    return found && sentence(found.cause, found.about, visit.language);
  };
  const base = (name: string, hint?: Key) => ({
    name,
    label: sayOwn(name as Key),
    hint: hint && sayOwn(hint),
    error: refusal?.faults[`/${name}`] ?? unfit(name),
  });
  return {
    say: sayOwn,
    isExact: integration.provider === 'exact',
    text: (name: string, hint?: Key) => ({ ...base(name, hint), value: String(settings[name] ?? '') }),
    check: (name: string, hint?: Key) => ({ ...base(name, hint), checked: settings[name] === true }),
  };
}

/** A list of the books to choose from, or nothing of it. */
export const choicesOf = (list: readonly Choice[] | undefined, none: string) => [
  { value: '', text: none },
  ...(list ?? []).map(({ code, description }) => ({
    value: code,
    text: code.length > 12 || code === description ? description : `${code} – ${description}`,
  })),
];
