import type * as v from 'valibot';
import { correct } from '../../domain/setback.ts';
import { readRows } from '../named.ts';
import {
  byName,
  type CheckSettings,
  type ListRequest,
  type SettingsInUse,
  type SettingsIssue,
  settingsIssue,
} from '../settings/settings-check.ts';
import { ledgerOf } from './invoice/lines.ts';
import { fittingRate } from './invoice/vat.ts';
import { keys, MoneybirdLedgerAccount, TaxRate, Workflow } from './lists/code-rows.ts';
import type { MoneybirdDetails } from './settings.ts';

type Job = SettingsInUse<MoneybirdDetails>;

/** How settings and mappings are held against the books of Moneybird, by the rules of the push itself. */
export const checkSettings: CheckSettings<MoneybirdDetails> = {
  lists({ details, mappings }) {
    const isMapped = (group: 'vat' | 'ledgerAccounts') => Object.keys(mappings[group]).length > 0;
    const requests: readonly (ListRequest | false)[] = [
      isMapped('vat') && { group: 'vat', keys: [keys.vatCodes], isNeeded: true },
      // A push sends the workflow as it is; only here is it looked for.
      workflowOf(details) !== null && { group: 'details', keys: [keys.workflows], isNeeded: false },
      isMapped('ledgerAccounts') && { group: 'ledgerAccounts', keys: [keys.ledgerAccounts], isNeeded: true },
    ];
    return requests.filter((request) => request !== false);
  },

  settingsIssues(job, lists) {
    const rows = <T>(key: string, Row: v.GenericSchema<unknown, T>): readonly T[] | null =>
      readRows(Row, lists.get(key) ?? [null]);
    return [
      ...vat(job, rows(keys.vatCodes, TaxRate)),
      ...workflow(job, rows(keys.workflows, Workflow)),
      ...ledgerAccounts(job, rows(keys.ledgerAccounts, MoneybirdLedgerAccount)),
    ];
  },
};

type Rows<S extends v.GenericSchema> = readonly v.InferOutput<S>[] | null;

function workflow({ details }: Job, rows: Rows<typeof Workflow>): readonly SettingsIssue[] {
  const value = workflowOf(details);
  if (value === null || rows === null) return [];
  return settingsIssue({ group: 'details', key: 'workflow', value }, () => checkWorkflow(value, rows));
}

function vat({ mappings, percentages }: Job, rates: Rows<typeof TaxRate>): readonly SettingsIssue[] {
  if (rates === null) return [];
  return byName(mappings.vat).flatMap(([id, value]) => {
    const rate = { id, percentage: percentages.get(id) ?? null };
    return settingsIssue({ group: 'vat', key: id, value }, () => fittingRate(rate, value, rates));
  });
}

function ledgerAccounts({ mappings }: Job, accounts: Rows<typeof MoneybirdLedgerAccount>): readonly SettingsIssue[] {
  if (accounts === null) return [];
  return byName(mappings.ledgerAccounts).flatMap(([key, value]) =>
    settingsIssue({ group: 'ledgerAccounts', key, value }, () =>
      ledgerOf({ ledgerAccount: key }, mappings.ledgerAccounts, accounts),
    ),
  );
}

type Details = Pick<MoneybirdDetails, 'externalInvoice' | 'workflow'>;

/** The workflow that invoices get; external sales invoices have none (reference 7.2). */
const workflowOf = ({ externalInvoice, workflow }: Details): string | null =>
  externalInvoice === false ? (workflow?.trim() ?? null) : null;

/** Refuses a workflow that is none for invoices of these books (reference 8.2). */
function checkWorkflow(workflow: string, workflows: readonly { readonly id: string }[]): void {
  if (workflows.every(({ id }) => id !== workflow)) throw correct('invoice-refused', { field: 'workflow', workflow });
}
