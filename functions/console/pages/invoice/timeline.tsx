import * as v from 'valibot';
import { Cause } from '../../../../shared/domain/causes.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/duration.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { type InvoiceEntry, statusOf } from '../../../../shared/sync/ledger/entry.ts';
import { toldSteps } from '../../daily/told-steps.ts';
import { amount, SecondText } from '../../parts/moment.tsx';
import { isDraft } from '../../parts/standing.tsx';
import type { Visit } from '../../visit.ts';
import { causeNames } from '../../words/cause-names.ts';
import { daily, stepWords } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';

interface Props {
  readonly entry: InvoiceEntry;
  readonly visit: Visit;
}

/** What happened to an invoice, to the second, and how long it took in all. */
export const Timeline = ({ entry, visit }: Props) => {
  const { language } = visit;
  const { steps, finalised } = entry;
  const isInDraft = isDraft({ status: statusOf(entry), finalised });
  const [first, last] = [steps[0], steps.at(-1)];
  return (
    <>
      <h3>{say(daily.path, language)}</h3>
      <ol class="how">
        {toldSteps(steps).map(({ step, at, again }) => (
          <li>
            <SecondText at={at} language={language} /> –{' '}
            {step === 'booked' && isInDraft ? say(daily.bookedAsDraft, language) : stepText(step, visit)}
            {again && (
              <small>
                {' '}
                {say(invoicePage.again, language, { count: `${again.times}` })}{' '}
                <SecondText at={again.at} language={language} />
              </small>
            )}
          </li>
        ))}
      </ol>
      {first && last && steps.length > 1 && (
        <p class="hint">
          {say(invoicePage.took, language, {
            duration: durationText(Date.parse(last.at) - Date.parse(first.at), visit),
          })}
        </p>
      )}
    </>
  );
};

/** A step in words. Where it stopped the step is the cause, whose sentence stands above once. */
const stepText = (step: string, { language }: Visit): string => {
  const words = stepWords[step];
  if (words) return say(words, language);
  return v.is(Cause, step) ? say(causeNames[step], language) : step;
};

/** How long something took, in the unit in which people say it. */
function durationText(ms: number, { language }: Visit): string {
  const tenths = (unitMs: number) => amount((ms / unitMs).toFixed(1), language);
  if (ms < MINUTE_MS) return say(invoicePage.seconds, language, { count: tenths(1_000) });
  if (ms < HOUR_MS) return say(invoicePage.minutes, language, { count: tenths(MINUTE_MS) });
  if (ms < 2 * DAY_MS) return say(invoicePage.hours, language, { count: tenths(HOUR_MS) });
  return say(invoicePage.days, language, { count: tenths(DAY_MS) });
}
