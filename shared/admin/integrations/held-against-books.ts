import { Setback } from '../../domain/setback.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import type { SyncContext } from '../../sync/ledger/context.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { isDown, rightsOf } from '../../sync/review/settings-check.ts';
import type { AdminPorts } from '../ports.ts';
import { itemsFound } from './checklist-invoices.ts';
import { chooseFrom } from './options.ts';
import { type Believed, saleOutcomes, settingsCheckFor } from './settings-check.ts';

/** What the books say of an integration when they are asked just now. */
export interface HeldAgainstBooks {
  /** What keeps every invoice out: a right, a licence, a lost connection. Null: nothing does, as far as they tell. */
  readonly refused: Setback | null;
  readonly settingsIssues: readonly SettingsIssue[];
  /** Whether what is sold can be booked; null when they do not tell. */
  readonly items: ReturnType<typeof itemsFound> | null;
  /** How many VAT codes there are; null when they do not tell. */
  readonly vatCodes: number | null;
  /** Whether they told all there is to know of a group. */
  isTold(group: SettingsIssue['group']): boolean;
}

const NOTHING_TOLD = { items: null, vatCodes: null, isTold: () => false };

async function itemsIn(context: SyncContext, ports: Pick<AdminPorts, 'mappable'>) {
  const { itemsCheck, title } = context.provider;
  if (!itemsCheck) return itemsFound(title, [], false);
  const outcomes = await unlessSilent(() => saleOutcomes(itemsCheck, context, ports));
  return outcomes && itemsFound(title, outcomes, itemsCheck.needsItems);
}

async function vatCodesIn(context: SyncContext): Promise<number | null> {
  const { vatCodes } = context.provider.choices;
  const codes = vatCodes && (await unlessSilent(() => chooseFrom(vatCodes, context)));
  return codes?.length ?? null;
}

async function unlessSilent<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Setback) return null;
    throw error;
  }
}

/** Asks the books whether they would take invoices. Books that do not answer now say nothing, and keep nobody waiting. */
export async function heldAgainstBooks(
  integration: Integration,
  ports: Pick<AdminPorts, 'desk' | 'mappable'>,
  believes?: Believed,
): Promise<HeldAgainstBooks> {
  const desk = await ports.desk(integration);
  const refused = await rightsOf(desk.books);
  if (refused) return { refused: isDown(refused) ? null : refused, settingsIssues: [], ...NOTHING_TOLD };
  const { settingsIssues, unread, setback } = await settingsCheckFor(integration, desk, ports, {
    ...(believes && { believes }),
  });
  return {
    refused: setback && !isDown(setback) ? setback : null,
    settingsIssues,
    items: await itemsIn(desk, ports),
    vatCodes: await vatCodesIn(desk),
    isTold: (group) => !unread.has(group),
  };
}
