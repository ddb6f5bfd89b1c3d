import type { Cause } from '../../../shared/domain/causes.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { type Concerned, fieldOf } from '../daily/concerned.ts';
import { mendedAt } from '../daily/mend.ts';
import type { Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';
import { idOf } from './form.tsx';
import { pathOf } from './layout.tsx';

interface MendProps {
  readonly cause: Cause;
  readonly integration: string;
  readonly language: Language;
  /** True where nothing else has to be done first. */
  readonly isMain?: boolean;
}

/** A link to the page where a cause is mended; what to do elsewhere stands in its sentence. */
export const Mend = ({ cause, integration, language, isMain = false }: MendProps) => {
  const link = (tab: 'authentication' | 'details' | 'mappings', words: Words) => (
    <a href={pathOf(integration, tab)} class={isMain ? 'button' : undefined}>
      {say(words, language)}
    </a>
  );
  switch (mendedAt[cause]) {
    case 'authentication':
      return link('authentication', daily.mendAuthentication);
    case 'details':
      return link('details', daily.mendDetails);
    case 'mappings':
      return link('mappings', daily.mendMappings);
    case 'books':
    case 'i-reserve':
    case 'send':
    case 'nobody':
      return null;
  }
};

/** So many rows are named one by one. */
const ROWS_AT_MOST = 5;

interface MendRowsProps {
  readonly cause: Cause;
  readonly concerned: readonly Concerned[];
  readonly integration: Integration;
  readonly visit: Visit;
  /** True where nothing else has to be done first. */
  readonly isMain?: boolean;
}

/** A link to each row or setting that mends a cause, which lands on it; where none is known, to its page. */
export const MendRows = ({ cause, concerned, integration: { id, provider }, visit, isMain = false }: MendRowsProps) => {
  const { language, ports } = visit;
  if (concerned.length === 0) return <Mend cause={cause} integration={id} language={language} isMain={isMain} />;
  const { title: books } = ports.provider(provider);
  const more = concerned.length - ROWS_AT_MOST;
  return (
    <>
      {concerned.slice(0, ROWS_AT_MOST).map((one, nth) => (
        <>
          {nth > 0 && <br />}
          <a href={rowAt(id, one)} class={isMain && nth === 0 ? 'button' : undefined}>
            {say(daily.mendRow, language, {
              name: one.tab === 'mappings' ? one.name : say(one.label, language, { books }),
            })}
          </a>
        </>
      ))}
      {more > 0 && (
        <>
          <br />
          <a href={`${pathOf(id, 'mappings')}?show=open`}>{say(daily.mendMore, language, { count: `${more}` })}</a>
        </>
      )}
    </>
  );
};

/** The address of a row or setting on its page, which shows it whatever else it leaves out. */
const rowAt = (integration: string, concerned: Concerned): string => {
  const field = fieldOf(concerned);
  const asked = new URLSearchParams({ ...(concerned.tab === 'mappings' && { show: 'open' }), row: field });
  return `${pathOf(integration, concerned.tab)}?${asked}#${idOf(field)}`;
};

/** True for the row or setting that the address of a page leads to. */
export const isSought = (field: string, { query }: Pick<Visit, 'query'>): boolean => query.get('row') === field;
