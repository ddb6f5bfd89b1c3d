import * as v from 'valibot';
import { type Countable, cellsOf } from '../../../../shared/admin/counts/countable.ts';
import { invoicesIn } from '../../../../shared/admin/counts/tally.ts';
import { Cause } from '../../../../shared/domain/causes.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { type ShownStatus, statusWords } from '../../../../shared/domain/sentences-words.ts';
import type { TallyCell } from '../../../../shared/store/counts/kept-counts.ts';
import type { Visit } from '../../visit.ts';
import { causeNames } from '../../words/cause-names.ts';
import { daily } from '../../words/daily.ts';
import { listPage } from '../../words/invoices.ts';
import { askedList, listWith, narrowingIn } from './asked.ts';
import type { ListProps } from './list.tsx';

interface Props {
  readonly visit: Visit;
  readonly integrations: ListProps['integrations'];
  /** How the tenant's invoices were counted. */
  readonly cells: readonly TallyCell[];
}

const STATUSES: readonly ShownStatus[] = ['parked', 'skipped', 'received', 'waiting', 'uncertain', 'synced'];

/** The filters of the list, each as a link, with how many invoices it leads to; only a search leaves the counts out. */
export const Chips = ({ visit: { language, query }, integrations, cells }: Props) => {
  const narrowed = narrowingIn(query);
  const cause = v.is(Cause, narrowed.cause) ? narrowed.cause : null;
  const { status = '', warnings = '', integration = '' } = narrowed;
  const asked = askedList(query).query;
  const days = { from: asked.get('from') ?? undefined, to: asked.get('to') ?? undefined };
  const isSearch = asked.has('q') || asked.has('number') || !['', 'true', 'false'].includes(warnings);
  const counted = (text: string, wanted: Countable): string =>
    isSearch ? text : `${text} (${invoicesIn(cellsOf(cells, { ...days, ...wanted }))})`;
  const nameOf = (one: ShownStatus, wanted: Countable): string => {
    const own = cellsOf(cells, { ...days, ...wanted });
    const areHeld = own.every((cell) => integrations.find(({ id }) => id === cell.integration)?.hold);
    if (one === 'received' && own.length > 0 && areHeld) return say(daily.held, language);
    if (one !== 'synced') return say(statusWords[one], language);
    const drafts = isSearch ? 0 : invoicesIn(own.filter(({ isDraft }) => isDraft));
    return say(listPage.inBooks, language, { drafts: drafts > 0 ? `${drafts}` : '' });
  };
  const here = integration === '' ? {} : { integration };
  const chosen: Countable = {
    ...(status !== '' && { status: STATUSES.find((one) => one === status) }),
    ...(cause !== null && { cause }),
    ...(warnings !== '' && { hasRemarks: warnings !== 'false' }),
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
          counted(say(listPage.all, language), here),
          listWith(query, { status: '', cause: '', warnings: '' }),
          status === '' && warnings === '',
        )}
        {STATUSES.map((one) =>
          chip(
            counted(nameOf(one, { ...here, status: one }), { ...here, status: one }),
            listWith(query, { status: one, cause: '', warnings: '' }),
            status === one,
          ),
        )}
        {chip(
          counted(say(listPage.remarked, language), { ...here, hasRemarks: true }),
          listWith(query, { status: '', cause: '', warnings: 'true' }),
          warnings !== '',
        )}
      </ul>
      {(integrations.length > 1 || cause !== null) && (
        <ul class="chips">
          {integrations.length > 1 &&
            integrations.map(({ id, title }) =>
              chip(
                counted(title, { ...chosen, integration: id }),
                listWith(query, { integration: integration === id ? '' : id }),
                integration === id,
              ),
            )}
          {cause !== null &&
            chip(
              counted(say(listPage.onlyCause, language, { name: say(causeNames[cause], language) }), {
                ...here,
                ...chosen,
              }),
              listWith(query, { cause: '' }),
              true,
            )}
        </ul>
      )}
    </>
  );
};
