import { fieldTable } from '../odata/fields.ts';

/** The properties of vat/VATCodes: type, rights and longest text, as its reference page lists them. */
export const vatCodesFields = fieldTable(`
  Boolean  CU  Charged IntraStat IsBlocked
  Byte     CU  CalculationBasis ExcludeVATListing VatMargin
  DateTime -   Created Modified
  Double   -   Percentage
  Guid     -   Creator Modifier
  Guid     C   ID
  Guid     CU  Account GLDiscountPurchase GLDiscountSales GLToClaim GLToPay
  Int16    CU  TaxReturnType VATPartialRatio
  Int32    -   Division
  String   -   AccountCode AccountName Country CreatorFullName CustomField GLDiscountPurchaseCode
  String   -   GLDiscountPurchaseDescription GLDiscountSalesCode GLDiscountSalesDescription GLToClaimCode
  String   -   GLToClaimDescription GLToPayCode GLToPayDescription ModifierFullName
  String   CU  Code Description EUSalesListing IntrastatType LegalText OssCountry Type VatDocType VATTransactionType
`);
