import { Setback } from '../../domain/setback.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import type { SyncContext } from '../../sync/ledger/context.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { isDown, rightsOf } from '../../sync/review/settings-check.ts';
import type { AdminPorts } from '../ports.ts';
import { itemsFound } from './checklist-invoices.ts';
import { chooseFrom } from './options.ts';
import { type Believed, saleOutcomes, settingsCheckFor } from './settings-check.ts';

/** The answers of the books about an integration at this moment. */
export interface HeldAgainstBooks {
  /** What keeps every invoice out: a right, a licence, a lost connection. Null: nothing that they report. */
  readonly refused: Setback | null;
  readonly settingsIssues: readonly SettingsIssue[];
  /** Whether what is sold can be booked; null when it is unknown. */
  readonly items: ReturnType<typeof itemsFound> | null;
  /** How many VAT codes there are; null when it is unknown. */
  readonly vatCodes: number | null;
  /** True when every list that a group depends on was read. */
  isRead(group: SettingsIssue['group']): boolean;
}

const NOTHING_READ = { items: null, vatCodes: null, isRead: () => false };

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

/**
 * Asks the books whether they would take invoices. Books that do not answer now leave the answers unknown, and block
 * nothing.
 */
export async function heldAgainstBooks(
  integration: Integration,
  ports: Pick<AdminPorts, 'openContext' | 'mappable'>,
  believes?: Believed,
): Promise<HeldAgainstBooks> {
  const context = await ports.openContext(integration);
  const refused = await rightsOf(context.books);
  if (refused) return { refused: isDown(refused) ? null : refused, settingsIssues: [], ...NOTHING_READ };
  const { settingsIssues, unread, setback } = await settingsCheckFor(integration, context, ports, {
    ...(believes && { believes }),
  });
  return {
    refused: setback && !isDown(setback) ? setback : null,
    settingsIssues,
    items: await itemsIn(context, ports),
    vatCodes: await vatCodesIn(context),
    isRead: (group) => !unread.has(group),
  };
}
