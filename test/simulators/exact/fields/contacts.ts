import { fieldTable } from '../odata/fields.ts';

/** The properties of crm/Contacts: type, rights and longest text, as its reference page lists them. */
export const contactsFields = fieldTable(`
  Binary   CU  Picture
  Boolean  -   AccountIsCustomer AccountIsSupplier IsMainContact
  Boolean  CU  IsMailingExcluded
  Byte     -   IsAnonymised
  DateTime -   Created Modified
  DateTime CU  BirthDate EndDate IdentificationDate StartDate
  Guid     -   AccountMainContact Creator Modifier
  Guid     C   ID Account
  Guid     CU  IdentificationDocument IdentificationUser LeadPurpose LeadSource Person
  Int32    -   AllowMailing Division
  Int32    CU  HID
  String   -   AccountName AddressLine2 AddressStreet AddressStreetNumber AddressStreetNumberSuffix City Code
  String   -   Country CreatorFullName CustomField FullName ModifierFullName PartnerName PartnerNamePrefix
  String   -   PhoneExtension PictureThumbnailUrl PictureUrl Postcode State TitleAbbreviation TitleDescription
  String   CU  BirthName BirthNamePrefix BirthPlace BusinessEmail:100 BusinessFax BusinessMobile:17 BusinessPhone:17
  String   CU  BusinessPhoneExtension Email:100 FirstName:40 Gender:1 Initials:10 JobTitleDescription:60 Language
  String   CU  LastName:40 MarketingNotes MiddleName:20 Mobile:17 Nationality Notes Phone:17 PictureName
  String   CU  SocialSecurityNumber Title:6
`);
