import { dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { mendedAt } from '../../daily/mend.ts';
import { speak } from '../../language.ts';
import { Bars } from '../../parts/bars.tsx';
import { countText } from '../../parts/counted.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { isLost, States } from '../../parts/state.tsx';
import { places } from '../../places.ts';
import type { Visit } from '../../visit.ts';
import type { CountedIntegration } from './counted.ts';
import { words } from './words.ts';

interface CardProps {
  readonly visit: Visit;
  readonly counted: CountedIntegration;
}

/** One integration: how it stands, what came in lately, and the one thing to do next. */
export const IntegrationCard = ({ visit, counted }: CardProps) => {
  const { integration } = counted;
  const { id, state, administration } = integration;
  const w = speak(words, visit.language);
  const { title } = visit.ports.provider(integration.provider);
  const next = nextOf(integration);
  const isSetUp = administration !== null && state !== 'new' && state !== 'connected';
  return (
    <section class="card" aria-labelledby={`made-${id}`}>
      <h2 id={`made-${id}`}>{id === integration.provider ? title : `${title} (${id})`}</h2>
      <p>
        <States integration={integration} language={visit.language} />
      </p>
      {administration && <p>{say(words.administration, visit.language, { name: administration.name })}</p>}
      {isSetUp && <Lately visit={visit} counted={counted} />}
      {next.words === 'goOn' && <p>{administration === null ? w.toConnect : w.toTurnOn}</p>}
      <p class="actions">
        <a class="button" href={next.href}>
          {w[next.words]} <span class="sr">{title}</span>
        </a>
        {isSetUp && (
          <a href={pathOf(id, 'details')}>
            {w.settings} <span class="sr">{title}</span>
          </a>
        )}
      </p>
    </section>
  );
};

/** What a person most likely comes for. */
function nextOf(integration: Integration): {
  readonly href: string;
  readonly words: 'goOn' | 'reconnect' | 'solve' | 'overview' | 'turnOn';
} {
  const { id, state, administration, attention, chain } = integration;
  if (state !== 'active' && isLost(integration)) return { href: pathOf(id, 'authentication'), words: 'reconnect' };
  if (state === 'attention') {
    const isAccess = attention === null || chain === null || mendedAt[attention.cause] === 'authentication';
    return isAccess
      ? { href: pathOf(id, 'authentication'), words: 'reconnect' }
      : { href: places.overview, words: 'solve' };
  }
  if (state === 'active') return { href: places.overview, words: 'overview' };
  if (state === 'inactive') return { href: pathOf(id, 'activate'), words: 'turnOn' };
  return { href: pathOf(id, administration === null ? 'authentication' : 'details'), words: 'goOn' };
}

const Lately = ({ visit, counted: { stopped, days } }: CardProps) => {
  const { language } = visit;
  const w = speak(words, language);
  const today = days.at(-1) ?? { inBooks: 0, stopped: 0, waiting: 0 };
  const counts = {
    stopped: countText(stopped.count, stopped.isPart, language),
    all: String(today.inBooks + today.stopped + today.waiting),
    booked: String(today.inBooks),
  };
  const has = days.some((day) => day.inBooks + day.stopped + day.waiting > 0);
  return (
    <>
      <p>{say(words.counts, language, counts)}</p>
      {has && (
        <Bars
          caption={w.fortnight}
          series={[
            { name: 'inBooks', words: w.booked, tone: 'good' },
            { name: 'waiting', words: w.waiting, tone: 'warn' },
            { name: 'stopped', words: w.stopped, tone: 'bad' },
          ]}
          bars={days.map(({ day, ...parts }, nth) => ({
            title: say(words.day, language, {
              day: dayText(day, language),
              ...Object.fromEntries(Object.entries(parts).map(([name, number]) => [name, String(number)])),
            }),
            label: nth % 3 === 1 ? String(Number(day.slice(8))) : '',
            href: places.invoices,
            parts,
          }))}
        />
      )}
    </>
  );
};
