import { say } from '../../../../shared/domain/sentences.ts';
import type { ClosingReport } from '../../../../shared/sync/review/close-period.ts';
import { Form } from '../../parts/form.tsx';
import { amount } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { HowFar } from '../../parts/saved.tsx';
import { places } from '../../places.ts';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { closingPage } from '../../words/closing.ts';
import { makingFinal } from '../../words/making-final.ts';

interface DraftsProps {
  readonly report: Pick<ClosingReport, 'items' | 'drafts'>;
  readonly asked: Readonly<Record<string, string>>;
  readonly integration: string;
  /** What is asked goes out; nothing does while an integration is held up. */
  readonly isGoing: boolean;
  /** What people call these books. */
  readonly books: string;
  readonly visit: Visit;
}

/** How many are drafts, what they come to, and the way to make them final: after a question that says it all once more. */
export const Drafts = ({ report: { items, drafts }, asked, integration, isGoing, books, visit }: DraftsProps) => {
  const { language } = visit;
  if (drafts.count === 0) return null;
  const about = {
    count: String(drafts.count),
    ...{ total: amount(drafts.inclVat, language), vat: amount(drafts.vat, language), books },
  };
  const ids = items.filter(({ state }) => state === 'draft').map(({ id }) => id);
  return (
    <>
      <Notice tone="warn">{say(closingPage.draftsNotCounted, language, about)}</Notice>
      {isGoing && mayChange(visit.session.role) && (
        <details class="ask">
          <summary class="button">{say(makingFinal.makeAllFinal, language, about)}</summary>
          <h2>{say(makingFinal.askAll, language, about)}</h2>
          <p>{say(makingFinal.whatHappens, language, about)}</p>
          <Form visit={visit} action={places.makeFinal(integration)}>
            {Object.entries(asked).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name="ids" value={JSON.stringify(ids)} />
            <button type="submit">{say(makingFinal.sureAll, language, about)}</button>
          </Form>
        </details>
      )}
    </>
  );
};

/** What came of the question, on the page that it was asked on. */
export const AskedFinal = ({ integration, visit: { query, language } }: Pick<DraftsProps, 'integration' | 'visit'>) => {
  if (!query.has('asked')) return null;
  const [count, others] = [Number(query.get('asked')), Number(query.get('others'))];
  return (
    <Notice tone={others > 0 ? 'warn' : 'good'}>
      {say(makingFinal.asked, language, { count: String(count) })}{' '}
      <HowFar from={count} id={integration} language={language} />
      {others > 0 && ` ${say(makingFinal.others, language, { others: String(others) })}`}
    </Notice>
  );
};
