import {
  byName,
  type CheckSettings,
  type ListRequest,
  type SettingsInUse,
  type SettingsIssue,
  settingsIssue,
} from '../settings/settings-check.ts';
import { checkArticle, chooseArticle, type Sold } from './invoice/articles.ts';
import { type ExactCodes, lackingOf, openCodes } from './invoice/codes.ts';
import { openJournal } from './invoice/journal.ts';
import { ledgerOf } from './invoice/lines.ts';
import { findCondition } from './invoice/payment.ts';
import { fittingCode } from './invoice/vat.ts';
import { keys } from './lists/code-rows.ts';
import type { ExactDetails } from './settings.ts';

type Job = SettingsInUse<ExactDetails>;

/** Items and ledger accounts that are asked for in one go: twenty-five calls of each kind. */
const ASKED_AT_MOST = 500;

/** How settings and mappings are held against the books of Exact, by the rules of the push itself. */
export const checkSettings: CheckSettings<ExactDetails> = {
  lists({ details, mappings }) {
    const unique = (codes: readonly string[]) => [...new Set(codes)].slice(0, ASKED_AT_MOST);
    const codesOf = (group: Readonly<Record<string, string>>) => unique(byName(group).map(([, code]) => code));
    const requests: readonly ListRequest[] = [
      { group: 'vat', keys: isEmpty(mappings.vat) ? [] : [keys.vatCodes], isNeeded: true },
      // A push sends a journal that is set as it is, and looks at the list only to find the default one.
      { group: 'details', keys: [keys.journals], isNeeded: details.journal === null },
      { group: 'details', keys: articlesSet(details).map(([, code]) => keys.article(code)), isNeeded: true },
      { group: 'articles', keys: codesOf(mappings.articles).map(keys.article), isNeeded: true },
      {
        group: 'paymentConditions',
        keys: isEmpty(mappings.paymentConditions) ? [] : [keys.paymentConditions],
        isNeeded: true,
      },
      { group: 'ledgerAccounts', keys: codesOf(mappings.ledgerAccounts).map(keys.ledgerAccount), isNeeded: true },
    ];
    return requests.filter((request) => request.keys.length > 0);
  },

  settingsIssues(job, lists) {
    const codes = openCodes(lists);
    const isThere = (key: string) => lackingOf([key], lists).length === 0;
    return [
      ...(isThere(keys.vatCodes) ? vat(job, codes) : []),
      ...(isThere(keys.journals) ? journal(job, codes) : []),
      ...articles(job, codes, (code) => isThere(keys.article(code))),
      ...(isThere(keys.paymentConditions) ? paymentConditions(job, codes) : []),
      ...ledgerAccounts(job, codes, (code) => isThere(keys.ledgerAccount(code))),
    ];
  },
};

const isEmpty = (group: Readonly<Record<string, string>>): boolean => Object.keys(group).length === 0;

const journal = ({ details: { journal: set } }: Job, { journals }: ExactCodes): readonly SettingsIssue[] =>
  settingsIssue({ group: 'details', key: 'journal', value: set ?? '' }, () => openJournal(set, journals));

function vat({ details, mappings, percentages, day }: Job, { vatCodes }: ExactCodes): readonly SettingsIssue[] {
  const basis = details.vatExclusive ? 'net' : 'gross';
  return byName(mappings.vat).flatMap(([id, value]) => {
    const rate = { id, percentage: percentages.get(id) ?? null };
    return settingsIssue({ group: 'vat', key: id, value }, () => fittingCode(rate, value, vatCodes, { basis, day }));
  });
}

type IsThere = (code: string) => boolean;

/** The items that the settings name; the one for rounding only where such a line may be added. */
const articlesSet = ({ defaultArticle, rounding, roundingArticle }: ExactDetails) =>
  Object.entries({ defaultArticle, roundingArticle: rounding === 'add' ? roundingArticle : null }).flatMap(
    ([setting, code]) => (code === null ? [] : [[setting, code.trim()] as const]),
  );

function articles({ details, mappings, day }: Job, codes: ExactCodes, isThere: IsThere): readonly SettingsIssue[] {
  const judge = (sold: Sold, mapped: Readonly<Record<string, string>>, defaultArticle: string | null) =>
    checkArticle(chooseArticle(sold, { articles: mapped }, { defaultArticle }, codes).article, '1', day);
  const set = articlesSet(details).flatMap(([key, value]) =>
    isThere(value) ? settingsIssue({ group: 'details', key, value }, () => judge(NOTHING, {}, value)) : [],
  );
  const mapped = byName(mappings.articles).flatMap(([key, value]) =>
    isThere(value)
      ? settingsIssue({ group: 'articles', key, value }, () => judge(soldAs(key), mappings.articles, null))
      : [],
  );
  return [...set, ...mapped];
}

const NOTHING: Sold = { product: null, ledgerAccount: null };

/** What a key of the article mapping stands for. */
const soldAs = (key: string): Sold =>
  key.startsWith('ledger:')
    ? { product: null, ledgerAccount: key.slice('ledger:'.length) }
    : { product: key, ledgerAccount: null };

const paymentConditions = ({ mappings }: Job, codes: ExactCodes): readonly SettingsIssue[] =>
  byName(mappings.paymentConditions).flatMap(([key, value]) =>
    settingsIssue({ group: 'paymentConditions', key, value }, () => findCondition(value, codes.paymentConditions)),
  );

const ledgerAccounts = ({ mappings }: Job, codes: ExactCodes, isThere: IsThere): readonly SettingsIssue[] =>
  byName(mappings.ledgerAccounts).flatMap(([key, value]) =>
    isThere(value)
      ? settingsIssue({ group: 'ledgerAccounts', key, value }, () =>
          ledgerOf({ ledgerAccount: key }, mappings.ledgerAccounts, codes),
        )
      : [],
  );
