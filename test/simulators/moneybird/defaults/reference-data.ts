import type { Administration } from '../model/administration.ts';
import type { LedgerAccount, TaxRate, Workflow } from '../model/reference-data.ts';
import type { World } from '../model/world.ts';

type Rate = Omit<TaxRate, 'id'>;

const rate = (name: string, percentage: string | null, box: string | null, more: Partial<Rate> = {}): Rate => ({
  ...{ name, percentage, box, type: 'sales_invoice', showTax: true, active: true, country: null, reverseCharge: false },
  ...more,
});

// Several rates of 0 % that go to different boxes; two that users often miss are not there by themselves (8.1).
const rates: readonly Rate[] = [
  rate('21% btw', '21.0', 'NL/1a'),
  rate('9% btw', '9.0', 'NL/1b'),
  rate('0% btw', '0.0', 'NL/1e'),
  rate('Geen btw', null, null, { showTax: false }),
  rate('Btw verlegd binnen EU', '0.0', 'NL/3b', { reverseCharge: true }),
  rate('Levering buiten EU', '0.0', 'NL/3a'),
  rate('19% btw (oud)', '19.0', 'NL/1a', { active: false }),
  rate('21% btw', '21.0', 'NL/5b', { type: 'purchase_invoice' }),
  rate('9% btw', '9.0', 'NL/5b', { type: 'purchase_invoice' }),
];

const forSales = ['sales_invoice', 'general_journal_document', 'financial_mutation'];
const account = (name: string, type: string, code: string, allowedDocumentTypes: readonly string[] = forSales) => ({
  ...{ name, type, code, active: true, allowedDocumentTypes },
});
const accounts: readonly Omit<LedgerAccount, 'id'>[] = [
  account('Omzet', 'revenue', '8000'),
  account('Omzet verblijf', 'revenue', '8100'),
  account('Toeristenbelasting', 'current_liabilities', '1850'),
  account('Kantoorkosten', 'expenses', '4500', ['purchase_invoice', 'general_journal_document']),
];

const workflow = (name: string, more: Partial<Omit<Workflow, 'id'>> = {}): Omit<Workflow, 'id'> => ({
  ...{ name, type: 'InvoiceWorkflow', isDefault: false, active: true, currency: 'EUR', language: 'nl' },
  ...{ pricesAreInclTax: false, dueInterval: 14, remindsByItself: false },
  ...more,
});
const workflows: readonly Omit<Workflow, 'id'>[] = [
  workflow('Standaard', { isDefault: true, remindsByItself: true }),
  workflow('Zonder herinneringen'),
  workflow('Engels', { language: 'en', pricesAreInclTax: true, dueInterval: 30 }),
  workflow('Offertes', { type: 'EstimateWorkflow', isDefault: true }),
];

/** Fills an administration with rates, accounts, workflows and a style. */
export function addReferenceData({ newId }: Pick<World, 'newId'>, administration: Administration): void {
  const put = <T extends { readonly id: string }>(into: Map<string, T>, items: readonly Omit<T, 'id'>[]) => {
    for (const item of items) {
      const made = { ...item, id: newId() } as T;
      into.set(made.id, made);
    }
  };
  put(administration.taxRates, rates);
  put(administration.ledgerAccounts, accounts);
  put(administration.workflows, workflows);
  put(administration.documentStyles, [{ name: 'Standaard', isDefault: true }]);
}
