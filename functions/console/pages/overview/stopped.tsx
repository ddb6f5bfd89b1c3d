import { money } from '../../../../shared/domain/money.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { endingOf, endingWords, holdOf, startDateOf } from '../../daily/hold.ts';
import { canBePushedAgain, isMendedHere } from '../../daily/mend.ts';
import type { LineOverview, StoppedFor } from '../../daily/overview.ts';
import { countText } from '../../parts/counted.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Mend, MendRows } from '../../parts/mend.tsx';
import { amount } from '../../parts/moment.tsx';
import { Press } from '../../parts/press.tsx';
import { places } from '../../places.ts';
import type { Visit } from '../../visit.ts';
import { causeNames } from '../../words/cause-names.ts';
import { saidBesideChoice } from '../../words/chosen-here.ts';
import { daily } from '../../words/daily.ts';
import { overviewWords } from '../../words/overview.ts';
import { type Means, MendInPlace, type Mends } from './mend.tsx';

interface Props {
  readonly line: LineOverview;
  readonly mends: Mends;
  readonly visit: Visit;
}

interface StoppedProps extends Props {
  /** True where the first choice here is what the whole page asks for first. */
  readonly isFirst: boolean;
}

/** True where what mends a cause is chosen beside it. */
export const hasChoice = (mends: Mends, cause: StoppedFor['cause']): boolean => Boolean(mends.get(cause)?.inPlace);

/** What stopped, a card for each cause, that of the most euros first: how many, how much, and what mends it. */
export const Stopped = ({ line, mends, isFirst, visit }: StoppedProps) => {
  const { parked, integration } = line;
  if (parked.length === 0) return null;
  const main = isFirst ? parked.find(({ cause }) => hasChoice(mends, cause)) : undefined;
  return (
    <>
      <h3>{say(overviewWords.causes, visit.language)}</h3>
      <ul class="causes">
        {parked.map((stopped) => (
          <li class="cause">
            <Cause stopped={stopped} line={line} mends={mends} visit={visit} />
            <MeansOf
              stopped={stopped}
              mends={mends}
              isMain={stopped === main}
              integration={integration}
              visit={visit}
            />
          </li>
        ))}
      </ul>
    </>
  );
};

const Cause = ({ stopped, line, mends, visit }: { readonly stopped: StoppedFor } & Props) => {
  const { language, ports, tell } = visit;
  const { cause, invoices, customers, isPart } = stopped;
  const { integration } = line;
  const { words } = ports.provider(integration.provider);
  const said = hasChoice(mends, cause) ? saidBesideChoice(cause, words, language) : null;
  const only = stopped.abouts.length === 1 ? stopped.abouts[0] : undefined;
  return (
    <>
      <h4>
        <Icon name="stop" /> {say(causeNames[cause], language)}
      </h4>
      <p class="sums">
        <span>
          {say(daily.invoicesAndCustomers, language, {
            invoices: `${invoices}`,
            customers: customers > 0 ? countText(customers, isPart, language) : '',
          })}
        </span>
        {invoices > 0 && <strong>{eurosOf(stopped, visit)}</strong>}
        {invoices > 0 && (
          <a href={places.listed({ status: 'parked', cause, integration: integration.id })}>
            {say(overviewWords.showThese, language)}
            <span class="sr">: {say(causeNames[cause], language)}</span>
          </a>
        )}
      </p>
      <p class="hint">
        {said ?? tell(cause, only)} {isMendedHere(cause) && say(endingWords[endingOf(cause, integration)], language)}{' '}
        {stopped.beforeStart > 0 &&
          say(overviewWords.beforeStart, language, {
            ...{ day: startDateOf(integration) ?? '', count: `${stopped.beforeStart}` },
          })}
      </p>
    </>
  );
};

/** What something comes to; at least, where some amount is unknown. */
export const eurosOf = (
  { euros, isWhole }: Pick<StoppedFor, 'euros' | 'isWhole'>,
  { language }: Pick<Visit, 'language'>,
): string => {
  if (!isWhole && money(euros).isZero()) return say(overviewWords.noEuros, language);
  return say(isWhole ? overviewWords.euros : overviewWords.atLeastEuros, language, { euros: amount(euros, language) });
};

const NO_MEANS: Means = { concerned: [], inPlace: null };

interface MeansProps extends Pick<Props, 'mends' | 'visit'> {
  readonly stopped: StoppedFor;
  readonly isMain: boolean;
  readonly integration: LineOverview['integration'];
}

const MeansOf = ({ stopped: { cause }, mends, isMain, integration, visit }: MeansProps) => {
  const { language } = visit;
  const { concerned, inPlace } = mends.get(cause) ?? NO_MEANS;
  return (
    <>
      {inPlace && (
        <MendInPlace
          mend={inPlace}
          ending={endingOf(cause, integration)}
          isMain={isMain}
          integration={integration}
          visit={visit}
        />
      )}
      <div class="actions">
        {inPlace ? (
          <Mend cause={cause} integration={integration.id} language={language} />
        ) : (
          <MendRows cause={cause} concerned={concerned} integration={integration} visit={visit} />
        )}
        {holdOf(integration) === null && canBePushedAgain(cause) && (
          <Press
            action={places.retry(integration.id)}
            visit={visit}
            label={say(daily.sendAllAgain, language)}
            hint={say(causeNames[cause], language)}
            values={{ cause }}
            tone="quiet small"
          />
        )}
      </div>
    </>
  );
};
