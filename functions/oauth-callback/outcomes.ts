import type { About, Cause } from '../../shared/domain/causes.ts';
import { inWords, say, sentence } from '../../shared/domain/sentences.ts';
import type { Words } from '../../shared/domain/sentences-words.ts';
import type { Setback } from '../../shared/domain/setback.ts';
import type { Connected } from '../../shared/oauth/connect.ts';
import type { OutcomeName } from '../../shared/oauth/consent-outcome.ts';
import type { ConsentState } from '../../shared/oauth/consent-ports.ts';
import { providerOf } from '../../shared/providers/index.ts';

/** How a consent ended: a name for the console, and words for the plain page. */
export interface ConsentOutcome {
  readonly name: OutcomeName | Cause;
  /** Of HTTP. */
  readonly status: number;
  readonly title: Words;
  readonly message: Words;
}

const onceMore: Words = { nl: 'Begin opnieuw met toestemming geven.', en: 'Please start the consent once more.' };

const filledIn = (words: Words, about: About): Words => inWords((language) => say(words, language, about));

const sentenceOf = (cause: Cause, about: About = {}): Words => inWords((language) => sentence(cause, about, language));

const followedBy = (one: Words, other: Words): Words => ({ nl: `${one.nl} ${other.nl}`, en: `${one.en} ${other.en}` });

/** It ended without a connection. */
export const notConnected = (name: ConsentOutcome['name'], status: number, message: Words): ConsentOutcome => ({
  ...{ name, status, message },
  title: { nl: 'Niet verbonden', en: 'Not connected' },
});

/** The user gave no consent. */
export const denied = notConnected('consent-denied', 400, sentenceOf('consent-denied'));

/** The link was used, is too old or is not ours. */
export const stale = notConnected(
  'stale',
  400,
  followedBy(
    {
      nl: 'Deze link is al gebruikt, is ouder dan tien minuten of is niet van ons.',
      en: 'This link was used already, is older than ten minutes or is not ours.',
    },
    onceMore,
  ),
);

/** Something went wrong on our side. */
export const failed = notConnected(
  'failed',
  500,
  followedBy({ nl: 'Er ging iets mis bij ons.', en: 'Something went wrong on our side.' }, onceMore),
);

const nothingSeen = notConnected('nothing-seen', 409, {
  nl: 'De gebruiker die toestemming gaf, ziet geen administratie waar facturen in kunnen komen. Geef die gebruiker daar toegang tot de administratie, of begin opnieuw met toestemming geven als een andere gebruiker.',
  en: 'The user who gave consent sees no administration that invoices can go to. Give that user access to the administration there, or start the consent once more as another user.',
});

const toChoose: ConsentOutcome = {
  ...{ name: 'choose', status: 200 },
  title: { nl: 'Toestemming gegeven', en: 'Consent given' },
  message: {
    nl: 'Kies nu in i-Reserve de administratie. U kunt deze pagina sluiten.',
    en: 'Choose the administration in i-Reserve to finish. You can close this page.',
  },
};

const taken: Words = {
  nl: 'Koppeling “{integration}” boekt al in “{administration}”, en bij elke administratie hoort één koppeling. Geef toestemming voor een andere administratie, of verbreek eerst die koppeling.',
  en: 'Integration “{integration}” books into “{administration}” already, and each administration has one integration. Give consent for another administration, or disconnect that integration first.',
};

const goesTo: Words = {
  nl: 'Facturen gaan naar “{administration}”. U kunt deze pagina sluiten.',
  en: 'Invoices will go to “{administration}”. You can close this page.',
};

/** How it ended with what the grant sees. */
export function outcomeOf({ administration, isGone, seen, taken: by }: Connected): ConsentOutcome {
  if (by) {
    const about = { integration: by.integration, administration: by.administration.name };
    return notConnected('administration-taken', 409, filledIn(taken, about));
  }
  if (!administration) return seen === 0 ? nothingSeen : toChoose;
  const about = { administration: administration.name };
  if (isGone) return notConnected('administration-gone', 409, sentenceOf('administration-gone', about));
  return {
    ...{ name: 'connected', status: 200 },
    title: { nl: 'Verbonden', en: 'Connected' },
    message: filledIn(goesTo, about),
  };
}

const refusedCode: Words = {
  nl: 'De boekhouding nam de toestemming niet aan, omdat het te lang duurde of omdat de gebruiker daar niet actief is. Begin opnieuw met toestemming geven, als een gebruiker die actief is.',
  en: 'The books did not accept the consent, because it took too long or because the user is not active there. Please start the consent once more, as a user who is active.',
};

const busy: Words = { nl: 'De boekhouding geeft nu geen antwoord.', en: 'The books do not answer now.' };

// Some books say the same about a consent that took too long.
const perhapsLate: Words = {
  nl: 'Duurde de toestemming langer dan een minuut, begin dan opnieuw met toestemming geven.',
  en: 'If the consent took more than a minute: please start the consent once more.',
};

const perhapsTaken: Words = {
  nl: 'Gebruikt een andere klant van i-Reserve deze app? Registreer dan een eigen app, en vul de Client ID en het Client Secret daarvan in op het tabblad Authenticatie.',
  en: 'Does another customer of i-Reserve use this app? Register an app of your own then, and fill in its Client ID and Client Secret on the Authentication tab.',
};

/**
 * The same for an app that is refused and one that another tenant uses, so that nobody learns which apps others use.
 */
export const appRefused = notConnected(
  'client-refused',
  400,
  followedBy(followedBy(sentenceOf('client-refused'), perhapsLate), perhapsTaken),
);

/**
 * The tenant and app that get connected. Without a session it is shown, so that a person who was lured here notices.
 */
export function connectedFor(outcome: ConsentOutcome, { tenant, clientId, provider }: ConsentState): ConsentOutcome {
  if (outcome.status !== 200) return outcome;
  const about = { tenant, app: clientId, books: providerOf(provider).title };
  return { ...outcome, message: followedBy(outcome.message, filledIn(whoConnects, about)) };
}

const whoConnects: Words = {
  nl: 'Dit is voor “{tenant}” bij i-Reserve, met de app “{app}” van {books}. Kent u die niet? Trek de toestemming dan hier in of bij de boekhouding, en meld het bij i-Reserve.',
  en: 'This is for “{tenant}” at i-Reserve, with the app “{app}” of {books}. You do not know them? Then withdraw the consent here or in the books, and tell i-Reserve.',
};

/** How it ended when the books refused, or did not answer. */
export function outcomeOfSetback({ cause, remedy }: Setback): ConsentOutcome {
  if (remedy === 'wait') return notConnected('busy', 503, followedBy(busy, onceMore));
  // The code was refused, or the token that came for it.
  if (cause === 'consent-denied' || cause === 'reconnect-needed') return notConnected('consent-late', 400, refusedCode);
  return cause === 'client-refused' ? appRefused : notConnected(cause, 400, sentenceOf(cause));
}
