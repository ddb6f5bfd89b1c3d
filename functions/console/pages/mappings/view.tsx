import { say } from '../../../../shared/domain/sentences.ts';
import { Edition } from '../../editing/edition.tsx';
import { Overtaken } from '../../editing/overtaken.tsx';
import { SaveBar } from '../../editing/save-bar.tsx';
import { Undo } from '../../editing/undo.tsx';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { pathOf, Tabbed } from '../../parts/layout.tsx';
import { isSought } from '../../parts/mend.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Saved } from '../../parts/saved.tsx';
import { mappingField } from '../../words/mapping-names.ts';
import { GroupCard } from './group-card.tsx';
import type { MappingsProps } from './props.ts';
import { groupsOf } from './rows.ts';
import { words } from './words.ts';

/** The tab where a user maps what i-Reserve has to what the books have. */
export const MappingsPage = (props: MappingsProps) => {
  const { visit, integration, rows, lists, unread, refusal, overtaken, usage } = props;
  const w = speak(words, visit.language);
  const red = rows.filter(({ issue }) => issue !== undefined).length;
  const shown =
    visit.query.get('show') === 'open' ? rows.filter((row) => row.isOpen || isSought(mappingField(row), visit)) : rows;
  return (
    <Tabbed visit={visit} integration={integration} tab="mappings">
      {overtaken.length > 0 && <Overtaken saves={overtaken} visit={visit} integration={integration} />}
      {refusal && overtaken.length === 0 && <Notice tone="bad">{refusal.message}</Notice>}
      {!refusal && (
        <Saved
          visit={visit}
          id={integration.id}
          {...(red > 0 && { but: say(words.redRows, visit.language, { count: String(red) }) })}
        >
          <Undo visit={visit} integration={integration} />
        </Saved>
      )}
      <Filter {...props} />
      <Form visit={visit}>
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

/** All rows or those that ask for a person: links, which the script follows without leaving the form. */
const Filter = ({ visit, integration, rows }: MappingsProps) => {
  const path = pathOf(integration.id, 'mappings');
  const isOpen = visit.query.get('show') === 'open';
  const count = (rows: MappingsProps['rows']) => ({ count: String(rows.length) });
  return (
    <ul class="chips">
      <li>
        <a href={path} data-filter="all" aria-current={isOpen ? undefined : 'true'}>
          {say(words.showAll, visit.language, count(rows))}
        </a>
      </li>
      <li>
        <a href={`${path}?show=open`} data-filter="open" aria-current={isOpen ? 'true' : undefined}>
          {say(words.showOpen, visit.language, count(rows.filter((row) => row.isOpen)))}
        </a>
      </li>
    </ul>
  );
};
