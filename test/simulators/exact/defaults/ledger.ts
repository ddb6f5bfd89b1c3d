import { byCode, type Division } from '../model/division.ts';
import type { World } from '../model/world.ts';
import type { Row } from '../odata/edm.ts';
import { put } from './put.ts';

type LedgerLine = readonly [code: string, description: string, type: number, more?: Row];

const accounts: readonly LedgerLine[] = [
  ['1300', 'Debiteuren', 20],
  ['1310', 'Debiteuren evenementen', 20],
  ['1500', 'Af te dragen btw', 24],
  ['1600', 'Crediteuren', 22],
  ['1680', 'Ontvangen waarborgsommen', 90],
  ['1690', 'Toeristenbelasting', 90],
  ['8000', 'Omzet kampeerplaatsen', 110],
  ['8010', 'Omzet verblijf', 110],
  ['8020', 'Omzet horeca', 110],
  ['8030', 'Omzet verhuur', 110],
  ['8040', 'Omzet zaalhuur', 110],
  ['8050', 'Omzet evenementen', 110, { UseCostcenter: 1 }],
  ['8090', 'Afrondingsverschillen', 110],
  ['8999', 'Omzet oud', 110, { IsBlocked: true }],
];

/** Puts the ledger, the journals, the cost centres and the cost units in the books. */
export function putLedger(world: World, division: Division): void {
  for (const [code, description, type, more] of accounts) {
    put(world, division, 'financial/GLAccounts', {
      Code: code,
      Description: description,
      Type: type,
      BalanceSide: type === 110 ? 'C' : 'D',
      BalanceType: type === 110 ? 'W' : 'B',
      IsBlocked: false,
      UseCostcenter: 0,
      UseCostunit: 0,
      ...more,
    });
  }
  putJournal(world, division, '60', 'Inkoopboek', 22, '1600');
  putJournal(world, division, '70', 'Verkoopboek', 20, '1300', { AllowVariableCurrency: true });
  putJournal(world, division, '71', 'Verkoopboek oud', 20, '1300', { IsBlocked: true });
  for (const [code, description] of [
    ['CAMP', 'Camping'],
    ['HORECA', 'Horeca'],
  ] as const) {
    put(world, division, 'hrm/Costcenters', { Code: code, Description: description, Active: true });
  }
  put(world, division, 'hrm/Costunits', { Code: 'SEIZOEN', Description: 'Seizoen' });
}

function putJournal(
  world: World,
  division: Division,
  code: string,
  description: string,
  type: number,
  ledger: string,
  more: Row = {},
): void {
  put(world, division, 'financial/Journals', {
    Code: code,
    Description: description,
    Type: type,
    Currency: division.currency,
    AllowVariableCurrency: false,
    IsBlocked: false,
    GLAccount: byCode(division, 'financial/GLAccounts', ledger)?.ID ?? null,
    ...more,
  });
}
