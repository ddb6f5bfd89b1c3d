import type { Child } from 'hono/jsx';
import { namesHeld, openContextFor } from '../../../../shared/admin/integrations/options.ts';
import { money } from '../../../../shared/domain/money.ts';
import { currencySign } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { InvoiceEntry } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { canBeAsked } from '../../../../shared/sync/ledger/integration-state.ts';
import { Mend } from '../../parts/mend.tsx';
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
  readonly found: (LookInBooks & { readonly names: Names }) | null;
  readonly refusal: FormRefusal | null;
}

/** What people call the codes of the books that are ids to a program. */
type Names = Readonly<Record<'vatCodes' | 'ledgerAccounts', ReadonlyMap<string, string>>>;

/** True of a document that was made in the administration of its integration. */
const isMadeThere = ({ externalId, administration }: InvoiceEntry, integration: Integration): boolean =>
  externalId !== null && integration.administration?.id === administration;

/** Looks in the books where the address asks for it; without that, a page costs no call. */
export async function lookOf(
  entry: InvoiceEntry,
  integration: Integration | null,
  visit: Visit,
): Promise<Looked | null> {
  if (!integration || visit.query.get('look') !== integration.id) return null;
  if (!isMadeThere(entry, integration) || !canBeAsked(integration)) return null;
  const { done: found, refusal } = await attempt(visit, async () => {
    const context = await openContextFor(integration, visit.ports);
    const look = await visit.look(entry, context);
    const [vatCodes, ledgerAccounts] = await Promise.all([
      namesHeld('vatCodes', context),
      namesHeld('ledgerAccounts', context),
    ]);
    return { ...look, names: { vatCodes, ledgerAccounts } };
  });
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
  if (!integration || !isMadeThere(entry, integration)) return null;
  const { title: books } = ports.provider(entry.provider);
  if (!canBeAsked(integration)) return <WhyNoLook integration={integration} books={books} visit={visit} />;
  const id = `look-${integration.id}`;
  const unit = currencySign(entry.issued?.currency ?? 'EUR');
  return (
    <div id={id}>
      {looked?.refusal && <Notice tone="bad">{looked.refusal.message}</Notice>}
      {looked?.found && <Found found={looked.found} books={books} unit={unit} visit={visit} />}
      <form method="get" action={`${places.invoice(entry.id)}#${id}`} class="actions">
        <button type="submit" class="quiet" name="look" value={integration.id}>
          {say(looked ? invoicePage.lookAgain : invoicePage.look, language, { books })}
        </button>
      </form>
    </div>
  );
};

interface WhyNoLookProps {
  readonly integration: Integration;
  readonly books: string;
  readonly visit: Visit;
}

/** Why the books cannot be asked, with the way to what mends that. */
const WhyNoLook = ({ integration: { id, attention }, books, visit: { language, tell } }: WhyNoLookProps) => (
  <p class="hint">
    {say(invoicePage.lookWhenSolved, language, { books })} {attention && tell(attention.cause, attention.about)}{' '}
    {attention && <Mend cause={attention.cause} integration={id} language={language} />}
  </p>
);

interface FoundProps {
  readonly found: NonNullable<Looked['found']>;
  readonly books: string;
  /** How amounts are written. */
  readonly unit: string;
  readonly visit: Visit;
}

const Found = ({ found, books, unit, visit }: FoundProps) => {
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
      {pairs && <Lines pairs={pairs} found={found} books={books} unit={unit} visit={visit} />}
      {isCompared && <p class="hint">{say(invoicePage.ourSide, language)}</p>}
    </>
  );
};

const isAlike = ({ ours, books, differs }: LinePair): boolean =>
  ours !== null && books !== null && differs.length === 0;

const isOtherTotal = ({ totals: { ours, books } }: LookInBooks): boolean =>
  ours !== null && books !== null && !money(ours.inclVat).equals(books.inclVat);

const Lines = ({ pairs, found, books, unit, visit }: FoundProps & { readonly pairs: readonly LinePair[] }) => {
  const { language } = visit;
  const { totals, isCompared, names } = found;
  const all = pairs.flatMap(({ ours, books: theirs }) => [ours, theirs]);
  // Books without items, or that name no ledger account, have no column of them.
  const parts = COLUMNS.filter(({ part }) => !MAY_LACK.has(part) || all.some((line) => line && line[part] !== null));
  const total = (side: keyof typeof totals) => amount(totals[side]?.inclVat ?? null, language);
  return (
    <DataTable
      caption={say(invoicePage.besideLines, language, { books })}
      columns={[
        { name: say(invoicePage.side, language) },
        ...parts.map(({ part, words, isNumber }) => ({
          ...{ name: say(words, language), isNumber },
          unit: part === 'quantity' || !isNumber ? undefined : unit,
        })),
      ]}
      isNamed
      rows={pairs.flatMap((pair) => rowsOf(pair, { books, isCompared, names, parts, visit }))}
      foot={[
        say(daily.inclVat, language),
        ...parts.slice(1).map(() => ''),
        isOtherTotal(found) ? (
          <>
            {total('ours')} / <mark>{total('books')}</mark>
          </>
        ) : (
          total('books')
        ),
      ]}
    />
  );
};

interface LineColumn {
  readonly part: LinePart;
  readonly words: Words;
  readonly isNumber: boolean;
}

const column = (part: LinePart, words: Words, isNumber = false): LineColumn => ({ part, words, isNumber });

const COLUMNS: readonly LineColumn[] = [
  column('description', daily.description),
  column('quantity', daily.quantity, true),
  column('price', daily.price, true),
  column('vatCode', invoicePage.vatCode),
  column('article', daily.article),
  column('ledgerAccount', invoicePage.ledgerAccount),
  column('exclVat', daily.exclVat, true),
];
const MAY_LACK: ReadonlySet<LinePart> = new Set(['article', 'ledgerAccount']);

type Shown = NonNullable<LinePair['ours']> | NonNullable<LinePair['books']>;

interface RowsProps extends Omit<FoundProps, 'found' | 'unit'> {
  readonly isCompared: boolean;
  readonly names: Names;
  readonly parts: readonly LineColumn[];
}

/** One row for lines that are alike, two where they differ, and one that is marked where a side has none. */
function rowsOf(
  { ours, books: theirs, differs }: LinePair,
  { books, isCompared, names, parts, visit: { language } }: RowsProps,
): readonly (readonly Child[])[] {
  const cells = (line: Shown, isMarked: (part: LinePart) => boolean): readonly Child[] =>
    parts.map(({ part }) => {
      const text = cellText(line, part, names, language);
      return isMarked(part) && text !== '' ? <mark>{text}</mark> : text;
    });
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

/** What a cell says: numbers as people write them, and names for what is an id to a program. */
function cellText(line: Shown, part: LinePart, names: Names, language: Visit['language']): string {
  const { ledgerAccount } = line;
  switch (part) {
    case 'quantity':
    case 'price':
    case 'exclVat':
      return amount(line[part], language);
    case 'vatCode':
      return names.vatCodes.get(idIn(line.vatCode)) ?? line.vatCode ?? '';
    case 'ledgerAccount':
      return ledgerAccount?.name ?? names.ledgerAccounts.get(idIn(ledgerAccount?.id ?? '')) ?? ledgerAccount?.id ?? '';
    default:
      return line[part] ?? '';
  }
}

/** A code of that length is an id of the API, which means nothing to a person; a shorter one is its own name. */
const idIn = (code: string | null): string => (code !== null && code.length > 12 ? code : '');
