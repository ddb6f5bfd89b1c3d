import { fieldTable } from '../odata/fields.ts';

/** The properties of crm/BankAccounts: type, rights and longest text, as its reference page lists them. */
export const bankAccountsFields = fieldTable(`
  Boolean  CU  Blocked Main
  DateTime -   Created Modified
  Guid     -   Bank Creator Modifier PaymentServiceAccount
  Guid     C   ID
  Guid     CU  Account
  Int32    -   Division
  String   -   AccountName BankDescription BankName CreatorFullName Format IBAN ModifierFullName Type
  String   -   TypeDescription
  String   CU  BankAccount BankAccountHolderName BICCode Description
`);
