import type { Administration } from '../model/administration.ts';
import type { World } from '../model/world.ts';
import { addReferenceData } from './reference-data.ts';

/** An administration, as a test writes it down. */
export interface AdministrationSeed {
  /** Eighteen digits or so; one is made up when it is left out. */
  readonly id?: string;
  readonly name: string;
  readonly currency?: string;
  readonly country?: string;
  readonly suspended?: boolean;
  readonly lockedUntil?: string;
  readonly pricesAreInclTax?: boolean;
  readonly senderVerified?: boolean;
  readonly peppol?: boolean;
  readonly invoicesPerMonth?: number;
}

/** The administration that is there when a test asks for nothing else. */
export const campingDeEik: AdministrationSeed = { id: '428305917264830145', name: 'Camping De Eik' };

/** Opens an administration with what every new one has. */
export function openAdministration(world: World, seed: AdministrationSeed): Administration {
  const administration: Administration = {
    id: seed.id ?? world.newId(),
    name: seed.name,
    language: 'nl',
    currency: seed.currency ?? 'EUR',
    country: seed.country ?? 'NL',
    suspended: seed.suspended ?? false,
    lockedUntil: seed.lockedUntil ?? null,
    startedOn: '2024-01-01',
    pricesAreInclTax: seed.pricesAreInclTax ?? false,
    senderVerified: seed.senderVerified ?? true,
    peppol: seed.peppol ?? false,
    invoicesPerMonth: seed.invoicesPerMonth ?? null,
    contacts: new Map(),
    invoices: new Map(),
    taxRates: new Map(),
    ledgerAccounts: new Map(),
    workflows: new Map(),
    documentStyles: new Map(),
    sequences: new Map([
      [world.newId(), ''],
      [world.newId(), 'B'],
    ]),
    webhooks: new Map(),
    mails: [],
    apiUsers: new Map(),
    counters: new Map(),
  };
  addReferenceData(world, administration);
  world.administrations.set(administration.id, administration);
  return administration;
}
