import { fieldTable } from '../odata/fields.ts';

/** The properties of hrm/Divisions: type, rights and longest text, as its reference page lists them. */
export const hrmDivisionsFields = fieldTable(`
  Boolean  -   Main
  DateTime -   ArchiveDate Created Modified StartDate
  Guid     -   Creator Customer Modifier
  Int16    -   Status
  Int32    -   Code BlockingStatus
  Int64    -   HID
  String   -   Country CountryDescription CreatorFullName Currency CurrencyDescription CustomerCode CustomerName
  String   -   Description ModifierFullName OBNumber SiretNumber TaxOfficeNumber TaxReferenceNumber TemplateCode
  String   -   VATNumber Website
`);
