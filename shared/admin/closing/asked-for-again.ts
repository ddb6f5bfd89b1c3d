import { inWords, say } from '../../domain/sentences.ts';
import type { Words } from '../../domain/sentences-words.ts';
import { Setback } from '../../domain/setback.ts';
import { Problem, problemOf } from '../../runtime/problem.ts';
import { isTooLate } from '../in-time.ts';
import type { AdminPorts } from '../ports.ts';

/** A report is made only on request. */
const askAgain: Words = {
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
      detail: inWords((language) => say(askAgain, language, until)),
      headers,
      more,
    });
  }
}
