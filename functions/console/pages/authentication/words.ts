import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { OutcomeName } from '../../../../shared/oauth/consent-outcome.ts';

/** The words of the Authentication tab. */
export const words = {
  registerStep: { nl: 'App registreren', en: 'Register an app' },
  register: { nl: 'Een app registreren bij {title}', en: 'Register an app at {title}' },
  registerLead: {
    nl: 'Dat doet u één keer. De app is de sleutel waarmee i-Reserve in uw administratie mag boeken.',
    en: 'You do this once. The app is the key with which i-Reserve may book in your administration.',
  },
  redirect: { nl: 'Redirect-URL', en: 'Redirect URL' },
  copy: { nl: 'Kopieer', en: 'Copy' },
  copied: { nl: 'Gekopieerd', en: 'Copied' },
  app: { nl: 'Plak de gegevens van de app', en: 'Paste the details of the app' },
  clientSecretKept: {
    nl: 'Opgeslagen. Het wordt nooit getoond; vul alleen iets in om het te vervangen.',
    en: 'Saved. It is never shown; fill in something only to replace it.',
  },
  clientSecretHint: {
    nl: 'Wordt versleuteld bewaard en nooit meer getoond.',
    en: 'Kept encrypted, and never shown again.',
  },
  save: { nl: 'Opslaan', en: 'Save' },
  saveAndGo: { nl: 'Opslaan en naar stap 1: toestemming geven', en: 'Save and on to step 1: give consent' },
  change: { nl: 'App of Client Secret wijzigen', en: 'Change the app or the client secret' },
  step1: { nl: 'Stap 1: toestemming geven', en: 'Step 1: give consent' },
  step1Text: {
    nl: 'U logt in bij {title} en staat toe dat i-Reserve daar facturen maakt. Daarna komt u hier terug.',
    en: 'You sign in to {title} and allow i-Reserve to make invoices there. Then you come back here.',
  },
  again: { nl: 'Opnieuw toestemming geven (stap 1)', en: 'Give consent again (step 1)' },
  reconnect: { nl: 'Opnieuw verbinden', en: 'Reconnect' },
  step2: {
    nl: 'Stap 2: verbinden en administratie kiezen',
    en: 'Step 2: connect and choose the administration',
  },
  step2Text: {
    nl: 'We halen de lijst van administraties op. Is er één, dan wordt die gekozen.',
    en: 'We fetch the list of administrations. If there is one, it is chosen.',
  },
  step2Choose: {
    nl: 'In welke administratie moeten facturen komen?',
    en: 'In which administration are invoices to be booked?',
  },
  noneSeen: {
    nl: 'De gebruiker die toestemming gaf, ziet geen administratie waar facturen in kunnen komen.',
    en: 'The user who gave consent sees no administration that invoices can go to.',
  },
  noOther: {
    nl: 'De gebruiker die toestemming gaf, ziet geen andere administratie. Geef opnieuw toestemming als een gebruiker die dat wel doet.',
    en: 'The user who gave consent sees no other administration. Give consent again as a user who does.',
  },
  appOf: { nl: 'App', en: 'App' },
  noApp: { nl: 'nog niet ingevuld', en: 'not filled in yet' },
  step2Move: { nl: 'Een andere administratie kiezen', en: 'Choose another administration' },
  step2Confirm: {
    nl: 'Ja, facturen komen voortaan in de gekozen administratie. Wat al geboekt is, blijft in de oude.',
    en: 'Yes, invoices go to the chosen administration from now on. What is booked stays in the old one.',
  },
  step2Button: { nl: 'Verbinden: administraties ophalen', en: 'Connect: fetch the administrations' },
  step2Use: { nl: 'Deze administratie gebruiken', en: 'Use this administration' },
  administration: { nl: 'Administratie', en: 'Administration' },
  number: { nl: 'Nummer', en: 'Number' },
  vatNumber: { nl: 'Btw-nummer', en: 'VAT number' },
  done: { nl: 'gereed', en: 'done' },
  open: { nl: 'nog te doen', en: 'to do' },
  next: { nl: 'Dit klopt, verder naar Details', en: 'This is right, on to Details' },
  booksIn: { nl: 'Hier komen facturen in', en: 'Where invoices are booked' },
  toDetails: { nl: 'Naar Details', en: 'Go to Details' },
  steps: { nl: 'Zo verbindt u', en: 'How you connect' },
  atHand: { nl: 'Dit hebt u nodig', en: 'What you need at hand' },
  drawn: {
    nl: 'Zo vult u het scherm van {title} in. Namen en plaatsen kunnen daar iets anders zijn.',
    en: 'How you fill in the screen of {title}. Names and places may differ a little there.',
  },
  usedId: {
    nl: 'We sturen u naar {title} met Client ID {clientId}. Kent {title} die niet, kom dan terug en verbeter deze onder “App of Client Secret wijzigen”.',
    en: 'We send you to {title} with client ID {clientId}. If {title} does not know it, come back and correct it under “Change the app or the client secret”.',
  },
  required: { nl: 'Velden met * zijn verplicht.', en: 'Fields with * are required.' },
  confirm: {
    nl: 'Klopt het dat facturen hierin komen?',
    en: 'Is this where invoices are to be booked?',
  },
  refusedId: { nl: 'Kijk dit na, of vul het opnieuw in.', en: 'Check this, or fill it in again.' },
  refusedSecret: { nl: 'Vul het opnieuw in.', en: 'Fill it in again.' },
  sureFirst: { nl: 'Zet eerst dit vinkje.', en: 'Tick this box first.' },
  disconnect: { nl: 'Koppeling verbreken', en: 'Disconnect' },
  disconnectText: {
    nl: 'De toegang en het Client Secret worden verwijderd en er wordt niets meer verstuurd. Wat geboekt is, blijft staan.',
    en: 'The access and the client secret are removed and nothing is sent any more. What is booked stays.',
  },
  sure: { nl: 'Ja, verbreek deze koppeling', en: 'Yes, disconnect this integration' },
} as const satisfies Record<string, Words>;

