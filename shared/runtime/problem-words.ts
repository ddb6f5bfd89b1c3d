import type { Words } from '../domain/sentences-words.ts';

/** How one kind of problem is answered: its status of HTTP, and its title and detail in words. */
export interface ProblemKind {
  readonly status: number;
  readonly title: Words;
  /** With the values of the problem; `expected` and `faults` are of the API alone, so that a screen leaves them out. */
  readonly detail: Words;
}

/** What can be wrong with a request. The names are the end of `type` and never change. */
export const problemKinds = {
  'unreadable-body': {
    status: 400,
    title: { nl: 'De inhoud is geen JSON-object', en: 'The body is no JSON object' },
    detail: { nl: 'Stuur een JSON-object.', en: 'Send a JSON object.' },
  },
  'invalid-body': {
    status: 400,
    title: { nl: 'De inhoud klopt niet', en: 'The body does not fit' },
    detail: {
      nl: '[{faults}|Er is nog niets opgeslagen: bij een of meer velden klopt iets niet.]',
      en: '[{faults}|Nothing was saved yet: one or more fields are not right.]',
    },
  },
  'body-too-large': {
    status: 413,
    title: { nl: 'De inhoud is te groot', en: 'The body is too large' },
    detail: { nl: 'Stuur hooguit {most} bytes.', en: 'Send {most} bytes at most.' },
  },
  'invalid-query': {
    status: 400,
    title: { nl: 'De vraag in het adres klopt niet', en: 'The query does not fit' },
    detail: {
      nl: '[{faults}|In het adres van deze pagina klopt iets niet.]',
      en: '[{faults}|Something in the address of this page is not right.]',
    },
  },
  'invalid-id': {
    status: 400,
    title: { nl: 'De id in het pad klopt niet', en: 'The id in the path does not fit' },
    detail: {
      nl: 'De id in het pad, /integrations/…, heeft alleen kleine letters, cijfers en streepjes, hooguit 40.',
      en: 'The id in the path, /integrations/…, has only small letters, digits and dashes, 40 at most.',
    },
  },
  'no-tenant': {
    status: 403,
    title: { nl: 'Het token noemt geen klant', en: 'The token names no tenant' },
    detail: { nl: 'Het bearer-token heeft geen claim `tenant`.', en: 'The bearer token has no claim `tenant`.' },
  },
  'scope-missing': {
    status: 403,
    title: { nl: 'Het token mag dit niet', en: 'The token may not do this' },
    detail: {
      nl: 'De claim `scope` van het bearer-token noemt `{expected}` niet.',
      en: 'The claim `scope` of the bearer token does not name `{expected}`.',
    },
  },
  'not-found': {
    status: 404,
    title: { nl: 'Dit is er niet', en: 'There is no such thing' },
    detail: { nl: 'Dit is er niet.', en: 'There is no such thing.' },
  },
  'method-not-allowed': {
    status: 405,
    title: { nl: 'Dit kan hier niet', en: 'This can not be done here' },
    detail: { nl: 'Hier kan: {expected}.', en: 'Allowed here: {expected}.' },
  },
  'provider-differs': {
    status: 409,
    title: { nl: 'De koppeling is met een andere boekhouding', en: 'The integration is of another provider' },
    detail: {
      nl: 'Er is al een koppeling met deze id, met een andere boekhouding.',
      en: 'There is an integration of this id already, for another accounting system.',
    },
  },
  'not-authenticated': {
    status: 409,
    title: { nl: 'De app is nog niet ingevuld', en: 'The app is not filled in yet' },
    detail: {
      nl: 'Vul eerst de Client ID en het Client Secret van de app in.',
      en: 'Fill in the client ID and the client secret of the app first.',
    },
  },
  'not-connected': {
    status: 409,
    title: { nl: 'Er is nog geen verbinding', en: 'There is no connection yet' },
    detail: {
      nl: 'Doe eerst stap 1 en stap 2 op het tabblad Authenticatie.',
      en: 'Do step 1 and step 2 on the Authentication tab first.',
    },
  },
  'administration-pinned': {
    status: 409,
    title: { nl: 'Er is een andere administratie verbonden', en: 'Another administration is connected' },
    detail: {
      nl: 'Er is al een andere administratie verbonden[: “{before}”]. Bevestig dat facturen voortaan in de nieuwe komen[ ({expected})].',
      en: 'Another administration is connected already[: “{before}”]. Confirm that invoices go to the new one from now on[ ({expected})].',
    },
  },
  'administration-taken': {
    status: 409,
    title: { nl: 'Een andere koppeling boekt daar al', en: 'Another integration books there already' },
    detail: {
      nl: '[Koppeling “{integration}”|Een andere koppeling] boekt al in [“{administration}”|deze administratie]; met twee zou elke factuur dubbel geboekt worden.',
      en: '[Integration “{integration}”|Another integration] books in [“{administration}”|this administration] already; two would book every invoice twice.',
    },
  },
  'field-taken': {
    status: 409,
    title: { nl: 'Een andere koppeling gebruikt dit veld', en: 'The field is in use by another integration' },
    detail: {
      nl: '[Koppeling “{integration}”|Een andere koppeling] bewaart zijn nummers al in [het veld {field}|dit veld] van i-Reserve. Kies een ander veld.',
      en: '[Integration “{integration}”|Another integration] keeps its ids in [the field {field}|this field] of i-Reserve already. Choose another field.',
    },
  },
  'switched-off': {
    status: 409,
    title: { nl: 'De koppeling staat uit', en: 'The integration is off' },
    detail: {
      nl: 'De koppeling staat uit: er gaat niets naar de boekhouding. Zet de koppeling eerst aan.',
      en: 'The integration is off: nothing goes to the books. Turn it on first.',
    },
  },
  'checklist-open': {
    status: 409,
    title: { nl: 'Er moet eerst nog iets gebeuren', en: 'Something has to be done first' },
    detail: {
      nl: '[{expected}|Nog niet alles is klaar. Hieronder staat wat er nog moet gebeuren.]',
      en: '[{expected}|Not everything is done yet. Below is what is left to do.]',
    },
  },
  'changed-meanwhile': {
    status: 409,
    title: { nl: 'Iemand anders sloeg op hetzelfde moment op', en: 'Somebody else saved at the same moment' },
    detail: {
      nl: 'Iemand anders sloeg op hetzelfde moment iets op. Kijk de pagina na en sla opnieuw op.',
      en: 'Somebody else saved at the same moment. Look the page over and save again.',
    },
  },
  'changed-since': {
    status: 412,
    title: { nl: 'Het is gewijzigd sinds u het las', en: 'It was changed since you read it' },
    detail: {
      nl: 'Niet opgeslagen: deze koppeling is gewijzigd nadat u die opende. Kijk na hoe die nu is en sla opnieuw op.',
      en: 'Not saved: this integration was changed after you read it. See how it is now, and save again.',
    },
  },
  'snapshot-expired': {
    status: 410,
    title: { nl: 'Wat i-Reserve stuurde, wordt niet meer bewaard', en: 'What i-Reserve sent is no longer kept' },
    detail: {
      nl: 'Wat i-Reserve stuurde, wordt niet meer bewaard. Verstuur de factuur opnieuw vanuit i-Reserve.',
      en: 'What i-Reserve sent is no longer kept. Send the invoice from i-Reserve again.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { nl: 'Er kwamen te veel aanvragen', en: 'There were too many requests' },
    detail: {
      nl: 'Er mogen hooguit {most} aanvragen per tien seconden komen. Probeer het over een paar seconden opnieuw.',
      en: '{most} requests in ten seconds at most. Please try again in a few seconds.',
    },
  },
  'books-refused': {
    status: 409,
    title: { nl: 'De boekhouding weigert dit', en: 'The books refuse this' },
    detail: { nl: 'De boekhouding weigert dit.', en: 'The books refuse this.' },
  },
  'books-unavailable': {
    status: 503,
    title: { nl: 'De boekhouding is nu niet te lezen', en: 'The books cannot be read now' },
    detail: { nl: 'De boekhouding is nu niet te lezen.', en: 'The books cannot be read now.' },
  },
  'out-of-time': {
    status: 503,
    title: { nl: 'Het duurt langer dan één keer mag', en: 'It takes longer than one request may' },
    detail: {
      nl: 'Er was meer te lezen dan in één keer past. Probeer het over een minuut opnieuw, of vraag om minder dagen.',
      en: 'There was more to read than one request has time for. Please try again in a minute, or ask for fewer days.',
    },
  },
  'events-not-taken': {
    status: 503,
    title: { nl: 'De berichten zijn niet allemaal aangenomen', en: 'Not all events were taken' },
    detail: {
      nl: 'Stuur ze over een minuut allemaal opnieuw: wat al was aangenomen, wordt herkend.',
      en: 'Send all of them again in a minute: what was taken already is recognised.',
    },
  },
  'internal-error': {
    status: 500,
    title: { nl: 'Er ging iets mis bij ons', en: 'Something went wrong on our side' },
    detail: { nl: 'Probeer het straks opnieuw.', en: 'Please try again in a while.' },
  },
} as const satisfies Record<string, ProblemKind>;

/** The name of a problem that an API answers with. */
export type ProblemName = keyof typeof problemKinds;

/** What is not there, in words. */
export const missing = {
  route: { nl: 'Dit adres bestaat niet.', en: 'There is no such route.' },
  id: { nl: 'Niets kan deze id hebben.', en: 'Nothing can have this id.' },
  integration: { nl: 'Deze koppeling is er niet.', en: 'The tenant has no such integration.' },
  invoice: { nl: 'Deze factuur is er niet.', en: 'The tenant has no such invoice.' },
  customer: { nl: 'Deze klant is er niet.', en: 'The tenant has no such customer.' },
} as const satisfies Record<string, Words>;

/** What is no longer kept, in words. */
export const expired = {
  invoice: problemKinds['snapshot-expired'].detail,
  customer: {
    nl: 'Wat i-Reserve stuurde, wordt niet meer bewaard. Verstuur de klant opnieuw vanuit i-Reserve.',
    en: 'What i-Reserve sent is no longer kept. Send the customer from i-Reserve again.',
  },
} as const satisfies Record<string, Words>;
