import { fieldTable } from '../odata/fields.ts';

/** The properties of hrm/Costunits: type, rights and longest text, as its reference page lists them. */
export const costunitsFields = fieldTable(`
  DateTime -   Created Modified
  DateTime CU  EndDate
  Guid     -   Creator Modifier
  Guid     C   ID
  Int32    -   Division
  String   -   CreatorFullName CustomField ModifierFullName
  String   C   Code
  String   CU  Description
`);
