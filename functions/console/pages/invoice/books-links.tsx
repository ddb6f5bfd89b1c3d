import { openContextFor } from '../../../../shared/admin/integrations/options.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { InvoiceEntry } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { Icon } from '../../parts/icon.tsx';
import { attempt } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';

/** Where people see the relation of an invoice in the books; null where that is unknown. No call to the books is made. */
export async function relationOf(
  { planned, administration }: InvoiceEntry,
  integration: Integration | null,
  visit: Visit,
): Promise<string | null> {
  if (visit.isMasked) return null; // its address would name the customer
  if (!planned || !integration?.chain || integration.administration?.id !== administration) return null;
  const { done } = await attempt(visit, () => openContextFor(integration, visit.ports));
  return done?.provider.relationUrl?.(done.wire.origin, done.administration, planned.relation) ?? null;
}

interface BooksLinksProps {
  readonly entry: InvoiceEntry;
  readonly relation: string | null;
  readonly visit: Visit;
}

/** Links to the invoice and its relation in the books. */
export const BooksLinks = ({ entry: { url, provider }, relation, visit: { language, ports } }: BooksLinksProps) => {
  const { title: books, words } = ports.provider(provider);
  const link = (href: string, text: string) => (
    <a href={href} rel="noreferrer">
      {text} <Icon name="external" />
    </a>
  );
  if (!url && !relation) return null;
  return (
    <p class="sums">
      {url && link(url, say(daily.openInBooks, language, { books }))}
      {relation &&
        link(
          relation,
          say(invoicePage.relation, language, { books, relation: say(words.relation, language).toLowerCase() }),
        )}
    </p>
  );
};
