import { say } from '../../../../shared/domain/sentences.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { attentionOf } from '../../../../shared/sync/ledger/integration-state.ts';
import { DayBars, hasAny } from '../../daily/day-bars.tsx';
import { endingOf, endingWords } from '../../daily/hold.ts';
import { allOf } from '../../daily/last-days.ts';
import { isMendedHere, mendedAt } from '../../daily/mend.ts';
import { speak } from '../../language.ts';
import { countText } from '../../parts/counted.tsx';
import { pathOf, titleOf } from '../../parts/layout.tsx';
import { isLost, States } from '../../parts/state.tsx';
import { places } from '../../places.ts';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { stepOf } from '../authentication/steps.tsx';
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
  const title = titleOf(integration, visit);
  const next = mayChange(visit.session.role) ? nextOf(integration) : readNext(integration);
  const isSetUp = administration !== null && state !== 'new' && state !== 'connected';
  return (
    <section class="card" aria-labelledby={`made-${id}`}>
      <h2 id={`made-${id}`}>{title}</h2>
      <p>
        <States integration={integration} language={visit.language} />
      </p>
      {administration && <p>{say(words.administration, visit.language, { name: administration.name })}</p>}
      <Attention visit={visit} integration={integration} />
      {isSetUp && <Lately visit={visit} counted={counted} />}
      {nextOf(integration).words === 'goOn' && <p>{w[stepOf(integration) ?? 'toTurnOn']}</p>}
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

/** Why it needs somebody, and what follows once that is solved. */
const Attention = ({ visit, integration }: { readonly visit: Visit; readonly integration: Integration }) => {
  const { language, tell } = visit;
  const isUnsaid = integration.chain === null && integration.administration !== null;
  const attention = attentionOf(integration) ?? (isUnsaid ? { cause: 'not-connected' as const, about: {} } : null);
  if (attention === null) return null;
  const { cause, about } = attention;
  return (
    <p>
      {tell(cause, about)} {isMendedHere(cause) && say(endingWords[endingOf(cause, integration)], language)}
    </p>
  );
};

interface Next {
  readonly href: string;
  readonly words: 'goOn' | 'reconnect' | 'solve' | 'overview' | 'turnOn' | 'look';
}

/** The same for somebody who may change nothing. */
function readNext(integration: Integration): Next {
  const next = nextOf(integration);
  return next.words === 'solve' || next.words === 'overview' ? next : { ...next, words: 'look' };
}

/** What a person most likely comes for. */
function nextOf(integration: Integration): Next {
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

const Lately = ({ visit: { language }, counted: { integration, stopped, customers, counted } }: CardProps) => {
  const today = counted.days.at(-1);
  return (
    <>
      {today && (
        <p>
          {say(words.counts, language, {
            ...{ stopped: `${stopped}`, all: `${allOf(today)}`, final: `${today.final}` },
            customers: customers.count > 0 ? countText(customers.count, customers.isPart, language) : '',
            drafts: today.drafts > 0 ? `${today.drafts}` : '',
          })}
        </p>
      )}
      {hasAny(counted) && <DayBars counted={counted} integration={integration.id} language={language} />}
    </>
  );
};
