import type { Desk } from '../model/desk.ts';
import { byCode, byId } from '../model/division.ts';
import type { Row, Value } from '../odata/edm.ts';

const statuses: Record<number, string> = { 10: 'Concept', 20: 'Open', 50: 'Verwerkt' };
const types: Record<number, string> = { 8020: 'Verkoopfactuur', 8021: 'Creditnota' };

/** Fills in the names and descriptions around an invoice. */
export function showInvoice(row: Row, { division }: Pick<Desk, 'division'>): Row {
  const account = (id: Value | undefined) => byId(division, 'crm/Accounts', id)?.Name ?? null;
  return {
    ...row,
    OrderedByName: account(row.OrderedBy),
    InvoiceToName: account(row.InvoiceTo),
    DeliverToName: account(row.DeliverTo),
    JournalDescription: byCode(division, 'financial/Journals', row.Journal)?.Description ?? null,
    PaymentConditionDescription:
      byCode(division, 'cashflow/PaymentConditions', row.PaymentCondition)?.Description ?? null,
    StatusDescription: statuses[Number(row.Status)] ?? null,
    TypeDescription: types[Number(row.Type)] ?? null,
  };
}

/** Fills in the names and descriptions around an invoice line. */
export function showLine(row: Row, { division }: Pick<Desk, 'division'>): Row {
  const item = byId(division, 'logistics/Items', row.Item);
  return {
    ...row,
    ItemCode: item?.Code ?? null,
    ItemDescription: item?.Description ?? null,
    VATCodeDescription: byCode(division, 'vat/VATCodes', row.VATCode)?.Description ?? null,
    GLAccountDescription: byId(division, 'financial/GLAccounts', row.GLAccount)?.Description ?? null,
    CostCenterDescription: byCode(division, 'hrm/Costcenters', row.CostCenter)?.Description ?? null,
    CostUnitDescription: byCode(division, 'hrm/Costunits', row.CostUnit)?.Description ?? null,
  };
}
