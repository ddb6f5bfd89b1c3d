import { stopOf } from '../../../../shared/admin/invoices/one-invoice.ts';
import type { About, Cause } from '../../../../shared/domain/causes.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { statusOf } from '../../../../shared/sync/ledger/entry.ts';
import type { Pause } from '../../../../shared/sync/ledger/integration.ts';
import { endingOf, endingOfInvoice, endingWords, holdOf, startDateOf } from '../../daily/hold.ts';
import { isMendedHere } from '../../daily/mend.ts';
import { Mend, MendRows } from '../../parts/mend.tsx';
import { isGoing } from '../../parts/standing.tsx';
import { saidBesideChoice } from '../../words/chosen-here.ts';
import { invoicePage } from '../../words/invoice.ts';
import { MendInPlace } from '../overview/mend.tsx';
import type { EntryProps } from './props.ts';

/** Why an invoice goes no further, what mends that, and what follows then: what holds up all of its integration comes first. */
export const WhyNot = (props: EntryProps) => {
  const { entry, visit, integration } = props;
  const { language } = visit;
  const { cause, remedy } = stopOf(entry);
  const status = statusOf(entry);
  if (status === 'synced') return null;
  const hold = holdOf(integration);
  const pause = integration?.pause ?? null;
  const isHeld = hold !== null && isGoing({ status });
  const comesRight = !isHeld && (remedy === 'wait' || remedy === 'look' || status === 'received');
  return (
    <>
      <Held {...props} />
      {cause !== null && !isHeld && <Stopped {...props} cause={cause} isMain={hold !== 'stopped'} />}
      {comesRight && (
        <p>
          {cause === null && pause && visit.tell(pause.cause, untilOf(pause))}{' '}
          {say(status === 'received' ? invoicePage.isGoing : invoicePage.nothingToDo, language)}
        </p>
      )}
    </>
  );
};

const untilOf = ({ untilMs }: Pause): About => (untilMs === null ? {} : { until: new Date(untilMs).toISOString() });

/** What stops the integration, and so this invoice, be there something wrong with it or not. */
const Held = ({ integration, visit }: EntryProps) => {
  if (!integration?.attention || holdOf(integration) !== 'stopped') return null;
  const { cause, about } = integration.attention;
  const { language } = visit;
  return (
    <>
      <p>
        {visit.tell(cause, about)} {isMendedHere(cause) && say(endingWords[endingOf(cause, integration)], language)}
      </p>
      <p class="actions">
        <Mend cause={cause} integration={integration.id} language={language} isMain />
      </p>
    </>
  );
};

interface StoppedProps extends EntryProps {
  readonly cause: Cause;
  /** Nothing else is to be done first. */
  readonly isMain: boolean;
}

/** What is wrong with the invoice itself, with the choice that mends it or the way there. */
const Stopped = ({ cause, entry, integration, means, visit, isMain }: StoppedProps) => {
  const { language } = visit;
  const inPlace = isMain ? (means?.inPlace ?? null) : null;
  const { words } = visit.ports.provider(entry.provider);
  const beside = inPlace ? saidBesideChoice(cause, words, language) : null;
  const said = beside ?? visit.tell(cause, entry.about);
  const ending = integration && endingOfInvoice(cause, entry, integration);
  const after =
    integration && ending && isMendedHere(cause)
      ? say(endingWords[ending], language, { day: startDateOf(integration) ?? '' })
      : '';
  if (inPlace && integration && ending)
    return (
      <>
        <p>
          {said} {after} <Mend cause={cause} integration={integration.id} language={language} />
        </p>
        <MendInPlace mend={inPlace} ending={ending} integration={integration} visit={visit} />
      </>
    );
  const mend =
    means && integration ? (
      <MendRows cause={cause} concerned={means.concerned} integration={integration} visit={visit} isMain={isMain} />
    ) : (
      <Mend cause={cause} integration={entry.integration} language={language} isMain={isMain} />
    );
  return (
    <>
      <p>
        {said} {after} {!isMain && mend}
      </p>
      {isMain && <p class="actions">{mend}</p>}
    </>
  );
};
