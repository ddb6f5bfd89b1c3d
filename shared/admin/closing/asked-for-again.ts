import type { Cause } from '../../domain/causes.ts';
import { inWords, say } from '../../domain/sentences.ts';
import type { Words } from '../../domain/sentences-words.ts';
import { Setback } from '../../domain/setback.ts';
import { Problem, problemOf } from '../../runtime/problem.ts';
import { isTooLate } from '../in-time.ts';
import type { AdminPorts } from '../ports.ts';

/** A report is made only on request. We wait for the limits of the books ourselves: then the books were not even asked. */
const askAgain: Partial<Record<Cause, Words>> = {
  'rate-limited': {
    nl: 'Er zijn zojuist zoveel verzoeken gedaan dat we op de limiet van de boekhouding wachten. Vraag de maandaansluiting later opnieuw op[, vanaf {until}].',
    en: 'So many requests were just made that we wait for the limit of the books. Please ask for the closing report again later[, from {until}].',
  },
  'day-limit': {
    nl: 'De daglimiet van de boekhouding is bereikt. Vraag de maandaansluiting later opnieuw op[, vanaf {until}].',
    en: 'The day’s limit of the books is reached. Please ask for the closing report again later[, from {until}].',
  },
  'error-block': {
    nl: 'De boekhouding weigerde te veel verzoeken; daarom wachten we even. Vraag de maandaansluiting later opnieuw op[, vanaf {until}].',
    en: 'The books refused too many requests, so we wait a while. Please ask for the closing report again later[, from {until}].',
  },
  'administration-busy': {
    nl: 'De boekhouding is bezig met deze administratie. Vraag de maandaansluiting later opnieuw op[, vanaf {until}].',
    en: 'The books are busy with this administration. Please ask for the closing report again later[, from {until}].',
  },
};

const noAnswer: Words = {
  nl: 'De boekhouding geeft nu geen antwoord. Vraag de maandaansluiting later opnieuw op[, vanaf {until}].',
  en: 'The books do not answer now. Please ask for the closing report again later[, from {until}].',
};

/**
 * Makes a report from the books. When they do not answer now, the person has to ask again, since reports are not
 * repeated by themselves. Throws the `Problem` `books-unavailable`, and what `act` throws.
 */
export async function askedForAgain<T>(
  ports: Pick<AdminPorts, 'timeLeftMs'> & { readonly clock: Pick<AdminPorts['clock'], 'now'> },
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Setback) || error.remedy !== 'wait' || isTooLate(ports)) throw error;
    const { retryAtMs } = error;
    const until = retryAtMs === null ? {} : { until: new Date(retryAtMs).toISOString() };
    const { headers, more } = problemOf(error, ports.clock.now());
    throw new Problem('books-unavailable', {
      detail: inWords((language) => say(askAgain[error.cause] ?? noAnswer, language, until)),
      headers,
      more,
    });
  }
}
