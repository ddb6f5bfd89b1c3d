import { heldChoices } from '../../../shared/admin/integrations/options.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { About, Cause } from '../../../shared/domain/causes.ts';
import type { Mappings } from '../../../shared/domain/settings.ts';
import type { Choice, ChoiceList } from '../../../shared/providers/code-lists.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';

/** A mapping that stopped something. */
export interface Concerned {
  readonly group: keyof Mappings;
  readonly key: string;
  /** What people call it. */
  readonly name: string;
}

/** What can be chosen beside a cause, so that nobody has to go to another page. */
export interface InPlace {
  readonly concerned: readonly Concerned[];
  readonly choices: readonly Choice[];
}

/** A list that is longer is chosen from on its own page. */
const CHOICES_AT_MOST = 400;
const CONCERNED_AT_MOST = 5;

type Ports = Pick<AdminPorts, 'openContext' | 'mappable'>;

/** The list from which each of these causes is mended. */
const lists: Partial<Record<Cause, ChoiceList>> = {
  'vat-unmapped': 'vatCodes',
  'article-unknown': 'articles',
  'payment-condition-unknown': 'paymentConditions',
};

/**
 * The mappings that stopped entries for one cause, and what they may be mapped to; null where that is not known or is
 * mended elsewhere. Throws the `Setback` of books whose list was never read.
 */
export async function inPlaceFor(
  cause: Cause,
  abouts: readonly About[],
  integration: Integration,
  ports: Ports,
): Promise<InPlace | null> {
  const list = lists[cause];
  if (!list || integration.chain === null || integration.administration === null) return null;
  const concerned = concernedIn(cause, abouts, integration.mappings, await ports.mappable(integration.tenant));
  if (concerned.length === 0) return null;
  const choices = await heldChoices(list, integration, ports);
  if (choices.length === 0 || choices.length > CHOICES_AT_MOST) return null;
  return { concerned: concerned.slice(0, CONCERNED_AT_MOST), choices };
}

/** Pure: which mappings a cause is about, by what its sentences name. */
function concernedIn(
  cause: Cause,
  abouts: readonly About[],
  mappings: Mappings,
  catalogue: Catalogue,
): readonly Concerned[] {
  const found = abouts.flatMap((about) => {
    if (cause === 'vat-unmapped') return ratesIn(about, catalogue);
    if (cause === 'article-unknown') return [...itemsIn(about, mappings, catalogue)];
    return cause === 'payment-condition-unknown' ? conditionsIn(about, mappings) : [];
  });
  return [...new Map(found.map((one) => [one.key, one])).values()];
}

/** Several rates of one invoice stand in one text. */
const ratesIn = ({ rate = '' }: About, { vatRates }: Catalogue): readonly Concerned[] =>
  rate
    .split(', ')
    .filter((id) => id !== '')
    .map((id) => ({
      group: 'vat',
      key: id,
      name: vatRates.find((one) => one.id === id)?.description ?? id,
    }));

/** The product itself, the mapping that led to the item, or else the ledger account. */
function* itemsIn(
  { article, ledgerAccount }: About,
  { articles }: Mappings,
  catalogue: Catalogue,
): Iterable<Concerned> {
  const group = 'articles' as const;
  const leading = article === undefined ? [] : keysLeadingTo(article, articles);
  for (const key of leading) yield { group, key, name: key };
  const product = catalogue.products.find(({ code }) => code === article);
  if (product && leading.length === 0) yield { group, key: product.code, name: product.description ?? product.code };
  if (leading.length > 0 || product || ledgerAccount === undefined) return;
  const account = catalogue.ledgerAccounts.find(({ code }) => code === ledgerAccount);
  const key = `ledger:${ledgerAccount}`;
  yield { group, key, name: account?.description ? `${ledgerAccount} – ${account.description}` : ledgerAccount };
}

const conditionsIn = ({ condition }: About, { paymentConditions }: Mappings): readonly Concerned[] =>
  condition === undefined
    ? []
    : keysLeadingTo(condition, paymentConditions).map((key) => ({ group: 'paymentConditions', key, name: key }));

const keysLeadingTo = (code: string, mappings: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(mappings)
    .filter(([, mapped]) => mapped.trim() === code)
    .map(([key]) => key);
