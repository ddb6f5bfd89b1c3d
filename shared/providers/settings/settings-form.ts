import type { Words } from '../../domain/sentences-words.ts';
import type { ChoiceList } from '../code-lists.ts';

/** The form on which people edit the settings of a provider: data, which the console renders. */
export interface SettingsForm {
  readonly groups: readonly SettingsGroup[];
  /** Settings without a default: they are null until somebody chooses, and activation asks for them. */
  readonly mustBeChosen: readonly Unchosen[];
  /** What a small drawn invoice shows for the answers; none is drawn when it is left out. */
  readonly drawn?: readonly DrawnAnswer[];
}

/** What an invoice becomes by some answers. */
export interface DrawnAnswer {
  /** Every setting with its value; null stands for one that nobody answered yet. */
  readonly when: Readonly<Record<string, boolean | null>>;
  /** What is stamped on the invoice; a sentence beside it when left out. */
  readonly stamp?: { readonly words: Words; readonly tone: 'good' | 'warn' | 'bad' };
  readonly says: Words;
  /** What the invoice is headed by: the number that it has by then, and whose. */
  readonly heading?: Words;
}

/** Fields that stand together on the page, under one heading. */
export interface SettingsGroup {
  /** Names the group on the page; no other group of the form has it. */
  readonly id: string;
  readonly title: Words;
  /** The questions that decide what becomes of an invoice: they come first, and the other groups are folded. */
  readonly isDeciding?: true;
  /** From top to bottom; several fields in one list stand side by side. */
  readonly rows: readonly (SettingField | readonly SettingField[])[];
}

/** A setting that has to be chosen, and how people are asked for it. */
export interface Unchosen {
  readonly setting: string;
  /** `api` is said to a program, which knows the setting by its name. */
  readonly ask: Words & { readonly api: string };
}

/** One setting on the form. `{books}` in its words is the provider's title. */
export type SettingField = FieldHead & FieldControl;

interface FieldHead {
  /** The key of contract section 4. */
  readonly setting: string;
  readonly label: Words;
  /** What it does, one line each. */
  readonly hints?: readonly Words[];
  /** Another setting that this one waits for; while that one waits itself, this one does too. */
  readonly needs?: SettingNeed;
}

/** Another setting with the value that makes this one count, and what to say while it has not. */
export interface SettingNeed {
  readonly setting: string;
  readonly is: boolean | string;
  readonly why: Words;
}

/** What a person sees of a setting, and how what was filled in is read. */
export type FieldControl =
  /** A box to tick. `within` names the object that holds it; `fitsVatCodes` tells which mapped VAT codes it does not suit. */
  | { readonly kind: 'check'; readonly within?: string; readonly fitsVatCodes?: true }
  /** A line of text. Left empty it is null where it is `optional`. `suggests` offers fields of i-Reserve. */
  | {
      readonly kind: 'text';
      readonly optional?: true;
      readonly short?: true;
      readonly suggests?: 'invoice' | 'customer';
    }
  /** A whole number; an amount in euro; a day or nothing. */
  | { readonly kind: 'number' | 'amount' | 'day' }
  /** One of a few values. */
  | { readonly kind: 'one-of'; readonly options: readonly TextOption[] }
  /** One of a list of the books, or nothing, which is called `none`. */
  | { readonly kind: 'from-books'; readonly list: ChoiceList; readonly none: Words }
  /** Yes or no, each with what it means; nothing is chosen at first. */
  | { readonly kind: 'either'; readonly options: readonly [EitherOption, EitherOption] }
  /** Any of several values. */
  | { readonly kind: 'some-of'; readonly options: readonly TextOption[] }
  /** Any of the tenant's sellers; there is no field where there is one seller or none. */
  | { readonly kind: 'sellers' };

interface TextOption {
  readonly value: string;
  readonly text: Words;
}

interface EitherOption {
  readonly value: boolean;
  readonly text: Words;
  readonly hint: Words;
}

/** Every field of a form, in its order. */
export const fieldsOf = ({ groups }: SettingsForm): readonly SettingField[] =>
  groups.flatMap(({ rows }) => rows.flat());

/** True while the setting that a field waits for has its value, and waits for nothing itself. */
export function countsNow(
  { needs }: Pick<SettingField, 'needs'>,
  form: SettingsForm,
  settings: Readonly<Record<string, unknown>>,
): boolean {
  if (!needs) return true;
  const other = fieldsOf(form).find(({ setting }) => setting === needs.setting);
  return settings[needs.setting] === needs.is && (!other || countsNow(other, form, settings));
}
