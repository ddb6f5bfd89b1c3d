import { fieldTable } from '../odata/fields.ts';

/** The properties of vat/VatPercentages: type, rights and longest text, as its reference page lists them. */
export const vatPercentagesFields = fieldTable(`
  DateTime -   Created EndDate Modified StartDate
  Double   -   Percentage
  Guid     -   ID Creator Modifier VATCodeID
  Int16    -   Type
  Int32    -   Division LineNumber
  String   -   CreatorFullName ModifierFullName
`);
