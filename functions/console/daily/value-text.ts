import * as v from 'valibot';
import { Cause } from '../../../shared/domain/causes.ts';
import type { ChangeValues } from '../../../shared/domain/change.ts';
import { amountIn, dayText } from '../../../shared/domain/readable.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { Role } from '../../../shared/domain/session.ts';
import { allProviders } from '../../../shared/providers/index.ts';
import type { Provider } from '../../../shared/providers/provider.ts';
import type { SettingField } from '../../../shared/providers/settings/settings-form.ts';
import { Integration } from '../../../shared/sync/ledger/integration.ts';
import { roleWords } from '../parts/person.tsx';
import { stateWords } from '../parts/state.tsx';
import { changesPage } from '../words/changes.ts';

/** How a record of the change log is read: in which language, of which books, and whether ids of customers are hidden. */
export interface ChangeReader {
  readonly language: Language;
  /** Null: the record is about no integration that is still there. */
  readonly provider: Provider | null;
  readonly isMasked: boolean;
  /** Says a cause in that language, as whoever looks may read it. */
  readonly tell: (cause: Cause) => string;
}

/** True of an object of values. */
export const isValues = (value: unknown): value is ChangeValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value of a change as people read it; `field` is the setting that it is of, null for anything else. */
export function valueText(name: string, value: unknown, field: SettingField | null, reader: ChangeReader): string {
  const { language } = reader;
  const option = optionOf(field, value);
  if (option) return say(option, language);
  if (isNothing(value)) return say(field?.kind === 'sellers' ? changesPage.all : changesPage.nothing, language);
  if (typeof value === 'boolean') return say(value ? changesPage.yes : changesPage.no, language);
  if (Array.isArray(value)) return value.map((one) => valueText(name, one, field, reader)).join(', ');
  if (!isValues(value)) return plainText(name, String(value), field, reader);
  if (typeof value.name === 'string') return value.name;
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${valueText(key, one, null, reader)}`)
    .join(', ');
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What the form of the settings calls this value. */
function optionOf(field: SettingField | null, value: unknown): Words | null {
  if (field?.kind === 'from-books') return isNothing(value) ? field.none : null;
  const options = field && 'options' in field ? field.options : [];
  return options.find((one) => one.value === value)?.text ?? null;
}

/** The words of the code in a value that is no setting; null where there is none. */
function codeText(name: string, code: string, { language, tell }: ChangeReader): string | null {
  const state = v.safeParse(Integration.entries.state, code);
  if (name === 'state' && state.success) return say(stateWords[state.output], language);
  const role = v.safeParse(Role, code);
  if (name === 'role' && role.success) return say(roleWords[role.output], language);
  const cause = v.safeParse(Cause, code);
  if (name === 'cause' && cause.success) return tell(cause.output);
  return name === 'provider' ? (allProviders().find(({ id }) => id === code)?.title ?? null) : null;
}

function plainText(name: string, text: string, field: SettingField | null, reader: ChangeReader): string {
  if (field?.kind === 'amount') return amountIn(text, reader.language);
  return (field === null ? codeText(name, text, reader) : null) ?? dayText(text, reader.language);
}
