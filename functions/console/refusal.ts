import * as v from 'valibot';
import { onScreen } from '../../shared/domain/faults.ts';
import { sayFault } from '../../shared/domain/faults-words.ts';
import type { Language } from '../../shared/domain/sentences-words.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { Problem, unfit } from '../../shared/runtime/problem.ts';
import type { ProblemName } from '../../shared/runtime/problem-words.ts';
import { saidOn, tabAt } from './tabs.ts';
import type { Visit } from './visit.ts';

/** Why something was not done, in the words of the person who asked for it. */
export interface FormRefusal {
  readonly name: ProblemName | 'books';
  readonly message: string;
  /** What is wrong with a field, by its JSON pointer: `/clientId`. */
  readonly faults: Readonly<Record<string, string>>;
}

/** Does what a person asked for; answers the refusal when it is one that they can mend. Anything else is thrown. */
export async function attempt<T>(
  { language, tell, here }: Pick<Visit, 'language' | 'tell' | 'here'>,
  act: () => Promise<T>,
): Promise<{ readonly done: T; readonly refusal: null } | { readonly done: null; readonly refusal: FormRefusal }> {
  try {
    return { done: await act(), refusal: null };
  } catch (error) {
    if (error instanceof Setback)
      return {
        done: null,
        refusal: { name: 'books', message: tell(error.cause, error.about), faults: {} },
      };
    if (!(error instanceof Problem) || error.problem === 'not-found') throw error;
    const refusal = refusalOf(error, language);
    return { done: null, refusal: { ...refusal, message: saidOn(tabAt(here), refusal.message, language) } };
  }
}

/**
 * Reads what was filled in by the schema that the admin API reads it by. Throws the `Problem` that names each fault.
 */
export function read<T>(schema: v.GenericSchema<unknown, T>, typed: unknown): T {
  const result = v.safeParse(schema, typed);
  if (!result.success) throw unfit(result.issues);
  return result.output;
}

/** Why something was not done, where no page of its own says it. */
const refusalOf = (problem: Problem, language: Language): FormRefusal => ({
  name: problem.problem,
  message: problem.detailIn(language),
  faults: Object.fromEntries(
    problem.faults.map(({ pointer, code, about }) => [pointer, sayFault({ code, about: onScreen(about) }, language)]),
  ),
});
