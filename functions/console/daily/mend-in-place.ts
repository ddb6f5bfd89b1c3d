import { heldChoices } from '../../../shared/admin/integrations/options.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { Cause } from '../../../shared/domain/causes.ts';
import type { Choice, ChoiceList } from '../../../shared/providers/code-lists.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import type { Concerned, ConcernedMapping } from './concerned.ts';

/** What can be chosen beside a cause, so that nobody has to go to another page. */
export interface InPlace {
  readonly concerned: readonly ConcernedMapping[];
  readonly choices: readonly Choice[];
}

/** A list that is longer is chosen from on its own page. */
const CHOICES_AT_MOST = 300;
const CONCERNED_AT_MOST = 5;

/** The list from which each of these causes is mended. */
const lists = {
  'vat-unmapped': 'vatCodes',
  'article-unknown': 'articles',
  'payment-condition-unknown': 'paymentConditions',
} as const satisfies Partial<Record<Cause, ChoiceList>>;

/** A cause whose mending may be chosen beside it. */
export type ChosenHere = keyof typeof lists;

/**
 * What the mappings that a cause is about may be mapped to; null where that is not known or is mended elsewhere. Throws the
 * `Setback` of books whose list was never read.
 */
export async function inPlaceFor(
  cause: Cause,
  concerned: readonly Concerned[],
  integration: Integration,
  ports: Pick<AdminPorts, 'openContext'>,
): Promise<InPlace | null> {
  const list = (lists as Partial<Record<Cause, ChoiceList>>)[cause];
  const mappings = concerned.filter((one) => one.tab === 'mappings');
  if (!list || mappings.length === 0 || integration.chain === null || integration.administration === null) return null;
  const choices = await heldChoices(list, integration, ports);
  if (choices.length === 0 || choices.length > CHOICES_AT_MOST) return null;
  return { concerned: mappings.slice(0, CONCERNED_AT_MOST), choices };
}
