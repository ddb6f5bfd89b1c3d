import { fieldTable } from '../odata/fields.ts';

/** The properties of salesinvoice/Layouts: type, rights and longest text, as its reference page lists them. */
export const layoutsFields = fieldTable(`
  DateTime -   Created Modified
  Guid     -   ID Creator Modifier
  Int16    -   Type
  Int32    -   Division
  String   -   CreatorFullName ModifierFullName Subject
`);
