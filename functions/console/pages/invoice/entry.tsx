import { stopOf } from '../../../../shared/admin/invoices/one-invoice.ts';
import type { About, Cause } from '../../../../shared/domain/causes.ts';
import { NOTHING_WAITS, say } from '../../../../shared/domain/sentences.ts';
import { type InvoiceEntry, statusOf } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { isOn } from '../../../../shared/sync/ledger/integration-state.ts';
import { canBePushedAgain, isMendedHere } from '../../daily/mend.ts';
import { pathOf } from '../../parts/layout.tsx';
import { Mend, MendRows } from '../../parts/mend.tsx';
import { Press } from '../../parts/press.tsx';
import { StandingBadge } from '../../parts/standing.tsx';
import { places } from '../../places.ts';
import type { SentInvoice } from '../../sight/sent-invoice.ts';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';
import { type Means, MendInPlace } from '../overview/mend.tsx';
import { Beside } from './beside.tsx';
import { BooksLinks } from './books-links.tsx';
import { LinesInBooks, type Looked } from './look.tsx';
import { MakeFinal } from './make-final.tsx';
import { Timeline } from './timeline.tsx';

/** One entry of an invoice, with all that its card shows. */
export interface EntryProps {
  readonly entry: InvoiceEntry;
  readonly visit: Visit;
  /** What i-Reserve sent; null when it is no longer kept. */
  readonly sent: SentInvoice | null;
  /** Null when it was disconnected: its ledger is all that is left. */
  readonly integration: Integration | null;
  /** What mends its cause; null where nothing stopped it. */
  readonly means: Means | null;
  /** Where its relation stands in the books. */
  readonly relation: string | null;
  /** What stands in the books now; null as long as nobody asked. */
  readonly looked: Looked | null;
}

/** Where an invoice stands in one of the books, what can be done, and how it came there. */
export const EntryCard = (props: EntryProps) => {
  const { entry, visit, sent, integration, means, relation } = props;
  const { language, ports } = visit;
  const { title } = ports.provider(entry.provider);
  const { cause, remedy } = stopOf(entry);
  const status = statusOf(entry);
  const needsSomebody = cause !== null && status !== 'synced';
  const id = `in-${entry.integration}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>
        <StandingBadge status={status} finalised={entry.finalised} language={language} />{' '}
        {entry.externalId &&
          say(entry.finalised ? daily.finalIn : daily.draftIn, language, {
            books: title,
            number: entry.externalNumber ?? '',
          })}
      </p>
      {needsSomebody && <Stopped cause={cause} about={entry.about} {...props} isMain={!means?.inPlace} />}
      {needsSomebody && (remedy === 'wait' || remedy === 'look') && <p>{say(daily.nothingToDo, language)}</p>}
      {!needsSomebody && status !== 'synced' && integration?.attention && (
        <Stopped {...integration.attention} {...props} means={null} isMain />
      )}
      {needsSomebody && means?.inPlace && integration && (
        <MendInPlace mend={means.inPlace} integration={integration} visit={visit} />
      )}
      <MakeFinal {...props} />
      <Actions {...props} />
      <BooksLinks entry={entry} relation={relation} visit={visit} />
      <Remarks entry={entry} visit={visit} />
      <Beside entry={entry} sent={sent} books={title} visit={visit} />
      <LinesInBooks {...props} />
      <Timeline entry={entry} visit={visit} />
    </section>
  );
};

interface StoppedProps extends EntryProps {
  readonly cause: Cause;
  readonly about: About;
  /** Nothing else is to be done first. */
  readonly isMain: boolean;
}

/** Why an invoice goes no further, be it for what its integration lacks, and the way to the mending. */
const Stopped = ({ cause, about, entry, integration, means, visit, isMain }: StoppedProps) => {
  const { language, tell } = visit;
  const mend =
    means && integration && !means.inPlace ? (
      <MendRows cause={cause} concerned={means.concerned} integration={integration} visit={visit} isMain={isMain} />
    ) : (
      <Mend cause={cause} integration={entry.integration} language={language} isMain={isMain} />
    );
  return (
    <>
      <p>
        {tell(cause, { ...about, ...(integration && isOn(integration) ? {} : NOTHING_WAITS) })} {!isMain && mend}
      </p>
      {isMain && <p class="actions">{mend}</p>}
    </>
  );
};

/** What can be done with it as long as it is known what i-Reserve sent; an integration that is off only remembers. */
const Actions = ({ entry, visit, sent, integration, means }: EntryProps) => {
  const { language, ports } = visit;
  if (!sent || !integration) return null;
  const { id } = entry;
  const { cause } = stopOf(entry);
  const status = statusOf(entry);
  const { title } = ports.provider(entry.provider);
  const again = status === 'skipped' ? daily.sendAfterAll : status === 'parked' ? daily.sendAgain : daily.sendToBooks;
  const hasOther = Boolean(means?.inPlace) || (cause !== null && isMendedHere(cause));
  const isMain = (status === 'parked' && !hasOther) || status === 'skipped';
  return (
    <>
      <div class="actions">
        {isOn(integration) && (cause === null || canBePushedAgain(cause)) && (
          <Press
            action={places.invoiceSync(id)}
            visit={visit}
            label={say(again, language)}
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
      {!isOn(integration) && (
        <p class="hint">
          {cause !== 'inactive' && say(daily.sendWhenOn, language)}{' '}
          <a href={pathOf(integration.id, 'activate')}>{say(daily.toActivate, language)}</a>
        </p>
      )}
    </>
  );
};

/** What is to be remarked, each with the line that it is about, and nothing twice. */
const Remarks = ({ entry: { remarks }, visit: { language, tell } }: Pick<EntryProps, 'entry' | 'visit'>) => {
  if (remarks.length === 0) return null;
  const said = remarks.map(({ code, about, field }) => {
    const line = lineIn(field);
    return (line === null ? '' : say(invoicePage.onLine, language, { line })) + tell(code, about);
  });
  return (
    <>
      <h3>{say(daily.remarks, language)}</h3>
      <ul>
        {[...new Set(said)].map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  );
};

/** The number of the invoice line that a remark is about, as people count; null for one about all of it. */
const lineIn = (field: string | null): string | null => {
  const [, nth] = field?.match(/\/lines\/(\d+)(?:\/|$)/) ?? [];
  return nth === undefined ? null : String(Number(nth) + 1);
};
