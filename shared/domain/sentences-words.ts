/** The languages that we speak to people. */
export type Language = 'nl' | 'en';

/** The same words in each language. */
export type Words = Readonly<Record<Language, string>>;

/** How an invoice or customer stands, as the ledger shows it: contract section 3. */
export type ShownStatus = 'received' | 'waiting' | 'uncertain' | 'parked' | 'skipped' | 'synced';

/** What a person reads for each status. */
export const statusWords: Record<ShownStatus, Words> = {
  received: { nl: 'in behandeling', en: 'in progress' },
  waiting: { nl: 'wacht', en: 'waiting' },
  uncertain: { nl: 'wordt nagekeken', en: 'being checked' },
  parked: { nl: 'actie nodig', en: 'needs you' },
  skipped: { nl: 'niet verstuurd', en: 'not sent' },
  synced: { nl: 'klaar', en: 'done' },
};
