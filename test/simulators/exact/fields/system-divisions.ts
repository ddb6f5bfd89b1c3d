import { fieldTable } from '../odata/fields.ts';

/** The properties of system/Divisions: type, rights and longest text, as its reference page lists them. */
export const systemDivisionsFields = fieldTable(`
  Boolean  -   Current IsDossierDivision IsHRDivision IsMainDivision IsPracticeDivision
  DateTime -   ArchiveDate Created DivisionHRLinkUnlinkDate DivisionMoveDate Modified StartDate
  Double   -   ShareCapital
  Guid     -   Creator Customer Modifier
  Int32    -   Code BlockingStatus Status
  Int64    -   Hid
  String   -   AddressLine1 AddressLine2 AddressLine3 BusinessTypeCode BusinessTypeDescription
  String   -   ChamberOfCommerceEstablishment ChamberOfCommerceNumber City CompanySizeCode CompanySizeDescription
  String   -   Country CreatorFullName Currency CustomerCode CustomerName DatevAccountantNumber DatevClientNumber
  String   -   Description Email Fax Legislation ModifierFullName OBNumber Phone Postcode SbiCode SbiDescription
  String   -   SectorCode SectorDescription SiretNumber State SubsectorCode SubsectorDescription TaxOfficeNumber
  String   -   TaxReferenceNumber TemplateCode VATNumber Website
`);
