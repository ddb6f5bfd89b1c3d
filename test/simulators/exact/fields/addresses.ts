import { fieldTable } from '../odata/fields.ts';

/** The properties of crm/Addresses: type, rights and longest text, as its reference page lists them. */
export const addressesFields = fieldTable(`
  Boolean  -   AccountIsSupplier
  Boolean  CU  FreeBoolField_01 FreeBoolField_02 FreeBoolField_03 FreeBoolField_04 FreeBoolField_05 Main
  Byte     -   Source
  DateTime -   Created Modified
  DateTime CU  FreeDateField_01 FreeDateField_02 FreeDateField_03 FreeDateField_04 FreeDateField_05
  Double   CU  FreeNumberField_01 FreeNumberField_02 FreeNumberField_03 FreeNumberField_04 FreeNumberField_05
  Guid     -   Creator Modifier
  Guid     C   ID
  Guid     CU  Account Contact Warehouse
  Int16    CU  Type
  Int32    -   Division
  String   -   AccountName ContactName CountryName CreatorFullName CustomField ModifierFullName StateDescription
  String   -   WarehouseCode WarehouseDescription
  String   CU  AddressLine1:60 AddressLine2:60 AddressLine3:60 City:30 Country:2 Fax FreeTextField_01
  String   CU  FreeTextField_02 FreeTextField_03 FreeTextField_04 FreeTextField_05 Mailbox NicNumber Notes Phone
  String   CU  PhoneExtension Postcode:20 State
`);
