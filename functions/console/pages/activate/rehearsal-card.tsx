import { amountOfStop, type RehearsedStop } from '../../../../shared/admin/invoices/rehearse.ts';
import { amountIn, currencySign, dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { canBeAsked } from '../../../../shared/sync/ledger/integration-state.ts';
import { concernedIn, type SetUp } from '../../daily/concerned.ts';
import { speak } from '../../language.ts';
import { pathOf } from '../../parts/layout.tsx';
import { MendRows } from '../../parts/mend.tsx';
import { DataTable } from '../../parts/table.tsx';
import { places } from '../../places.ts';
import type { Visit } from '../../visit.ts';
import type { Rehearsed } from './rehearsed.ts';

const words = {
  title: { nl: 'Proefdraaien', en: 'Rehearse' },
  lead: {
    nl: 'We bekijken elke factuur van een maand alsof we deze nu naar {title} sturen. Er wordt niets geschreven.',
    en: 'We look at each invoice of a month as if we sent it to {title} now. Nothing is written.',
  },
  last: { nl: 'Vorige maand proefdraaien', en: 'Rehearse last month' },
  this: { nl: 'Deze maand proefdraaien', en: 'Rehearse this month' },
  stopped: {
    nl: 'Dat kan zodra is opgelost wat de koppeling tegenhoudt: het vraagt toegang tot {title}.',
    en: 'This is possible as soon as what holds up the integration is solved: it needs access to {title}.',
  },
  found: {
    nl: '{from} t/m {to}. Bekeken facturen: {total}. Zou geboekt worden: {books}. Zou stoppen: {stops}.',
    en: '{from} to {to}. Invoices looked at: {total}. Would be booked: {books}. Would stop: {stops}.',
  },
  nothing: {
    nl: '{from} t/m {to}: er zijn geen facturen waarvan we de inhoud bewaren.',
    en: '{from} to {to}: there are no invoices whose contents we keep.',
  },
  notHeld: {
    nl: 'Niet bekeken, want we bewaren de inhoud niet meer: {count}.',
    en: 'Not looked at, since we no longer keep the contents: {count}.',
  },
  part: {
    nl: 'Dit is een deel van de maand; er zijn er meer.',
    en: 'This is a part of the month; there are more.',
  },
  more: { nl: 'Bekijk de volgende', en: 'Look at the next ones' },
  stops: { nl: 'Wat zou stoppen', en: 'What would stop' },
  why: { nl: 'Reden', en: 'Reason' },
  count: { nl: 'Facturen', en: 'Invoices' },
  amount: { nl: 'Bedrag incl. btw', en: 'Amount incl. VAT' },
  examples: { nl: 'Zoals', en: 'Such as' },
  solve: { nl: 'Oplossen', en: 'Solve' },
} as const satisfies Record<string, Words>;

interface CardProps {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly rehearsal: Rehearsed | null;
}

/** What would become of a month's invoices, with the way to what would mend each stop. */
export const RehearsalCard = ({ visit, integration, rehearsal }: CardProps) => {
  const w = speak(words, visit.language);
  if (integration.chain === null || integration.administration === null || visit.isMasked) return null;
  const { title } = visit.ports.provider(integration.provider);
  return (
    <section class="card" aria-labelledby="rehearse">
      <h2 id="rehearse">{w.title}</h2>
      <p class="lead">{say(words.lead, visit.language, { title })}</p>
      {rehearsal?.found && <Found visit={visit} integration={integration} rehearsal={rehearsal} />}
      {canBeAsked(integration) ? (
        <form method="get" action={`${pathOf(integration.id, 'activate')}#rehearse`} class="actions">
          {(['last', 'this'] as const).map((month) => (
            <button type="submit" class="quiet" name="rehearse" value={month}>
              {w[month]}
            </button>
          ))}
        </form>
      ) : (
        <p>{say(words.stopped, visit.language, { title })}</p>
      )}
    </section>
  );
};

const WIDTH = 720;
const EXAMPLES = 3;

const Found = ({
  visit,
  integration,
  rehearsal: { days, found, setUp },
}: CardProps & { readonly rehearsal: Rehearsed }) => {
  const { language, query } = visit;
  const w = speak(words, language);
  if (!found) return null;
  const { total, wouldBook, notHeld, cursor } = found;
  const about = { from: dayText(days.from, language), to: dayText(days.to, language) };
  const counts = { total: String(total), books: String(wouldBook), stops: String(total - wouldBook) };
  const more = new URLSearchParams({ rehearse: query.get('rehearse') ?? 'last', cursor: cursor ?? '' });
  return (
    <>
      <p>
        <strong>{say(total === 0 ? words.nothing : words.found, language, { ...about, ...counts })}</strong>
      </p>
      {total > 0 && (
        <svg class="share" viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
          <rect class="bad" width={WIDTH} height="14"></rect>
          <rect class="good" width={(WIDTH * wouldBook) / total} height="14"></rect>
        </svg>
      )}
      {found.stopped.length > 0 && (
        <Stops visit={visit} integration={integration} stopped={found.stopped} setUp={setUp} />
      )}
      {notHeld > 0 && <p class="hint">{say(words.notHeld, language, { count: String(notHeld) })}</p>}
      {cursor !== null && (
        <p>
          {w.part} <a href={`${pathOf(integration.id, 'activate')}?${more}#rehearse`}>{w.more}</a>
        </p>
      )}
    </>
  );
};

interface StopsProps extends Pick<CardProps, 'visit' | 'integration'> {
  readonly stopped: readonly RehearsedStop[];
  readonly setUp: SetUp;
}

const Stops = ({ visit, integration, stopped, setUp }: StopsProps) => {
  const { language } = visit;
  const w = speak(words, language);
  return (
    <DataTable
      caption={w.stops}
      columns={[
        { name: w.why },
        { name: w.count, isNumber: true },
        { name: w.amount, isNumber: true },
        { name: w.examples },
        { name: w.solve },
      ]}
      rows={stopped.map((stop) => {
        const { cause, currency, invoices } = stop;
        const abouts = invoices.map(({ about }) => about);
        const [said, another] = new Set(abouts.map((about) => visit.tell(cause, about)));
        return [
          another === undefined ? said : visit.tell(cause),
          String(invoices.length),
          `${currencySign(currency)}\u00a0${amountIn(amountOfStop(stop), language)}`,
          invoices.slice(0, EXAMPLES).map(({ id, number }) => (
            <>
              <a href={places.preview(id, integration.id)} class="short">
                {number}
              </a>{' '}
            </>
          )),
          <MendRows
            cause={cause}
            concerned={concernedIn(cause, abouts, setUp)}
            integration={integration}
            visit={visit}
          />,
        ];
      })}
    />
  );
};
