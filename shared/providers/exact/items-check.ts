import { valueAt } from '../../domain/outside-record.ts';
import { Setback } from '../../domain/setback.ts';
import type { ItemsCheck, Sale, SaleOutcome } from '../settings/items-check.ts';
import type { SettingsInUse } from '../settings/settings-check.ts';
import { articleKeys, checkArticle, chooseArticle } from './invoice/articles.ts';
import { lackingOf, openCodes } from './invoice/codes.ts';
import { ledgerOf } from './invoice/lines.ts';
import { keys } from './lists/code-rows.ts';
import type { ExactDetails } from './settings.ts';

type InUse = SettingsInUse<ExactDetails>;

/** Items and ledger accounts that are asked for in one go: a handful of calls. */
const ASKED_AT_MOST = 100;

/** Every line of Exact has an item: which one, and whether it may be sold (mapping 3). */
export const itemsCheck: ItemsCheck<ExactDetails> = {
  needsItems: true,
  lists: (inUse, sales) => [...new Set(sales.flatMap((sold) => keysOf(sold, inUse)))].slice(0, ASKED_AT_MOST),
  outcomes(inUse, sales, lists) {
    const isKnown = (sold: Sale) => lackingOf(keysOf(sold, inUse), lists).length === 0;
    const codes = openCodes(lists);
    return sales.filter(isKnown).map((sold) => ({ ...sold, outcome: outcomeOf(sold, inUse, codes) }));
  },
};

function keysOf(sold: Sale, { details, mappings }: InUse): readonly string[] {
  const account = accountOf(sold, mappings.ledgerAccounts);
  return [...articleKeys(sold, mappings, details), ...(account === null ? [] : [keys.ledgerAccount(account)])];
}

const accountOf = ({ ledgerAccount }: Sale, mapped: Readonly<Record<string, string>>): string | null =>
  ledgerAccount === null ? null : (valueAt(mapped, ledgerAccount) ?? null);

function outcomeOf(
  sold: Sale,
  { details, mappings, day }: InUse,
  codes: ReturnType<typeof openCodes>,
): SaleOutcome['outcome'] {
  try {
    const { article, byDefault } = chooseArticle(sold, mappings, details, codes);
    checkArticle(article, '1', day);
    ledgerOf(sold, mappings.ledgerAccounts, codes);
    return byDefault ? 'default' : 'fits';
  } catch (error) {
    if (error instanceof Setback) return 'stops';
    throw error;
  }
}
