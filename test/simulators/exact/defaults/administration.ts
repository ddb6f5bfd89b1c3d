import { yearAndMonth } from '../../days.ts';
import type { Division } from '../model/division.ts';
import type { World } from '../model/world.ts';
import { putItems } from './items.ts';
import { putLedger } from './ledger.ts';
import { put } from './put.ts';
import { putVatCodes } from './vat.ts';

/** What a test says about an administration; the rest is a campsite in the Netherlands. */
export interface DivisionSeed {
  readonly code: number;
  readonly hid?: number;
  readonly description?: string;
  readonly country?: string;
  readonly currency?: string;
  readonly vatNumber?: string;
}

/** The administration that is there when a test asks for nothing else. */
export const campingDeEik: DivisionSeed = { code: 102030, hid: 1, description: 'Camping De Eik B.V.' };

const conditions: readonly (readonly [code: string, description: string, days: number, more?: object])[] = [
  ['00', 'Direct betalen', 0, { PaymentMethod: 'K' }],
  ['08', '8 dagen', 8],
  ['14', '14 dagen', 14],
  ['30', '30 dagen', 30],
  ['EM', 'Einde maand', 0, { PaymentEndOfMonths: 1 }],
  ['IC', 'Automatische incasso', 14, { PaymentMethod: 'I' }],
  ['PS', 'Online betaald', 0, { PaymentMethod: 'Q' }],
];

/** Opens an administration with everything a bookkeeper sets up before the first invoice. */
export function openDivision(world: World, seed: DivisionSeed): Division {
  const [year] = yearAndMonth(world.now());
  const division: Division = {
    code: seed.code,
    hid: seed.hid ?? world.divisions.size + 1,
    customerId: world.newId(),
    description: seed.description ?? `Administratie ${seed.code}`,
    country: seed.country ?? 'NL',
    currency: seed.currency ?? 'EUR',
    vatNumber: seed.vatNumber ?? 'NL001234567B01',
    defaultPaymentCondition: '30',
    tables: new Map(),
    fiscalYears: [year - 5, year + 1],
    closedPeriods: new Set(),
    mails: [],
    counters: new Map(),
  };
  world.divisions.set(division.code, division);
  putVatCodes(world, division);
  putLedger(world, division);
  putItems(world, division);
  for (const [code, description, days, more] of conditions) {
    put(world, division, 'cashflow/PaymentConditions', {
      Code: code,
      Description: description,
      PaymentDays: days,
      PaymentEndOfMonths: 0,
      PaymentMethod: 'B',
      Percentage: 1,
      ...more,
    });
  }
  put(world, division, 'salesinvoice/Layouts', { Subject: 'Factuur', Type: 1 });
  put(world, division, 'salesinvoice/Layouts', { Subject: 'E-mail bij factuur', Type: 2 });
  return division;
}
