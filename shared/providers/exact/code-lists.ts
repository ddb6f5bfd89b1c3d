import * as v from 'valibot';
import type { CodeRows } from '../provider.ts';
import type { Calls } from './calls.ts';
import { type Article, codeIn, type Journal, keys, type LedgerAccount, type PaymentCondition } from './code-rows.ts';
import type { Errand } from './faults.ts';
import { dayField, flagField, idField, numberField, textField } from './fields.ts';
import { literal, paddedCode } from './odata.ts';
import { vatCodes } from './vat-codes.ts';

const errand: Errand = { effect: 'read', subject: 'list' };

const head = { ID: idField, Code: textField, Description: textField };

/** Fetches the code list behind a key (reference 5.12). Every row has `id`, `code` and `description`. */
export async function fetchList(calls: Calls, key: string): Promise<CodeRows> {
  if (key === keys.vatCodes) return vatCodes(calls);
  if (key === keys.paymentConditions) return paymentConditions(calls);
  if (key === keys.journals) return journals(calls);
  if (key === keys.ledgerAccounts) return ledgerAccounts(calls);
  // Items want a filter (reference 3.6), and only what may be sold is of use.
  if (key === keys.articles) return articles(calls, 'IsSalesItem eq true');
  const ledgerCode = codeIn(key, 'ledgerAccount');
  if (ledgerCode !== null) return exactly(ledgerCode, await ledgerAccounts(calls, `Code eq ${literal(ledgerCode)}`));
  const itemCode = codeIn(key, 'item');
  if (itemCode !== null) return article(calls, itemCode);
  throw new TypeError(`no code list is called ${key}`);
}

/** Looks an item up by its plain code, and padded when that finds none: sources differ (reference 5.12). */
async function article(calls: Calls, code: string): Promise<Article[]> {
  const plain = exactly(code, await articles(calls, `Code eq ${literal(code)}`));
  if (plain.length > 0 || paddedCode(code) === code) return plain;
  return exactly(code, await articles(calls, `Code eq ${literal(paddedCode(code))}`));
}

const Item = v.object({
  ...head,
  IsSalesItem: flagField,
  IsFractionAllowedItem: flagField,
  StartDate: dayField,
  EndDate: dayField,
});

async function articles(calls: Calls, filter: string): Promise<Article[]> {
  const { rows } = await calls.read('logistics/Items', { select: Object.keys(Item.entries), filter }, Item, errand);
  return rows.map((row) => ({
    ...headOf(row),
    forSale: row.IsSalesItem !== false,
    fractions: row.IsFractionAllowedItem,
    from: row.StartDate,
    to: row.EndDate,
  }));
}

const Condition = v.object({ ...head, PaymentDays: numberField, PaymentEndOfMonths: numberField });

async function paymentConditions(calls: Calls): Promise<PaymentCondition[]> {
  const select = Object.keys(Condition.entries);
  const { rows } = await calls.read('cashflow/PaymentConditions', { select }, Condition, errand);
  return rows.map((row) => ({
    ...headOf(row),
    days: row.PaymentDays ?? 0,
    endOfMonths: row.PaymentEndOfMonths ?? 0,
  }));
}

const Blockable = v.object({ ...head, IsBlocked: flagField });
const blockable = (row: v.InferOutput<typeof Blockable>) => ({ ...headOf(row), blocked: row.IsBlocked === true });

// Type 20 is a sales journal; only those can hold an invoice.
async function journals(calls: Calls): Promise<Journal[]> {
  const question = { select: Object.keys(Blockable.entries), filter: 'Type eq 20' };
  return (await calls.read('financial/Journals', question, Blockable, errand)).rows.map(blockable);
}

async function ledgerAccounts(calls: Calls, filter?: string): Promise<LedgerAccount[]> {
  const question = { select: Object.keys(Blockable.entries), ...(filter ? { filter } : {}) };
  return (await calls.read('financial/GLAccounts', question, Blockable, errand)).rows.map(blockable);
}

const headOf = ({ ID, Code, Description }: { ID: string; Code: string | null; Description: string | null }) => ({
  id: ID,
  code: Code ?? '',
  description: Description,
});

const exactly = <T extends { readonly code: string }>(code: string, rows: readonly T[]): T[] =>
  rows.filter((row) => row.code === code.trim());
