import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { About, Cause } from '../../../shared/domain/causes.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Mappings } from '../../../shared/domain/settings.ts';
import { fieldsOf, type SettingsForm } from '../../../shared/providers/settings/settings-form.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import type { Visit } from '../visit.ts';
import { mappingField, nameOfMapping } from '../words/mapping-names.ts';

/** What a person changes so that a cause no longer stops anything: a row of the mappings, or a setting. */
export type Concerned = ConcernedMapping | ConcernedSetting;

/** A mapping that stopped something. */
export interface ConcernedMapping {
  readonly tab: 'mappings';
  readonly group: keyof Mappings;
  readonly key: string;
  /** What people call it. */
  readonly name: string;
}

interface ConcernedSetting {
  readonly tab: 'details';
  /** The key of contract section 4. */
  readonly setting: string;
  readonly label: Words;
}

/** How an integration is set up, and what i-Reserve has. */
export interface SetUp {
  readonly mappings: Mappings;
  readonly details: Readonly<Record<string, unknown>>;
  readonly catalogue: Catalogue;
  /** That of its provider. */
  readonly form: SettingsForm;
  /** The language of the names. */
  readonly language: Language;
}

/** Reads it for an integration. */
export async function setUpOf({ tenant, provider, mappings, details }: Integration, visit: Visit): Promise<SetUp> {
  const { ports, language } = visit;
  const { settingsForm: form } = ports.provider(provider);
  return { mappings, details, form, language, catalogue: await ports.mappable(tenant) };
}

/** The name under which a mapping or a setting is found on its page: that of its field. */
export const fieldOf = (concerned: Concerned): string =>
  concerned.tab === 'mappings' ? mappingField(concerned) : concerned.setting;

/** Pure: which mappings and settings a cause is about, by what its sentences name. Each once, the mappings first. */
export function concernedIn(cause: Cause, abouts: readonly About[], setUp: SetUp): readonly Concerned[] {
  const find = concerning[cause];
  if (!find) return [];
  const found = new Map(abouts.flatMap((about) => [...find(about, setUp)]).map((one) => [fieldOf(one), one]));
  return [...found.values()].toSorted((one, other) => Number(one.tab === 'details') - Number(other.tab === 'details'));
}

type Find = (about: About, setUp: SetUp) => Iterable<Concerned>;

/** How each cause that is mended on one of our pages leads to what it is about. */
const concerning: Partial<Record<Cause, Find>> = {
  'vat-unmapped': ratesIn,
  'vat-percentage-mismatch': ratesIn,
  'vat-type-mismatch': (about, setUp) => [...ratesIn(about, setUp), ...settings(['vatExclusive'], setUp)],
  'total-differs': (about, setUp) => [
    ...ratesIn(about, setUp),
    ...(about.rounding === undefined ? [] : settings(['rounding'], setUp)),
  ],
  'article-unknown': (about, setUp) => [...itemsIn(about, setUp), ...settings(['defaultArticle'], setUp)],
  'article-blocked': itemsIn,
  'payment-condition-unknown': ({ condition }, setUp) => leadingTo(condition, 'paymentConditions', setUp),
  'ledger-account-refused': ({ code, ledgerAccount }, setUp) =>
    leadingTo(code ?? ledgerAccount, 'ledgerAccounts', setUp),
  'journal-refused': (_, setUp) => settings(['journal'], setUp),
  'customer-number-too-long': (_, setUp) => settings(['customerNumberPrefix'], setUp),
  'invoice-refused': ({ workflow, text }, setUp) =>
    settings([...(workflow === undefined ? [] : ['workflow']), ...(text === 'externalInvoice' ? [text] : [])], setUp),
  'before-start': (_, setUp) => settings(['startDate'], setUp),
  'other-seller': (_, setUp) => settings(['sellers'], setUp),
  'webhook-lost': (_, setUp) => settings(['contactSyncBack'], setUp),
};

/** Those of them that the provider's form has. */
const settings = (names: readonly string[], { form }: SetUp): readonly Concerned[] =>
  fieldsOf(form)
    .filter(({ setting }) => names.includes(setting))
    .map(({ setting, label }) => ({ tab: 'details', setting, label }));

const mapping = (group: keyof Mappings, key: string, { catalogue, language }: SetUp): ConcernedMapping => ({
  ...{ tab: 'mappings', group, key },
  name: nameOfMapping(group, { key, description: descriptionOf(group, key, catalogue) }, catalogue, language),
});

function descriptionOf(group: keyof Mappings, key: string, { vatRates, products, ledgerAccounts }: Catalogue) {
  if (group === 'vat') return vatRates.find(({ id }) => id === key)?.description ?? null;
  return (group === 'articles' ? products : ledgerAccounts).find(({ code }) => code === key)?.description ?? null;
}

/** Several rates of one invoice stand in one text. */
function ratesIn({ rate = '' }: About, setUp: SetUp): readonly Concerned[] {
  const isKnown = Object.hasOwn(setUp.mappings.vat, rate) || setUp.catalogue.vatRates.some(({ id }) => id === rate);
  const ids = isKnown ? [rate] : rate.split(', ').filter((id) => id !== '');
  return ids.map((id) => mapping('vat', id, setUp));
}

/** The mapping or setting that led to the item, the product itself, or else the ledger account. */
function itemsIn({ article, ledgerAccount }: About, setUp: SetUp): readonly Concerned[] {
  const chosen = ['defaultArticle', 'roundingArticle'].filter((name) => setUp.details[name] === article);
  const leading = [...leadingTo(article, 'articles', setUp), ...(article === undefined ? [] : settings(chosen, setUp))];
  if (leading.length > 0) return leading;
  if (article !== undefined && setUp.catalogue.products.some(({ code }) => code === article))
    return [mapping('articles', article, setUp)];
  return ledgerAccount === undefined ? [] : [mapping('articles', `ledger:${ledgerAccount}`, setUp)];
}

/** What is mapped to a code of the books. */
const leadingTo = (code: string | undefined, group: keyof Mappings, setUp: SetUp): readonly Concerned[] =>
  Object.entries(setUp.mappings[group])
    .filter(([, to]) => to.trim() === code?.trim())
    .map(([key]) => mapping(group, key, setUp));
