import * as v from 'valibot';
import { Catalogue } from '../../../../shared/domain/catalogue.ts';
import { Mappings } from '../../../../shared/domain/settings.ts';
import { ExactDetails } from '../../../../shared/providers/exact/settings.ts';

/** A second tenant, with its books in Moneybird, so that the two do not wait for each other's. */
export const moneybirdTenant = { tenant: 'jachthaven-de-wal', integration: 'moneybird' } as const;

/** A VAT rate of i-Reserve and the kind of VAT code that it needs; null for the one that nobody mapped yet. */
const rates = [
  { id: 'btw-laag', description: 'Laag tarief', percentage: '9', kind: 'low' },
  { id: 'btw-hoog', description: 'Hoog tarief', percentage: '21', kind: 'high' },
  { id: 'logies-hoog', description: 'Logies vanaf 2026', percentage: '21', kind: 'high' },
  { id: 'btw-nul', description: 'Nultarief, met verklaring', percentage: '0', kind: 'zero' },
  { id: 'geen-btw', description: 'Toeristenbelasting, borg: geen btw', percentage: '0', kind: 'none' },
  { id: 'vervoer-laag', description: 'Personenvervoer over water', percentage: '9', kind: null },
] as const;

const named = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([code, description]) => ({ code, description }));

const catalogue = v.parse(Catalogue, {
  vatRates: rates,
  products: named({
    'PITCH-A': 'Kampeerplaats',
    'PITCH-B': 'Kampeerplaats aan het water',
    'PITCH-GROUP': 'Groepsveld',
    KWH: 'Elektriciteit per kWh',
    DOG: 'Hond per nacht',
    CHALET: 'Chalet per nacht',
    CLEANING: 'Eindschoonmaak',
    LINEN: 'Bedlinnen',
    BICYCLE: 'Fiets per dag',
    CAMPFIRE: 'Kampvuuravond',
    ROLLS: 'Broodjes',
    BREAKFAST: 'Ontbijt',
    LUNCH: 'Lunch',
    DINNER: 'Diner',
    SOUP: 'Soep',
    PICNIC: 'Picknickmand',
    COFFEE: 'Koffie en thee',
    JUICE: 'Appelsap per liter',
    BEER: 'Bier',
    WINE: 'Wijn',
    MAP: 'Vaarkaart',
    'SLOOP-HOUR': 'Sloep per uur',
    'SLOOP-DAY': 'Sloep per dag',
    CANOE: 'Kano',
    'BOAT-TRIP': 'Rondvaart met schipper',
    'BERTH-DAY': 'Winterstalling per dag',
    'BARN-DAY': 'De Schuur, hele dag',
    'BARN-EVENING': 'De Schuur, avond',
    'BARN-EVENT': 'De Schuur, evenement',
    'LOFT-HOUR': 'De Zolder per uur',
    BOOTH: 'Tolkencabine',
    COOLING: 'Koelwagen per dag',
  }),
  ledgerAccounts: named({
    '1650': 'Toeristenbelasting',
    '1660': 'Borgsommen',
    '1670': 'Aanbetalingen',
    '8000': 'Kampeerplaatsen',
    '8010': 'Chalets',
    '8020': 'Eten en koffie',
    '8030': 'Bier en wijn',
    '8040': 'Boten',
    '8045': 'Stalling',
    '8050': 'Zalen',
    '8060': "Extra's",
    '8090': 'Annuleringskosten',
  }),
  paymentMethods: named({ ideal: 'iDEAL', card: 'Pinpas', transfer: 'Overboeking' }),
  paymentTerms: named({ '14': '14 dagen', '30': '30 dagen' }),
  sellers: [
    { id: '1', name: 'Camping De Eik B.V.' },
    { id: '2', name: 'Sloepen van De Eik' },
    { id: '3', name: 'De Schuur, vergaderen bij De Eik' },
  ],
  fields: { invoice: ['external_id'], customer: ['external_id', 'external_contact'] },
});

/** The VAT code of each kind in the books that the simulator opens with; all for prices without VAT. */
const vatCodes = { low: '3', high: '4', zero: '0', none: 'N' } as const;

/**
 * The tenant of the local run: a campsite with a boat rental and a meeting venue, three sellers in one Exact
 * administration, set up so that every sample ends where it says.
 */
export const demoTenant = {
  tenant: 'camping-de-eik',
  integration: 'exact',
  catalogue,
  rates,
  details: v.parse(ExactDetails, { contactField: 'external_contact', dateRangeOnLines: true, finaliseInvoice: true }),
  mappings: v.parse(Mappings, {
    vat: Object.fromEntries(rates.flatMap(({ id, kind }) => (kind ? [[id, vatCodes[kind]]] : []))),
    articles: {
      KWH: 'STANDAARD',
      JUICE: 'STANDAARD',
      'ledger:1650': 'TOURIST-TAX',
      'ledger:1660': 'DEPOSIT',
      'ledger:1670': 'STANDAARD',
      'ledger:8000': 'PITCH',
      'ledger:8010': 'STAY',
      'ledger:8020': 'BREAKFAST',
      'ledger:8030': 'STANDAARD',
      'ledger:8040': 'RENTAL',
      'ledger:8045': 'RENTAL',
      'ledger:8050': 'VENUE',
      'ledger:8060': 'RENTAL',
      'ledger:8090': 'STANDAARD',
    },
    paymentConditions: {
      'method:ideal': 'PS',
      'method:ideal+term:14': '14',
      'method:card': '00',
      'term:14': '14',
      'term:30': '30',
    },
  }),
} as const;
