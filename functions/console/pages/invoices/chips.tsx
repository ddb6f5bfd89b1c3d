import * as v from 'valibot';
import { Cause } from '../../../../shared/domain/causes.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { type ShownStatus, statusWords } from '../../../../shared/domain/sentences-words.ts';
import type { StoppedCounts } from '../../daily/stopped-counts.ts';
import type { Visit } from '../../visit.ts';
import { causeNames } from '../../words/cause-names.ts';
import { daily } from '../../words/daily.ts';
import { listPage } from '../../words/invoices.ts';
import { overviewWords } from '../../words/overview.ts';
import { listWith, narrowingIn } from './asked.ts';

interface Props {
  readonly visit: Visit;
  readonly integrations: readonly { readonly id: string; readonly title: string }[];
  readonly counts: StoppedCounts;
}

const STATUSES: readonly ShownStatus[] = ['parked', 'skipped', 'received', 'waiting', 'uncertain', 'synced'];

/** The filters of the list, each as a link; with a count where it is known and nothing else narrows the list. */
export const Chips = ({ visit: { language, query }, integrations, counts }: Props) => {
  const narrowed = narrowingIn(query);
  const cause = v.is(Cause, narrowed.cause) ? narrowed.cause : null;
  const isPlain = Object.keys(narrowed).every((name) => name === 'status' || name === 'order');
  const { status = '', warnings = '', integration = '' } = narrowed;
  const countOf = (one: ShownStatus): string => {
    const count = one === 'parked' || one === 'skipped' ? counts[one] : null;
    if (count === null || !isPlain) return '';
    return ` (${count.isPart ? say(overviewWords.moreThan, language, { count: `${count.count}` }) : count.count})`;
  };
  const chip = (text: string, href: string, isChosen: boolean) => (
    <li>
      <a href={href} aria-current={isChosen ? 'true' : undefined}>
        {text}
      </a>
    </li>
  );
  return (
    <>
      <ul class="chips">
        {chip(
          say(daily.all, language),
          listWith(query, { status: '', cause: '', warnings: '' }),
          status === '' && warnings === '',
        )}
        {STATUSES.map((one) =>
          chip(
            `${say(one === 'synced' ? daily.inBooks : statusWords[one], language)}${countOf(one)}`,
            listWith(query, { status: one, cause: '', warnings: '' }),
            status === one,
          ),
        )}
        {chip(
          say(listPage.remarked, language),
          listWith(query, { status: '', cause: '', warnings: 'true' }),
          warnings !== '',
        )}
      </ul>
      {(integrations.length > 1 || cause !== null) && (
        <ul class="chips">
          {integrations.length > 1 &&
            integrations.map(({ id, title }) =>
              chip(title, listWith(query, { integration: integration === id ? '' : id }), integration === id),
            )}
          {cause !== null &&
            chip(
              say(listPage.onlyCause, language, { name: say(causeNames[cause], language) }),
              listWith(query, { cause: '' }),
              true,
            )}
        </ul>
      )}
    </>
  );
};
