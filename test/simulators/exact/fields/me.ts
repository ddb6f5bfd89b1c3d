import { fieldTable } from '../odata/fields.ts';

/** The properties of current/Me: type, rights and longest text, as its reference page lists them. */
export const meFields = fieldTable(`
  Binary   -   ThumbnailPicture
  Boolean  -   IsClientUser IsEmployeeSelfServiceUser IsMyFirmLiteUser IsMyFirmPortalUser IsOEIMigrationMandatory
  Boolean  -   IsStarterUser
  Double   -   ServerUtcOffset
  Guid     -   UserID DivisionCustomer EmployeeID
  Int32    -   AccountingDivision CurrentDivision DossierDivision
  Int64    -   Legislation
  String   -   CustomerCode DivisionCustomerCode DivisionCustomerName DivisionCustomerSiretNumber
  String   -   DivisionCustomerVatNumber Email FirstName FullName Gender Initials Language LanguageCode LastName
  String   -   MiddleName Mobile Nationality PackageCode Phone PhoneExtension PictureUrl ServerTime
  String   -   ThumbnailPictureFormat Title UserName
`);
