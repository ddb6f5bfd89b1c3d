import type { Remedy } from './setback.ts';

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

/** What a person has to do for each remedy. */
export const remedyWords: Record<Remedy, Words> = {
  wait: {
    nl: 'U hoeft niets te doen: het wordt vanzelf opnieuw geprobeerd.',
    en: 'Nothing to do for you: it is tried again by itself.',
  },
  look: {
    nl: 'U hoeft niets te doen: eerst wordt nagekeken wat er al in de boekhouding staat.',
    en: 'Nothing to do for you: we first check what is in the books already.',
  },
  reconnect: {
    nl: 'Verbind de koppeling opnieuw. Wat wachtte, wordt daarna vanzelf verstuurd.',
    en: 'Reconnect the integration. What waited is sent by itself afterwards.',
  },
  correct: {
    nl: 'Pas aan wat hier genoemd wordt. Helpt een wijziging in de koppeling, dan wordt alles wat daarop wachtte vanzelf verstuurd.',
    en: 'Correct what is named here. If a change in the integration solves it, everything that waited for it is sent by itself.',
  },
};
