import { say } from '../../../../shared/domain/sentences.ts';
import { statusOf } from '../../../../shared/sync/ledger/entry.ts';
import { holdOf } from '../../daily/hold.ts';
import { StandingBadge } from '../../parts/standing.tsx';
import { daily } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';
import { Actions } from './actions.tsx';
import { Beside } from './beside.tsx';
import { BooksLinks } from './books-links.tsx';
import { LinesInBooks } from './look.tsx';
import { MakeFinal } from './make-final.tsx';
import type { EntryProps } from './props.ts';
import { Timeline } from './timeline.tsx';
import { WhyNot } from './why-not.tsx';

/** Where an invoice stands in one of the books, what can be done, and how it came there. */
export const EntryCard = (props: EntryProps) => {
  const { entry, visit, sent, integration, relation } = props;
  const { language, ports } = visit;
  const { title } = ports.provider(entry.provider);
  const id = `in-${entry.integration}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>
        <StandingBadge
          status={statusOf(entry)}
          finalised={entry.finalised}
          hold={holdOf(integration)}
          language={language}
        />{' '}
        {entry.externalId &&
          say(entry.finalised ? daily.finalIn : daily.draftIn, language, {
            books: title,
            number: entry.externalNumber ?? '',
          })}
      </p>
      <WhyNot {...props} />
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
