import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import type { Cause } from '../../../../shared/domain/causes.ts';
import { valueAt } from '../../../../shared/domain/outside-record.ts';
import type { Language } from '../../../../shared/domain/sentences-words.ts';
import type { Mappings } from '../../../../shared/domain/settings.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import type { PriceBasis } from '../../../../shared/providers/provider.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { articleSuggestion, ledgerSuggestion, paymentSuggestion, vatSuggestion } from '../../suggest.ts';
import { nameOfMapping } from '../../words/mapping-names.ts';

/** A group of mappings: VAT rates, products and so on. */
export type Group = keyof Mappings;

/** One thing of i-Reserve that gets a counterpart in the books. */
export interface MappingRow {
  readonly group: Group;
  readonly key: string;
  readonly name: string;
  readonly percentage: string | null;
  /** What was saved, or typed; blank where nothing is. */
  readonly chosen: string;
  /** The one counterpart that fits. */
  readonly suggestion: Choice | null;
  /** What is chosen on the page: what was saved or typed, else the suggestion. */
  readonly offered: string;
  /** True while the suggestion is chosen on the page and was not saved. */
  readonly isSuggested: boolean;
}

/** What the books offer for each group of mappings. */
export type Lists = Readonly<
  Record<'vatCodes' | 'articles' | 'paymentConditions' | 'ledgerAccounts', readonly Choice[]>
>;

/** The lists that these books have and that could not be read now, each with its cause. */
export type Unread = ReadonlyMap<string, Cause>;

/** The description of one thing by i-Reserve. */
interface Known {
  readonly key: string;
  readonly description: string | null;
  readonly percentage?: string;
}

/** Which groups these books have, by their lists and by what is mapped already; VAT rates are always one. */
export function groupsOf({ mappings }: Pick<Integration, 'mappings'>, lists: Lists, unread: Unread): readonly Group[] {
  const isThere = (group: Exclude<Group, 'vat'>) => lists[group].length > 0 || unread.has(group);
  const has = (group: Exclude<Group, 'vat'>) => isThere(group) || Object.keys(mappings[group]).length > 0;
  // Where items decide the ledger account, it is chosen a second time only by who did so through the API.
  const isByItem = isThere('articles') && Object.keys(mappings.ledgerAccounts).length === 0;
  return (['vat', 'articles', 'paymentConditions', 'ledgerAccounts'] as const).filter(
    (group) => group === 'vat' || (has(group) && !(group === 'ledgerAccounts' && isByItem)),
  );
}

/** Everything that can be mapped: what the catalogue knows, then what only a mapping knows. */
export function rowsOf(
  integration: Pick<Integration, 'mappings' | 'details'>,
  prices: PriceBasis,
  catalogue: Catalogue,
  lists: Lists,
  unread: Unread,
  language: Language,
): readonly MappingRow[] {
  const { mappings } = integration;
  const reserved = reservedIn(integration);
  return groupsOf(integration, lists, unread).flatMap((group) => {
    const known = knownIn(catalogue)[group];
    const left = Object.keys(mappings[group])
      .filter((key) => known.every((one) => one.key !== key))
      .sort()
      .map((key): Known => ({ key, description: null }));
    return [...known, ...left].map((one): MappingRow => {
      const chosen = valueAt(mappings[group], one.key) ?? '';
      const suggestion = suggestionOf(group, one, lists, prices === 'net', reserved);
      const isSuggested = chosen === '' && suggestion !== null;
      return {
        ...{ group, key: one.key, name: nameOfMapping(group, one, catalogue, language) },
        percentage: one.percentage ?? null,
        ...{ chosen, suggestion, isSuggested, offered: isSuggested ? suggestion.code : chosen },
      };
    });
  });
}

function knownIn({ vatRates, products, ledgerAccounts, paymentMethods, paymentTerms }: Catalogue) {
  const keyed = (prefix: string, rows: Catalogue['products']): Known[] =>
    rows.map(({ code, description }) => ({ key: `${prefix}${code}`, description }));
  return {
    vat: vatRates.map(({ id, ...rate }): Known => ({ key: id, ...rate })),
    articles: [...keyed('', products), ...keyed('ledger:', ledgerAccounts)],
    paymentConditions: [...keyed('method:', paymentMethods), ...keyed('term:', paymentTerms)],
    ledgerAccounts: keyed('', ledgerAccounts),
  } satisfies Record<Group, readonly Known[]>;
}

/** What the settings keep for rounding differences: no product is meant for it. */
const reservedIn = ({ details }: Pick<Integration, 'details'>): ReadonlySet<string> =>
  new Set(typeof details.roundingArticle === 'string' ? [details.roundingArticle] : []);

function suggestionOf(
  group: Group,
  known: Known,
  lists: Lists,
  net: boolean,
  reserved: ReadonlySet<string>,
): Choice | null {
  if (group === 'vat') return vatSuggestion({ ...known, percentage: known.percentage ?? null }, lists.vatCodes, net);
  if (group === 'articles')
    return articleSuggestion(known, lists.articles, { accounts: lists.ledgerAccounts, reserved });
  if (group === 'paymentConditions') return paymentSuggestion(known, lists.paymentConditions);
  return ledgerSuggestion(known, lists.ledgerAccounts);
}