type ConnectionTone = 'good' | 'warn' | 'bad';

/** How a form of this tab can end beside that: nothing was ticked, or the books could not be asked of an app. */
type FormOutcome = 'unsure' | 'untried';

interface OutcomeShown {
  readonly tone: ConnectionTone;
  readonly words: Words;
}

/** How a consent ended, by the name that the callback gives it. One without words does not compile. */
export const outcomes: Readonly<Record<OutcomeName | FormOutcome, OutcomeShown>> = {
  connected: { tone: 'good', words: { nl: 'Verbonden met “{name}”.', en: 'Connected to “{name}”.' } },
  choose: {
    tone: 'good',
    words: {
      nl: 'De toestemming is gegeven. Kies nu de administratie.',
      en: 'Consent was given. Now choose the administration.',
    },
  },
  'consent-denied': {
    tone: 'warn',
    words: {
      nl: 'De toestemming is niet gegeven, er is niets gewijzigd. Doe stap 1 opnieuw als dat niet de bedoeling was.',
      en: 'Consent was not given, nothing was changed. Do step 1 again if that was not what you meant.',
    },
  },
  'consent-late': {
    tone: 'bad',
    words: {
      nl: 'De boekhouding nam de toestemming niet aan, misschien omdat het te lang duurde. Doe stap 1 opnieuw.',
      en: 'The books did not accept the consent, perhaps because it took too long. Do step 1 again.',
    },
  },
  stale: {
    tone: 'bad',
    words: {
      nl: 'Deze toestemming was al gebruikt, is ouder dan tien minuten of hoort bij een eerdere app. Doe stap 1 opnieuw.',
      en: 'This consent was used already, is older than ten minutes or belongs to an earlier app. Do step 1 again.',
    },
  },
  'administration-taken': {
    tone: 'bad',
    words: {
      nl: 'De gebruiker die bij de boekhouding toestemming gaf, ziet maar één administratie, en daarin boekt al een andere koppeling. Geef toestemming als een andere gebruiker, of verbreek die koppeling.',
      en: 'The user who gave consent at the books sees only one administration, and another integration books in it already. Give consent as another user, or disconnect that integration.',
    },
  },
  'nothing-seen': {
    tone: 'bad',
    words: {
      nl: 'De gebruiker die bij de boekhouding toestemming gaf, ziet geen administratie waar facturen in kunnen komen. Geef die gebruiker daar toegang, of doe stap 1 opnieuw als een andere gebruiker.',
      en: 'The user who gave consent at the books sees no administration that invoices can go to. Give them access there, or do step 1 again as another user.',
    },
  },
  'administration-gone': {
    tone: 'bad',
    words: {
      nl: 'De gebruiker die bij de boekhouding toestemming gaf, ziet de administratie “{name}” niet. Geef toestemming als een gebruiker met toegang, of kies een andere.',
      en: 'The user who gave consent at the books does not see administration “{name}”. Give consent as a user who has access, or choose another one.',
    },
  },
  'client-refused': {
    tone: 'bad',
    words: {
      nl: 'De Client ID of het Client Secret klopt niet, of een andere klant van i-Reserve gebruikt deze app. Vul ze opnieuw in, of registreer een eigen app, en doe stap 1 opnieuw.',
      en: 'The client ID or the client secret is wrong, or another customer of i-Reserve uses this app. Fill them in again, or register an app of your own, and do step 1 again.',
    },
  },
  busy: {
    tone: 'warn',
    words: {
      nl: 'De boekhouding geeft nu geen antwoord. Doe stap 1 over een paar minuten opnieuw.',
      en: 'The books do not answer now. Do step 1 again in a few minutes.',
    },
  },
  unsure: {
    tone: 'warn',
    words: { nl: 'Niet verbroken: het vinkje ontbrak.', en: 'Not disconnected: the box was not ticked.' },
  },
  untried: {
    tone: 'warn',
    words: {
      nl: 'Opgeslagen, maar nog niet getest: de boekhouding geeft nu geen antwoord. Of de gegevens kloppen, blijkt bij stap 1.',
      en: 'Saved, but not tested yet: the books do not answer now. Step 1 will tell whether the details are right.',
    },
  },
  failed: {
    tone: 'bad',
    words: {
      nl: 'Er ging iets mis bij ons. Doe stap 1 opnieuw.',
      en: 'Something went wrong on our side. Do step 1 again.',
    },
  },
};

/** What is said of a success as long as it is true: an address may be opened again later. */
const trueAt: Readonly<Record<string, string | null>> = { connected: null, choose: 'step2' };

/** How it ended, by a name that stands in an address, where anything may stand; nothing that is over at the step of now. */
export function outcomeNow(name: string | null, now: string | null): OutcomeShown | undefined {
  if (name === null || !Object.hasOwn(outcomes, name)) return undefined;
  const isTrue = !Object.hasOwn(trueAt, name) || trueAt[name] === now;
  return isTrue ? outcomes[name as keyof typeof outcomes] : undefined;
}
