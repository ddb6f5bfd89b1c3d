import type { Child } from 'hono/jsx';
import { openContextFor } from '../../../../shared/admin/integrations/options.ts';
import { money } from '../../../../shared/domain/money.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { InvoiceEntry } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { amount, SecondText } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { DataTable } from '../../parts/table.tsx';
import { places } from '../../places.ts';
import { attempt, type FormRefusal } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { invoicePage } from '../../words/invoice.ts';

type LookInBooks = Awaited<ReturnType<Visit['look']>>;
type LinePair = NonNullable<LookInBooks['pairs']>[number];
type LinePart = LinePair['differs'][number];

/** What a look in the books gave, or why there was none. */
export interface Looked {
  readonly found: LookInBooks | null;
  readonly refusal: FormRefusal | null;
}

/** Whether its document can be looked at: it was made, in the administration that is connected now. */
const canLook = ({ externalId, administration }: InvoiceEntry, integration: Integration | null): boolean =>
  externalId !== null && integration !== null && integration.chain !== null
    ? integration.administration?.id === administration
    : false;

/** Looks in the books where the address asks for it; without that, a page costs no call. */
export async function lookOf(
  entry: InvoiceEntry,
  integration: Integration | null,
  visit: Visit,
): Promise<Looked | null> {
  if (!integration || visit.query.get('look') !== integration.id || !canLook(entry, integration)) return null;
  const { done: found, refusal } = await attempt(visit, async () =>
    visit.look(entry, await openContextFor(integration, visit.ports)),
  );
  return { found, refusal };
}

interface LookProps {
  readonly entry: InvoiceEntry;
  /** Null when it was disconnected. */
  readonly integration: Integration | null;
  /** Null as long as nobody asked. */
  readonly looked: Looked | null;
  readonly visit: Visit;
}

/** The lines of i-Reserve beside those of the books, when somebody asks for it, with what differs marked. */
export const LinesInBooks = ({ entry, integration, looked, visit }: LookProps) => {
  const { language, ports } = visit;
  if (!integration || !canLook(entry, integration)) return null;
  const { title: books } = ports.provider(entry.provider);
  const id = `look-${integration.id}`;
  return (
    <div id={id}>
      {looked?.refusal && <Notice tone="bad">{looked.refusal.message}</Notice>}
      {looked?.found && <Found found={looked.found} books={books} visit={visit} />}
      <form method="get" action={`${places.invoice(entry.id)}#${id}`} class="actions">
        <button type="submit" class="quiet" name="look" value={integration.id}>
          {say(looked ? invoicePage.lookAgain : invoicePage.look, language, { books })}
        </button>
      </form>
    </div>
  );
};

interface FoundProps {
  readonly found: LookInBooks;
  readonly books: string;
  readonly visit: Visit;
}

const Found = ({ found, books, visit }: FoundProps) => {
  const { language, tell } = visit;
  const { atMs, isThere, pairs, isCompared, stop } = found;
  const isSame = isCompared && (pairs?.every(isAlike) ?? false) && !isOtherTotal(found);
  const what = !isThere
    ? invoicePage.gone
    : pairs === null
      ? invoicePage.linesUntold
      : isSame
        ? invoicePage.allSame
        : isCompared
          ? invoicePage.someDiffer
          : invoicePage.notCompared;
  return (
    <>
      <Notice tone={isSame ? 'good' : 'warn'}>
        <SecondText at={new Date(atMs).toISOString()} language={language} />: {say(what, language, { books })}
        {stop && ` ${tell(stop.cause, stop.about)}`}
      </Notice>
      {pairs && <Lines pairs={pairs} found={found} books={books} visit={visit} />}
      {isCompared && <p class="hint">{say(invoicePage.ourSide, language)}</p>}
    </>
  );
};

const isAlike = ({ ours, books, differs }: LinePair): boolean =>
  ours !== null && books !== null && differs.length === 0;

const isOtherTotal = ({ totals: { ours, books } }: LookInBooks): boolean =>
  ours !== null && books !== null && !money(ours.inclVat).equals(books.inclVat);

const Lines = ({ pairs, found, books, visit }: FoundProps & { readonly pairs: readonly LinePair[] }) => {
  const { language } = visit;
  const { totals, isCompared } = found;
  const column = (words: (typeof daily)[keyof typeof daily], isNumber = false) => ({
    name: say(words, language),
    isNumber,
  });
  const incl = (text: string | null) => amount(text, language);
  const theirs = incl(totals.books?.inclVat ?? null);
  return (
    <DataTable
      caption={say(invoicePage.besideLines, language, { books })}
      columns={[
        { name: say(invoicePage.side, language) },
        column(daily.description),
        column(daily.quantity, true),
        column(daily.price, true),
        { name: say(invoicePage.vatCode, language) },
        column(daily.article),
      ]}
      isNamed
      rows={pairs.flatMap((pair) => rowsOf(pair, { books, isCompared, visit }))}
      foot={[
        say(daily.inclVat, language),
        '',
        '',
        isOtherTotal(found) ? (
          <>
            {incl(totals.ours?.inclVat ?? null)} / <mark>{theirs}</mark>
          </>
        ) : (
          theirs
        ),
        '',
        '',
      ]}
    />
  );
};

type Shown = NonNullable<LinePair['ours']> | NonNullable<LinePair['books']>;

/** One row for lines that are alike, two where they differ, and one that is marked where a side has none. */
function rowsOf(
  { ours, books: theirs, differs }: LinePair,
  { books, isCompared, visit: { language } }: Omit<FoundProps, 'found'> & { readonly isCompared: boolean },
): readonly (readonly Child[])[] {
  const cells = (line: Shown, isMarked: (part: LinePart) => boolean): readonly Child[] =>
    (
      [
        ['description', line.description],
        ['quantity', amount(line.quantity, language)],
        ['price', amount(line.price, language)],
        ['vatCode', line.vatCode ?? ''],
        ['article', line.article ?? ''],
      ] as const
    ).map(([part, text]) => (isMarked(part) && text !== '' ? <mark>{text}</mark> : text));
  const none = () => false;
  if (ours && theirs && differs.length === 0) return [[say(invoicePage.both, language), ...cells(theirs, none)]];
  if (ours && theirs)
    return [
      ['i-Reserve', ...cells(ours, none)],
      [books, ...cells(theirs, (part) => differs.includes(part))],
    ];
  const only = ours ?? theirs;
  if (!only) return [];
  if (!isCompared) return [[books, ...cells(only, none)]];
  const side = <mark>{say(invoicePage.only, language, { side: ours ? 'i-Reserve' : books })}</mark>;
  return [[side, ...cells(only, none)]];
}
