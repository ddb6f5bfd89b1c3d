import * as v from 'valibot';
import type { CodeRows } from '../../code-lists.ts';
import type { MoneybirdCalls } from '../calls.ts';
import type { MoneybirdOperation } from '../faults.ts';
import { decimalField, flagField, idField, textField } from '../fields.ts';
import { keys, type MoneybirdLedgerAccount, type TaxRate } from './code-rows.ts';

const operation: MoneybirdOperation = { effect: 'read', subject: 'list' };

/** Fetches the code list behind a key (reference 8). Every row has `id`, `code`, which is the id, and `description`. */
export async function fetchList(calls: MoneybirdCalls, key: string): Promise<CodeRows> {
  if (key === keys.vatCodes) return taxRates(calls);
  if (key === keys.ledgerAccounts) return ledgerAccounts(calls);
  if (key === keys.workflows) return workflows(calls);
  throw new TypeError(`no code list is called ${key}`);
}

/** The same of several: every one of them comes whole, so none can go along with another. */
export async function fetchLists(
  calls: MoneybirdCalls,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, CodeRows>> {
  const lists = new Map<string, CodeRows>();
  for (const key of wanted) lists.set(key, await fetchList(calls, key));
  return lists;
}

const Rate = v.object({
  id: idField,
  name: textField,
  percentage: decimalField,
  tax_rate_type: textField,
  active: flagField,
  country: textField,
});

/** A rate that was deactivated stays in the list, so that a mapping to it can be shown by name. */
async function taxRates(calls: MoneybirdCalls): Promise<TaxRate[]> {
  const { row: rates } = await calls.list('tax_rates', Rate, operation, { filter: 'tax_rate_type:sales_invoice' });
  return rates
    .filter(({ tax_rate_type }) => tax_rate_type === null || tax_rate_type === 'sales_invoice')
    .map(({ id, name, percentage, tax_rate_type, active, country }) => ({
      ...headOf(id, name),
      percentage: percentage?.toString() ?? '0',
      type: tax_rate_type ?? 'sales_invoice',
      usable: active !== false,
      charged: percentage?.isZero() !== false && isReverseCharged(name ?? ''),
      abroad: country !== null, // set on foreign rates only (reference 8.1)
    }));
}

/** Known by the name only: no field of a tax rate says it (reference 8.1). */
const isReverseCharged = (name: string): boolean => /verlegd|reverse.?charged?/i.test(name);

const Account = v.object({
  id: idField,
  name: textField,
  account_id: textField,
  active: flagField,
  allowed_document_types: v.fallback(v.nullable(v.array(v.string())), null),
});

/** Those that may stand on an invoice, and those that no longer may (reference 8.2). */
async function ledgerAccounts(calls: MoneybirdCalls): Promise<MoneybirdLedgerAccount[]> {
  const { row: accounts } = await calls.read('ledger_accounts', v.array(Account), operation);
  return accounts.map(({ id, name, account_id, active, allowed_document_types }) => ({
    ...headOf(id, [account_id, name].filter(Boolean).join(' ') || null),
    usable: active !== false && (allowed_document_types?.includes('sales_invoice') ?? true),
  }));
}

const Workflow = v.object({ id: idField, name: textField, type: textField, active: flagField });

/** The list mixes two types; only one is for invoices (reference 8.2). */
async function workflows(calls: MoneybirdCalls) {
  const { row: all } = await calls.read('workflows', v.array(Workflow), operation);
  return all
    .filter(({ type, active }) => type === 'InvoiceWorkflow' && active !== false)
    .map(({ id, name }) => headOf(id, name));
}

const headOf = (id: string, description: string | null) => ({ id, code: id, description });
