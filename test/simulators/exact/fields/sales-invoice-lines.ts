import { fieldTable } from '../odata/fields.ts';

/** The properties of salesinvoice/SalesInvoiceLines: type, rights and longest text, as its reference page lists them. */
export const salesInvoiceLinesFields = fieldTable(`
  DateTime CU  DeliveryDate EndTime StartTime
  Double   -   AmountDC
  Double   CU  AmountFC Discount ExtraDutyAmountFC ExtraDutyPercentage NetPrice Quantity UnitPrice VATAmountDC
  Double   CU  VATAmountFC VATPercentage
  Guid     CF  ID GLAccount InvoiceID
  Guid     CU  ProjectWBS
  Guid     CUF Employee Item Pricelist Project TaxSchedule
  Guid     F   SalesOrder SalesOrderLine Subscription
  Int32    -   Division SalesOrderLineNumber SalesOrderNumber
  Int32    F   LineNumber
  String   -   CostCenterDescription CostUnitDescription CustomerItemCode CustomField EmployeeFullName
  String   -   GLAccountDescription ItemCode ItemDescription PricelistDescription ProjectDescription
  String   -   ProjectWBSDescription SubscriptionDescription TaxScheduleCode TaxScheduleDescription UnitDescription
  String   -   VATCodeDescription
  String   CU  Notes UnitCode
  String   CUF CostCenter:8 CostUnit:8 Description:60 VATCode:3
`);
