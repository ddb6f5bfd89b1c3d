import * as v from 'valibot';
import { sentence } from '../../shared/domain/sentences.ts';
import type { Language, Words } from '../../shared/domain/sentences-words.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { type Fault, Problem, type ProblemName, unfit } from '../../shared/runtime/problem.ts';

/** Why something was not done, in the words of the person who asked for it. */
export interface FormRefusal {
  readonly name: ProblemName | 'books';
  readonly message: string;
  /** What is wrong with a field, by its JSON pointer: `/clientId`. */
  readonly faults: Readonly<Record<string, string>>;
}

/** Does what a person asked for; answers the refusal when it is one that they can mend. Anything else is thrown. */
export async function attempt<T>(
  language: Language,
  act: () => Promise<T>,
): Promise<{ readonly done: T; readonly refusal: null } | { readonly done: null; readonly refusal: FormRefusal }> {
  try {
    return { done: await act(), refusal: null };
  } catch (error) {
    if (error instanceof Setback)
      return {
        done: null,
        refusal: { name: 'books', message: sentence(error.cause, error.about, language), faults: {} },
      };
    if (!(error instanceof Problem) || error.problem === 'not-found') throw error;
    return { done: null, refusal: refusalOf(error, language) };
  }
}

/** Reads what was filled in by the schema that the admin API reads it by. Throws the `Problem` of what does not fit. */
export function read<T>(schema: v.GenericSchema<unknown, T>, typed: unknown): T {
  const result = v.safeParse(schema, typed);
  if (!result.success) throw unfit(result.issues);
  return result.output;
}

/** Why something was not done, where no page of its own says it. */
export function refusalOf({ problem, message, more }: Problem, language: Language): FormRefusal {
  const errors = (more.errors ?? []) as readonly Fault[];
  return {
    name: problem,
    message: said[problem]?.[language] ?? message,
    faults: Object.fromEntries(errors.map((error) => [error.pointer, complaint(error.message, language)])),
  };
}

const said: Partial<Record<ProblemName, Words>> = {
  'invalid-body': {
    nl: 'Er is nog niets opgeslagen: bij een of meer velden klopt iets niet.',
    en: 'Nothing was saved yet: one or more fields are not right.',
  },
  'app-taken': {
    nl: 'Deze Client ID is in gebruik bij een andere klant van i-Reserve. Registreer een eigen app en gebruik de Client ID daarvan.',
    en: 'This client ID is in use by another customer of i-Reserve. Register an app of your own, and use its client ID.',
  },
  'field-taken': {
    nl: 'Een andere koppeling bewaart zijn nummers al in dit veld van i-Reserve. Kies een ander veld.',
    en: 'Another integration keeps its ids in this field of i-Reserve already. Choose another field.',
  },
  'administration-pinned': {
    nl: 'Er is al een andere administratie verbonden. Bevestig dat facturen voortaan in de nieuwe komen.',
    en: 'Another administration is connected already. Confirm that invoices go to the new one from now on.',
  },
  'administration-taken': {
    nl: 'Een andere koppeling boekt al in deze administratie; met twee zou elke factuur dubbel geboekt worden.',
    en: 'Another integration books in this administration already; two would book every invoice twice.',
  },
  'changed-meanwhile': {
    nl: 'Iemand anders sloeg op hetzelfde moment iets op. Kijk de pagina na en sla opnieuw op.',
    en: 'Somebody else saved at the same moment. Look the page over and save again.',
  },
  'checklist-open': {
    nl: 'Nog niet alles is klaar. Hieronder staat wat er nog moet gebeuren.',
    en: 'Not everything is done yet. Below is what is left to do.',
  },
  'switched-off': {
    nl: 'De koppeling staat uit: er gaat niets naar de boekhouding. Zet haar eerst aan.',
    en: 'The integration is off: nothing goes to the books. Turn it on first.',
  },
  'not-authenticated': {
    nl: 'Vul eerst de Client ID en het Client Secret van de app in.',
    en: 'Fill in the client ID and the client secret of the app first.',
  },
  'not-connected': {
    nl: 'Doe eerst stap 1 en stap 2 op het tabblad Authenticatie.',
    en: 'Do step 1 and step 2 on the Authentication tab first.',
  },
  'out-of-time': {
    nl: 'Er was meer te lezen dan in één keer past. Probeer het over een minuut opnieuw.',
    en: 'There was more to read than one request has time for. Please try again in a minute.',
  },
  'snapshot-expired': {
    nl: 'Wat i-Reserve stuurde, wordt niet meer bewaard. Verstuur de factuur opnieuw vanuit i-Reserve.',
    en: 'What i-Reserve sent is no longer kept. Send the invoice from i-Reserve again.',
  },
};

/** What is wrong with a field, as the schemas say it, in a sentence of its own. */
const complaints: readonly [pattern: RegExp, words: Words][] = [
  [/missing|empty|must be at least 1$/, { nl: 'Vul dit in.', en: 'Fill this in.' }],
  [
    /prefix and length/,
    {
      nl: 'Voorvoegsel en lengte zijn samen hooguit 18 tekens.',
      en: 'Prefix and length are at most 18 characters together.',
    },
  ],
  [
    /differ from customerField/,
    { nl: 'Kies een ander veld dan het klantveld.', en: 'Choose another field than the customer field.' },
  ],
  [/in use elsewhere/, { nl: 'Deze is elders in gebruik.', en: 'This one is in use elsewhere.' }],
  [
    /in use by/,
    { nl: 'Een andere koppeling gebruikt dit veld al.', en: 'Another integration uses this field already.' },
  ],
  [/must be one of/, { nl: 'Kies een van de mogelijkheden.', en: 'Choose one of the possibilities.' }],
  [/must be at least 0/, { nl: 'Kies een getal van 0 of meer.', en: 'Choose a number of 0 or more.' }],
  [/must be at most/, { nl: 'Dit is te lang of te groot.', en: 'This is too long or too large.' }],
  [/decimal number/, { nl: 'Vul een bedrag in, zoals 0,05.', en: 'Fill in an amount, such as 0.05.' }],
  [/a day/, { nl: 'Vul een datum in die bestaat.', en: 'Fill in a date that exists.' }],
  [/must be a number|must be a whole number/, { nl: 'Vul een geheel getal in.', en: 'Fill in a whole number.' }],
  [/holds a \+/, { nl: 'Gebruik hier geen +.', en: 'Do not use a + here.' }],
  [/one too many/, { nl: 'Vul één van de twee in.', en: 'Fill in one of the two.' }],
  [/grant sees/, { nl: 'Kies een van de administraties.', en: 'Choose one of the administrations.' }],
];

const complaint = (message: string, language: Language): string =>
  complaints.find(([pattern]) => pattern.test(message))?.[1][language] ??
  { nl: 'Dit past niet. Kijk het na.', en: 'This does not fit. Please check it.' }[language];
