import { costcentersFields } from '../fields/costcenters.ts';
import { costunitsFields } from '../fields/costunits.ts';
import { glAccountsFields } from '../fields/gl-accounts.ts';
import { itemsFields } from '../fields/items.ts';
import { journalsFields } from '../fields/journals.ts';
import { layoutsFields } from '../fields/layouts.ts';
import { paymentConditionsFields } from '../fields/payment-conditions.ts';
import { vatCodesFields } from '../fields/vat-codes.ts';
import { vatPercentagesFields } from '../fields/vat-percentages.ts';
import { byId, type EntityPath } from '../model/division.ts';
import type { Fields } from '../odata/fields.ts';
import { vatFraction } from '../rules/vat-fraction.ts';
import type { Entity } from './entity.ts';

// The apps here have these at view level, so a POST, PUT or DELETE is refused.
const readOnly = (path: EntityPath, model: string, fields: Fields, more: Partial<Entity> = {}): Entity => ({
  path,
  type: `Exact.Web.Api.Models.${model}`,
  key: 'ID',
  fields,
  methods: ['GET'],
  ...more,
});

/** What the bookkeeper keeps and the integration reads. */
export const referenceData: readonly Entity[] = [
  readOnly('vat/VATCodes', 'VATCode', vatCodesFields, {
    collections: { VATPercentages: { of: 'vat/VatPercentages', by: 'VATCodeID' } },
    show: (row, desk) => ({ ...row, Percentage: vatFraction(desk.division, row, desk.now).toNumber() }),
  }),
  readOnly('vat/VatPercentages', 'VatPercentage', vatPercentagesFields),
  readOnly('logistics/Items', 'Item', itemsFields, {
    restricted: true,
    show: (row, { readings, division }) => ({
      ...row,
      GLRevenueCode: byId(division, 'financial/GLAccounts', row.GLRevenue)?.Code ?? null,
      ...(readings.itemCodes === 'padded' && { Code: String(row.Code).padStart(18) }),
    }),
  }),
  readOnly('cashflow/PaymentConditions', 'PaymentCondition', paymentConditionsFields),
  readOnly('financial/Journals', 'Journal', journalsFields),
  readOnly('financial/GLAccounts', 'GLAccount', glAccountsFields),
  readOnly('hrm/Costcenters', 'Costcenter', costcentersFields),
  readOnly('hrm/Costunits', 'Costunit', costunitsFields),
  readOnly('salesinvoice/Layouts', 'Layout', layoutsFields),
];
