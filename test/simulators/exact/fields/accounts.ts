import { fieldTable } from '../odata/fields.ts';

/** The properties of crm/Accounts: type, rights and longest text, as its reference page lists them. */
export const accountsFields = fieldTable(`
  Binary   CU  Logo
  Boolean  -   IsBank IsMember IsPurchase
  Boolean  CU  CanDropShip EnableSalesPaymentLink HasWithholdingTaxSales IgnoreDatevWarningMessage IsExtraDuty
  Boolean  CU  IsPilot RecepientOfCommissions ShowRemarkForSales
  Boolean  CUF Blocked IsReseller IsSupplier
  Boolean  F   IsSales
  Byte     -   AddressSource CostPaid IsAnonymised Source
  Byte     CU  AutomaticProcessProposedEntry ConsolidationScenario DeliveryAdvice IsAgency IsCompetitor IsMailing
  Byte     CU  SeparateInvPerProject SeparateInvPerSubscription
  Byte     CUF IsAccountant
  DateTime -   CustomerSince StatusSince
  DateTime CU  ControlledDate EstablishedDate
  DateTime CUF EndDate StartDate
  DateTime F   Created Modified
  Double   CU  CreditLinePurchase CreditLineSales DiscountPurchase DiscountSales Latitude Longitude
  Guid     -   Creator Document Modifier
  Guid     CF  ID
  Guid     CU  ActivitySector ActivitySubSector BusinessType CompanySize GLAccountPurchase GLAccountSales GLAP GLAR
  Guid     CU  LeadPurpose LeadSource SalesTaxSchedule ShippingMethod
  Guid     CUF Accountant AccountManager Classification1 Classification2 Classification3 Classification4
  Guid     CUF Classification5 Classification6 Classification7 Classification8 InvoiceAccount MainContact Parent
  Guid     CUF PriceList Reseller
  Guid     F   BRIN
  Int16    CU  IncotermVersionPurchase IncotermVersionSales
  Int32    -   AccountManagerHID Division
  Int32    CU  InvoiceAttachmentType InvoicingMethod PeppolIdentifierType PurchaseLeadDays SecurityLevel
  Int32    CU  ShippingLeadDays
  String   -   AccountManagerFullName ClassificationDescription Costcenter CostcenterDescription CountryName
  String   -   CreatorFullName Currency CustomField DunsNumber InvoiceAccountCode InvoiceAccountName
  String   -   LanguageDescription LogoThumbnailUrl LogoUrl ModifierFullName PaymentConditionPurchaseDescription
  String   -   PaymentConditionSalesDescription PurchaseCurrencyDescription PurchaseVATCodeDescription ResellerCode
  String   -   ResellerName SalesCurrencyDescription SalesTaxScheduleCode SalesTaxScheduleDescription
  String   -   SalesVATCodeDescription StateName
  String   CU  DatevCreditorCode DatevDebtorCode GlnNumber IncotermAddressPurchase IncotermAddressSales
  String   CU  IncotermCodePurchase IncotermCodeSales IntraStatArea IntraStatDeliveryTerm IntraStatSystem
  String   CU  IntraStatTransactionA IntraStatTransactionB IntraStatTransportMethod Language LogoFileName OINNumber
  String   CU  PayAsYouEarn PaymentConditionPurchase PaymentConditionSales:10 PeppolIdentifier PhoneExtension:10
  String   CU  PurchaseCurrency PurchaseVATCode Remarks SalesCurrency:3 SalesVATCode:3 State TradeName
  String   CU  UniqueTaxpayerReference VATLiability Website:200
  String   CUF AddressLine1:60 AddressLine2:60 AddressLine3:60 BSN ChamberOfCommerce:40 City:30 Code:18
  String   CUF CodeAtSupplier Country:2 Email:100 EORINumber Fax:17 Name:50 Phone:17 Postcode:20 RSIN SearchCode:30
  String   CUF Status:1 VATNumber:20
  String   F   Classification Type
`);
