import { fieldTable } from '../odata/fields.ts';

/** The properties of financial/Journals: type, rights and longest text, as its reference page lists them. */
export const journalsFields = fieldTable(`
  Boolean  -   BankAccountUseSEPA BankAccountUseSepaDirectDebit
  Boolean  CU  AllowVariableCurrency AllowVariableExchangeRate AllowVAT AutoSave IsBlocked
  DateTime -   Created Modified
  Guid     -   Creator Modifier
  Guid     C   ID
  Guid     CU  Bank BankAccountID GLAccount PaymentInTransitAccount
  Int32    -   Division GLAccountType
  Int32    CU  PaymentServiceProvider Type
  String   -   BankAccountBICCode BankAccountCountry BankAccountDescription BankAccountIBAN BankName CreatorFullName
  String   -   CurrencyDescription CustomField GLAccountCode GLAccountDescription ModifierFullName
  String   -   PaymentServiceProviderName
  String   CU  BankAccountIncludingMask Code Currency Description PaymentServiceAccountIdentifier
`);
