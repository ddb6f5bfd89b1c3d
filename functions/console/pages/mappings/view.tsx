import { say } from '../../../../shared/domain/sentences.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { Edition } from '../../editing/edition.tsx';
import { Overtaken } from '../../editing/overtaken.tsx';
import { SaveBar } from '../../editing/save-bar.tsx';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { IconsToRepeat } from '../../parts/icon.tsx';
import { pathOf, Tabbed } from '../../parts/layout.tsx';
import { isSought } from '../../parts/mend.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Saved } from '../../parts/saved.tsx';
import { mayChange } from '../../roles.ts';
import { mappingField } from '../../words/mapping-names.ts';
import { GroupCard } from './group-card.tsx';
import { OUTCOME_ICONS } from './line.tsx';
import { type MappingsProps, WHOLE } from './props.ts';
import { groupsOf } from './rows.ts';
import { words } from './words.ts';

/** The tab where a user maps what i-Reserve has to what the books have. */
export const MappingsPage = (props: MappingsProps) => {
  const { visit, integration, rows, lists, unread, refusal, overtaken, usage, isWhole, undo } = props;
  const w = speak(words, visit.language);
  const isRefused = visit.form.has('edition');
  const isConnected = integration.chain !== null && integration.administration !== null;
  const red = rows.filter(({ issue }) => issue !== undefined).length;
  const shown =
    visit.query.get('show') === 'open' ? rows.filter((row) => row.isOpen || isSought(mappingField(row), visit)) : rows;
  return (
    <Tabbed visit={visit} integration={integration} tab="mappings">
      {overtaken.length > 0 && <Overtaken saves={overtaken} visit={visit} integration={integration} />}
      {refusal && overtaken.length === 0 && (
        <RefusalNotice refusal={refusal} id={integration.id} language={visit.language} />
      )}
      {!refusal && (
        <Saved
          visit={visit}
          id={integration.id}
          {...(red > 0 && { but: say(words.redRows, visit.language, { count: String(red) }) })}
        >
          {undo}
        </Saved>
      )}
      <Filter {...props} />
      <IconsToRepeat names={OUTCOME_ICONS} />
      <template id="pending">
        <span class="badge warn">{w.pending}</span>
      </template>
      <Form
        visit={visit}
        isUnsaved={isRefused}
        isToRead
        isClosed={!isConnected}
        {...(isWhole && { action: addressOf(integration, WHOLE) })}
      >
        <Edition visit={visit} integration={integration} />
        {groupsOf(integration, lists, unread).map((group) => (
          <GroupCard {...props} rows={shown} group={group} isEmpty={!props.rows.some((row) => row.group === group)} />
        ))}
        {usage.counted > 0 && (
          <p class="hint">{say(words.counted, visit.language, { count: String(usage.counted) })}</p>
        )}
        <SaveBar visit={visit}>
          <button type="submit" name="next" value="activate">
            {w.next}
          </button>
          <button type="submit" class="quiet">
            {w.save}
          </button>
        </SaveBar>
      </Form>
    </Tabbed>
  );
};

const OPEN = { show: 'open' };

const addressOf = ({ id }: Integration, query: Readonly<Record<string, string>>): string =>
  [pathOf(id, 'mappings'), new URLSearchParams(query)].filter((part) => String(part) !== '').join('?');

/**
 * All rows or those that ask for a person: links, which the script follows without leaving the form. Where no script
 * completes the lists, the last one asks for whole ones.
 */
const Filter = ({ visit, integration, rows, isWhole }: MappingsProps) => {
  const whole = isWhole ? WHOLE : {};
  const isOpen = visit.query.get('show') === 'open';
  const count = (rows: MappingsProps['rows']) => ({ count: String(rows.length) });
  return (
    <ul class="chips">
      <li>
        <a href={addressOf(integration, whole)} data-filter="all" aria-current={isOpen ? undefined : 'true'}>
          {say(words.showAll, visit.language, count(rows))}
        </a>
      </li>
      <li>
        <a
          href={addressOf(integration, { ...OPEN, ...whole })}
          data-filter="open"
          aria-current={isOpen ? 'true' : undefined}
        >
          {say(words.showOpen, visit.language, count(rows.filter((row) => row.isOpen)))}
        </a>
      </li>
      {mayChange(visit.session.role) && (
        <li data-unscripted>
          <a
            href={addressOf(integration, { ...(isOpen && OPEN), ...WHOLE })}
            aria-current={isWhole ? 'true' : undefined}
          >
            {speak(words, visit.language).wholeLists}
          </a>
        </li>
      )}
    </ul>
  );
};
