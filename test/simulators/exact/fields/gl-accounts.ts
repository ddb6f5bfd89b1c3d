import { fieldTable } from '../odata/fields.ts';

/** The properties of financial/GLAccounts: type, rights and longest text, as its reference page lists them. */
export const glAccountsFields = fieldTable(`
  Boolean  CU  Compress IsBlocked Matching RevalueCurrency
  Byte     CU  AllowCostsInSales ExcludeVATListing UseCostcenter UseCostunit
  DateTime -   Created Modified
  Double   CU  ExpenseNonDeductiblePercentage PrivatePercentage VATNonDeductiblePercentage
  Guid     -   Creator Modifier
  Guid     C   ID
  Guid     CU  PrivateGLAccount VATNonDeductibleGLAccount YearEndCostGLAccount YearEndReflectionGLAccount
  Int16    CU  AssimilatedVATBox
  Int32    -   Division
  Int32    CU  BelcotaxType DescriptionTermID Type
  String   -   CostcenterDescription CostunitDescription CreatorFullName CustomField ModifierFullName
  String   -   TypeDescription VATDescription
  String   CU  BalanceSide BalanceType Code Costcenter Costunit Description ReportingCode SearchCode VATCode
  String   CU  VATGLAccountType VATSystem
`);
