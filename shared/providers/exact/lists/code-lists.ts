import * as v from 'valibot';
import type { CodeRows } from '../../code-lists.ts';
import type { ExactCalls } from '../calls.ts';
import type { ExactOperation } from '../faults.ts';
import { dayField, flagField, idField, numberField, textField } from '../fields.ts';
import { literal, paddedCode } from '../odata.ts';
import {
  type Article,
  codeIn,
  type ExactLedgerAccount,
  type Journal,
  keys,
  type PaymentCondition,
} from './code-rows.ts';
import { vatCodes } from './vat-codes.ts';

const operation: ExactOperation = { effect: 'read', subject: 'list' };

const named = { Code: textField, Description: textField };
const head = { ID: idField, ...named };

/** Fetches the code list behind a key (reference 5.12). Every row has `code` and `description`; what is sent by its id has that too. */
export async function fetchList(calls: ExactCalls, key: string): Promise<CodeRows> {
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

/** As many as others ask for in one call (reference 3.5). */
const AT_ONCE = 20;

/**
 * The same of several: items and ledger accounts, a handful in one call. Items that no handful finds are asked for once
 * more by their padded codes, as a push does. What is not there then has an empty list.
 */
export async function fetchLists(calls: ExactCalls, wanted: readonly string[]): Promise<ReadonlyMap<string, CodeRows>> {
  const named = (kind: 'item' | 'ledgerAccount') => wanted.flatMap((key) => codeIn(key, kind) ?? []);
  const [items, accounts] = [named('item'), named('ledgerAccount')];
  const askItems = (codes: readonly string[]) => handfuls(codes, (filter) => articles(calls, filter));
  const plain = await askItems(items);
  const lacking = items.filter((code) => exactly(code, plain).length === 0 && paddedCode(code) !== code);
  const found = new Map<string, CodeRows>([
    ...listed(items, keys.article, [...plain, ...(await askItems(lacking.map(paddedCode)))]),
    ...listed(accounts, keys.ledgerAccount, await handfuls(accounts, (filter) => ledgerAccounts(calls, filter))),
  ]);
  for (const key of wanted) if (!found.has(key)) found.set(key, await fetchList(calls, key));
  return found;
}

async function handfuls<T>(codes: readonly string[], read: (filter: string) => Promise<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < codes.length; start += AT_ONCE) {
    const some = codes.slice(start, start + AT_ONCE);
    found.push(...(await read(some.map((code) => `Code eq ${literal(code)}`).join(' or '))));
  }
  return found;
}

/** The list of each code; empty where it is not there. */
const listed = <T extends { readonly code: string }>(
  codes: readonly string[],
  keyOf: (code: string) => string,
  rows: readonly T[],
): (readonly [key: string, rows: CodeRows])[] => codes.map((code) => [keyOf(code), exactly(code, rows)] as const);

/** Looks an item up by its plain code, and padded when that finds none: sources differ (reference 5.12). */
async function article(calls: ExactCalls, code: string): Promise<Article[]> {
  const plain = exactly(code, await articles(calls, `Code eq ${literal(code)}`));
  if (plain.length > 0 || paddedCode(code) === code) return plain;
  return exactly(code, await articles(calls, `Code eq ${literal(paddedCode(code))}`));
}

const Item = v.object({
  ...head,
  IsSalesItem: flagField,
  IsFractionAllowedItem: flagField,
  GLRevenueCode: textField,
  StartDate: dayField,
  EndDate: dayField,
});

async function articles(calls: ExactCalls, filter: string): Promise<Article[]> {
  const { rows } = await calls.read('logistics/Items', { select: Object.keys(Item.entries), filter }, Item, operation);
  return rows.map((row) => ({
    ...headOf(row),
    forSale: row.IsSalesItem !== false,
    fractions: row.IsFractionAllowedItem,
    ledgerAccount: row.GLRevenueCode,
    from: row.StartDate,
    to: row.EndDate,
  }));
}

const Condition = v.object({ ...named, PaymentDays: numberField, PaymentEndOfMonths: numberField });

async function paymentConditions(calls: ExactCalls): Promise<PaymentCondition[]> {
  const select = Object.keys(Condition.entries);
  const { rows } = await calls.read('cashflow/PaymentConditions', { select }, Condition, operation);
  return rows.map((row) => ({
    ...nameOf(row),
    days: row.PaymentDays ?? 0,
    endOfMonths: row.PaymentEndOfMonths ?? 0,
  }));
}

const blockable = { IsBlocked: flagField };
const JournalRow = v.object({ ...named, ...blockable });
const LedgerRow = v.object({ ...head, ...blockable });

// Type 20 is a sales journal; only those can hold an invoice.
async function journals(calls: ExactCalls): Promise<Journal[]> {
  const question = { select: Object.keys(JournalRow.entries), filter: 'Type eq 20' };
  const { rows } = await calls.read('financial/Journals', question, JournalRow, operation);
  return rows.map((row) => ({ ...nameOf(row), blocked: row.IsBlocked === true }));
}

async function ledgerAccounts(calls: ExactCalls, filter?: string): Promise<ExactLedgerAccount[]> {
  const question = { select: Object.keys(LedgerRow.entries), ...(filter ? { filter } : {}) };
  const { rows } = await calls.read('financial/GLAccounts', question, LedgerRow, operation);
  return rows.map((row) => ({ ...headOf(row), blocked: row.IsBlocked === true }));
}

const nameOf = ({ Code, Description }: { Code: string | null; Description: string | null }) => ({
  code: Code ?? '',
  description: Description,
});

const headOf = ({ ID, ...row }: { ID: string; Code: string | null; Description: string | null }) => ({
  id: ID,
  ...nameOf(row),
});

const exactly = <T extends { readonly code: string }>(code: string, rows: readonly T[]): T[] =>
  rows.filter((row) => row.code === code.trim());
