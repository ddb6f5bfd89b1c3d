import { byCode, type Division } from '../model/division.ts';
import type { World } from '../model/world.ts';
import type { Row } from '../odata/edm.ts';
import { put } from './put.ts';

type ItemLine = readonly [code: string, description: string, ledger: string, vatCode: string, more?: Row];

const items: readonly ItemLine[] = [
  ['STANDAARD', 'Standaardartikel', '8000', '4', { IsFractionAllowedItem: true }],
  ['PITCH', 'Kampeerplaats', '8000', '3'],
  ['STAY', 'Verblijf', '8010', '3'],
  ['BREAKFAST', 'Ontbijt', '8020', '3'],
  ['RENTAL', 'Verhuur', '8030', '4', { IsFractionAllowedItem: true }],
  ['VENUE', 'Zaalhuur', '8040', '4', { IsFractionAllowedItem: true }],
  ['EVENT', 'Evenement', '8050', '4', { IsFractionAllowedItem: true }],
  ['TOURIST-TAX', 'Toeristenbelasting', '1690', 'N'],
  ['DEPOSIT', 'Waarborgsom', '1680', 'N'],
  ['ROUNDING', 'Afronding', '8090', 'N'],
  ['OLD', 'Vervallen artikel', '8000', '3', { EndDate: Date.UTC(2020, 11, 31) }],
  ['GAS', 'Gasfles (inkoop)', '8000', '4', { IsSalesItem: false, IsPurchaseItem: true }],
];

/** Puts what a campsite sells in the books. */
export function putItems(world: World, division: Division): void {
  for (const [code, description, ledger, vatCode, more] of items) {
    putItem(world, division, {
      Code: code,
      Description: description,
      SalesVatCode: vatCode.padEnd(3),
      GLRevenue: byCode(division, 'financial/GLAccounts', ledger)?.ID ?? null,
      ...more,
    });
  }
}

/** Puts one item in the books, for sale and in whole numbers unless it says otherwise. */
export const putItem = (world: World, division: Division, row: Row): Row =>
  put(world, division, 'logistics/Items', {
    IsSalesItem: true,
    IsFractionAllowedItem: false,
    StartDate: Date.UTC(2012, 0, 1),
    Unit: 'pc',
    ...row,
  });
