import type { Words } from '../../shared/domain/sentences-words.ts';
import { type ConsentOutcome, notConnected } from './outcomes.ts';

/** The button with which whoever was lured takes the consent back. */
export const notMe: Words = {
  nl: 'Dit was niet de bedoeling: trek de toestemming in',
  en: 'This was not meant: withdraw the consent',
};

/** A consent was taken back. */
export const withdrawn: ConsentOutcome = {
  ...{ name: 'consent-denied', status: 200 },
  title: { nl: 'Toestemming ingetrokken', en: 'Consent withdrawn' },
  message: {
    nl: 'De toegang tot uw boekhouding is weggegooid. Binnen enkele minuten gaat er niets meer heen of weer. Trek de toestemming ook in bij de boekhouding zelf, en meld het bij i-Reserve als u niet weet wie dit begon.',
    en: 'The access to your books is thrown away. Within a few minutes nothing goes there or comes from there any more. Withdraw the consent in the books themselves too, and tell i-Reserve if you do not know who began this.',
  },
};

/** There is no consent that can be taken back here, or no longer. */
export const nothingWithdrawn = notConnected('stale', 400, {
  nl: 'Deze knop is al gebruikt of is ouder dan een kwartier. Trek de toestemming in bij de boekhouding en meld het bij i-Reserve.',
  en: 'This button was used already or is older than a quarter of an hour. Withdraw the consent in the books and tell i-Reserve.',
});
