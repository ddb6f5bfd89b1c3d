import { fieldTable } from '../odata/fields.ts';

/** The properties of logistics/Items: type, rights and longest text, as its reference page lists them. */
export const itemsFields = fieldTable(`
  Binary   CU  Picture
  Boolean  CU  IsPackageItem IsSerialNumberItem
  Boolean  CUF FreeBoolField_01 FreeBoolField_02 FreeBoolField_03 FreeBoolField_04 FreeBoolField_05
  Boolean  CUF IsFractionAllowedItem IsPurchaseItem IsSalesItem IsSerialItem IsStockItem IsSubcontractedItem
  Byte     -   UseExplosion
  Byte     CU  CopyRemarks IsBatchNumberItem IsNewContract IsOnDemandItem IsRegistrationCodeItem IsTaxableItem
  Byte     CUF IsBatchItem IsMakeItem IsTime IsWebshopItem
  DateTime CUF EndDate FreeDateField_01 FreeDateField_02 FreeDateField_03 FreeDateField_04 FreeDateField_05
  DateTime CUF StartDate
  DateTime F   Created Modified
  Double   -   BatchQuantity StandardSalesPrice StatisticalNetWeight StatisticalUnits StatisticalValue Stock
  Double   C   AverageCost CostPriceStandard
  Double   CU  GrossWeight NetWeight
  Double   CUF CostPriceNew FreeNumberField_01 FreeNumberField_02 FreeNumberField_03 FreeNumberField_04
  Double   CUF FreeNumberField_05 FreeNumberField_06 FreeNumberField_07 FreeNumberField_08
  Guid     -   Creator Modifier
  Guid     CF  ID
  Guid     CUF GLCosts GLCostsWorkInProgress GLRevenue GLRevenueWorkInProgress GLStock ItemGroup
  Int32    -   AssembledLeadDays Division
  Int32    CU  SecurityLevel
  String   -   CreatorFullName CustomField GLCostsCode GLCostsDescription GLCostsWorkInProgressCode
  String   -   GLCostsWorkInProgressDescription GLRevenueCode GLRevenueDescription GLRevenueWorkInProgressCode
  String   -   GLRevenueWorkInProgressDescription GLStockCode GLStockDescription ItemGroupDescription
  String   -   ModifierFullName PictureName PictureThumbnailUrl PictureUrl SalesVatCodeDescription StatisticalCode
  String   -   UnitDescription UnitType
  String   CU  CostPriceCurrency Notes
  String   CUF Barcode Class_01 Class_02 Class_03 Class_04 Class_05 Class_06 Class_07 Class_08 Class_09 Class_10
  String   CUF Code Description ExtraDescription FreeTextField_01 FreeTextField_02 FreeTextField_03 FreeTextField_04
  String   CUF FreeTextField_05 FreeTextField_06 FreeTextField_07 FreeTextField_08 FreeTextField_09 FreeTextField_10
  String   CUF NetWeightUnit SalesVatCode SearchCode Unit
  String   F   ItemGroupCode
`);
