import { fieldTable } from '../odata/fields.ts';

/** The properties of salesinvoice/SalesInvoices: type, rights and longest text, as its reference page lists them. */
export const salesInvoicesFields = fieldTable(`
  Boolean  CU  IsExtraDuty
  DateTime CU  DueDate OrderDate
  DateTime F   Created InvoiceDate Modified
  Double   -   AmountDC AmountFC AmountFCExclVat VATAmountDC VATAmountFC
  Double   CU  AmountDiscount AmountDiscountExclVat Discount ExtraDutyAmountFC GAccountAmountFC
  Double   CU  WithholdingTaxAmountFC WithholdingTaxBaseAmount WithholdingTaxPercentage
  Guid     -   Creator Modifier
  Guid     CF  InvoiceID DeliverTo InvoiceTo OrderedBy
  Guid     CU  SalesChannel ShippingMethod
  Guid     CUF DeliverToAddress DeliverToContactPerson Document InvoiceToContactPerson OrderedByContactPerson
  Guid     CUF Salesperson SelectionCode TaxSchedule Warehouse
  Int16    -   DiscountType StarterSalesInvoiceStatus
  Int16    CU  IncotermVersion
  Int16    F   Status
  Int32    -   Division DocumentNumber
  Int32    CUF OrderNumber Type
  Int32    F   InvoiceNumber
  String   -   CreatorFullName DeliverToContactPersonFullName DeliverToName DocumentSubject
  String   -   InvoiceToContactPersonFullName InvoiceToName JournalDescription ModifierFullName
  String   -   OrderedByContactPersonFullName OrderedByName PaymentConditionDescription SalesChannelCode
  String   -   SalesChannelDescription SalespersonFullName SelectionCodeCode SelectionCodeDescription
  String   -   ShippingMethodCode ShippingMethodDescription StarterSalesInvoiceStatusDescription StatusDescription
  String   -   TaxScheduleCode TaxScheduleDescription TypeDescription
  String   CF  Journal:10
  String   CU  Currency:3 IncotermAddress IncotermCode PaymentCondition:10 Remarks
  String   CUF Description:60 PaymentReference:25 YourRef:40
`);
