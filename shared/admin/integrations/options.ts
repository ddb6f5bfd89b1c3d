import type { About, Cause } from '../../domain/causes.ts';
import { MINUTE_MS } from '../../domain/duration.ts';
import { sentence, worded } from '../../domain/sentences.ts';
import type { Language } from '../../domain/sentences-words.ts';
import { Setback } from '../../domain/setback.ts';
import { CHOICE_LISTS, type Choice, type ChoiceList, type ChoiceSource } from '../../providers/code-lists.ts';
import { dayAt } from '../../providers/local-time.ts';
import { Problem } from '../../runtime/problem.ts';
import type { SyncContext } from '../../sync/ledger/context.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import type { AdminPorts } from '../ports.ts';

/**
 * A list that we hold is shown as it is while it is at most this old; a code that was added in the books shows after
 * that.
 */
export const YOUNG_MS = 10 * MINUTE_MS;

/** A list that could not be read, and why. */
interface OptionsWarning {
  readonly list: ChoiceList;
  readonly cause: Cause;
  readonly about: About;
}

/**
 * What can be chosen in the settings and mappings, read from the books. A list that these books do not have is empty.
 *
 * A list that could not be read, for want of a right or of time, is what we still hold of it, or empty, and is named in
 * `warnings`. Throws its `Setback` when nothing could be read at all.
 */
export async function optionsOf(integration: Integration, ports: Pick<AdminPorts, 'openContext'>) {
  const context = await openContextFor(integration, ports);
  const lists: Partial<Record<ChoiceList, readonly Choice[]>> = {};
  const setbacks: { readonly list: ChoiceList; readonly setback: Setback }[] = [];
  for (const list of CHOICE_LISTS) {
    const source = context.provider.choices[list];
    if (!source) continue;
    try {
      lists[list] = await chooseFrom(source, context);
    } catch (error) {
      if (!(error instanceof Setback)) throw error;
      setbacks.push({ list, setback: error });
      lists[list] = (await held(source, context))?.choices ?? [];
    }
  }
  const [first] = setbacks;
  if (first && setbacks.length === Object.keys(context.provider.choices).length) throw first.setback;
  return { ...NONE, ...lists, warnings: setbacks.map(warningOf) };
}

/** The same for the admin API: of a choice what the contract names, and nothing that only a suggestion is made from. */
export function shownOptions({ warnings: found, ...lists }: Awaited<ReturnType<typeof optionsOf>>, language: Language) {
  const warnings = found.map(({ list, cause, about }) => ({
    ...{ list, cause },
    ...worded((spoken) => sentence(cause, about, spoken), language),
  }));
  const shown = Object.entries(lists).map(([list, choices]) => [list, choices.map(contractual)] as const);
  return { ...Object.fromEntries(shown), warnings };
}

const contractual = ({ code, description, percentage, type }: Choice): Choice => ({
  ...{ code, description },
  ...(percentage !== undefined && { percentage }),
  ...(type !== undefined && { type }),
});

const NONE: Readonly<Record<ChoiceList, readonly Choice[]>> = {
  vatCodes: [],
  articles: [],
  paymentConditions: [],
  journals: [],
  ledgerAccounts: [],
  workflows: [],
};

/** What of one list may be chosen now, from what we hold of it while that is young. Throws the `Setback` of the books. */
export async function chooseFrom(source: ChoiceSource, context: SyncContext): Promise<readonly Choice[]> {
  const known = await held(source, context);
  if (known && context.clock.now() - known.fetchedAtMs <= YOUNG_MS) return known.choices;
  const rows = await context.books.list(source.key);
  // A list too long for one item of the table is read again each time.
  await context.lists.keep(source.key, rows).catch(() => undefined);
  return source.pick(rows, dayAt(context.clock.now())) ?? [];
}

/**
 * What of one list may be chosen, by what we hold of it however old it is: only a list that was never read is asked of the
 * books. Empty when these books have no such list. Throws the `Setback` of the books.
 */
export async function heldChoices(
  list: ChoiceList,
  integration: Integration,
  ports: Pick<AdminPorts, 'openContext'>,
): Promise<readonly Choice[]> {
  return heldChoicesIn(list, await openContextFor(integration, ports));
}

/** The same in a context that is open already. */
export async function heldChoicesIn(list: ChoiceList, context: SyncContext): Promise<readonly Choice[]> {
  const source = context.provider.choices[list];
  if (!source) return [];
  return (await held(source, context))?.choices ?? (await chooseFrom(source, context));
}

/** What the codes of a list are called, by what we hold of it; the books are not asked. */
export async function namesHeld(list: ChoiceList, context: SyncContext): Promise<ReadonlyMap<string, string>> {
  const source = context.provider.choices[list];
  const known = source && (await held(source, context));
  return new Map(known?.choices.map(({ code, description }) => [code, description]));
}

async function held({ key, pick }: ChoiceSource, { lists, clock }: SyncContext) {
  const known = await lists.read(key);
  const choices = known && pick(known.rows, dayAt(clock.now()));
  return choices && { choices, fetchedAtMs: known.fetchedAtMs };
}

const warningOf = ({ list, setback: { cause, about } }: { list: ChoiceList; setback: Setback }): OptionsWarning => ({
  list,
  cause,
  about,
});

/** Opens a context for the books of an integration. Throws `not-connected` when no administration is connected. */
export async function openContextFor(
  integration: Integration,
  { openContext }: Pick<AdminPorts, 'openContext'>,
): Promise<SyncContext> {
  if (integration.chain === null || integration.administration === null) throw new Problem('not-connected');
  return openContext(integration);
}
