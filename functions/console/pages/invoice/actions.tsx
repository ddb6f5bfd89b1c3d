import { stopOf } from '../../../../shared/admin/invoices/one-invoice.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import { type InvoiceEntry, statusOf } from '../../../../shared/sync/ledger/entry.ts';
import { isOn } from '../../../../shared/sync/ledger/integration-state.ts';
import { holdOf } from '../../daily/hold.ts';
import { canBePushedAgain, isMendedHere } from '../../daily/mend.ts';
import { pathOf } from '../../parts/layout.tsx';
import { Press } from '../../parts/press.tsx';
import { places } from '../../places.ts';
import { mayChange } from '../../roles.ts';
import { daily } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';
import type { EntryProps } from './props.ts';

/** What the button of an invoice does as it stands, in its own words; null where there is nothing to press for. */
function pressOf(entry: InvoiceEntry): Words | null {
  const { cause } = stopOf(entry);
  switch (statusOf(entry)) {
    case 'received':
      return null;
    case 'waiting':
      return invoicePage.tryNow;
    case 'uncertain':
      return invoicePage.checkNow;
    case 'parked':
      return cause === null || canBePushedAgain(cause) ? daily.sendAgain : null;
    case 'skipped':
      return daily.sendAfterAll;
    case 'synced':
      return invoicePage.checkStands;
  }
}

/** What can be done with it as long as it is known what i-Reserve sent; an integration that is held up only remembers. */
export const Actions = ({ entry, visit, sent, integration, means }: EntryProps) => {
  const { language, ports, session } = visit;
  if (!sent || !integration) return null;
  const { id } = entry;
  const { cause } = stopOf(entry);
  const status = statusOf(entry);
  const { title } = ports.provider(entry.provider);
  const label = pressOf(entry);
  const hasOther = Boolean(means?.inPlace) || (cause !== null && isMendedHere(cause));
  const isMain = (status === 'parked' && !hasOther) || status === 'skipped';
  const isPressed = mayChange(session.role) && label !== null && holdOf(integration) === null;
  return (
    <>
      <div class="actions">
        {isPressed && (
          <Press
            action={places.invoiceSync(id)}
            visit={visit}
            label={say(label, language)}
            hint={title}
            values={{ integration: entry.integration }}
            tone={isMain ? undefined : 'quiet'}
          />
        )}
        <a class="button quiet" href={places.preview(id, entry.integration)}>
          {say(daily.preview, language)}
          <span class="sr"> {title}</span>
        </a>
      </div>
      {isPressed && label === invoicePage.checkStands && (
        <p class="hint">{say(invoicePage.checkHint, language, { books: title })}</p>
      )}
      {!isOn(integration) && mayChange(session.role) && (
        <p class="hint">
          {cause !== 'inactive' && say(daily.sendWhenOn, language)}{' '}
          <a href={pathOf(integration.id, 'activate')}>{say(daily.toActivate, language)}</a>
        </p>
      )}
    </>
  );
};
