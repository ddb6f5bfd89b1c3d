import type { Child } from 'hono/jsx';
import type { ChecklistItem } from '../../../../shared/admin/integrations/checklist.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { speak } from '../../language.ts';
import { Icon } from '../../parts/icon.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { items, words } from './words.ts';

interface ChecklistProps {
  readonly visit: Visit;
  readonly id: string;
  readonly checklist: readonly ChecklistItem[];
  /** Where one invoice is tried: it belongs to the item that asks for it. */
  readonly children: Child;
}

/** The product's checklist: what is open in full and first, what is done in a line each. */
export const Checklist = ({ visit, id, checklist, children }: ChecklistProps) => {
  const w = speak(words, visit.language);
  const open = checklist.filter(({ done }) => !done);
  const done = checklist.filter((item) => item.done);
  const isTest = ({ item }: ChecklistItem) => item === 'test-invoice';
  return (
    <section class="card" aria-labelledby="checklist">
      <h2 id="checklist">{w.checklist}</h2>
      {checklist.length > 0 && (
        <p>
          <label class="how-far">
            {say(words.ready, visit.language, { done: String(done.length), all: String(checklist.length) })}
            <progress max={checklist.length} value={done.length}></progress>
          </label>
        </p>
      )}
      <ol class="steps">
        {open.map((item) => (
          <li>
            <span class="mark warn">
              <Icon name="dashed" />
              <span class="sr">{w.open}</span>
            </span>
            <div>
              <h3>{items[item.item].name[visit.language]}</h3>
              <Explained visit={visit} id={id} item={item} />
              {isTest(item) && children}
            </div>
          </li>
        ))}
      </ol>
      {done.map((item) => (
        <details class="done" open={isTest(item)}>
          <summary>
            <span class="good">
              <Icon name="check" />
            </span>{' '}
            {items[item.item].name[visit.language]} <span class="sr">{w.done}</span>
          </summary>
          <Explained visit={visit} id={id} item={item} />
          {isTest(item) && children}
        </details>
      ))}
    </section>
  );
};

const Explained = ({
  visit,
  id,
  item: { item, done, explanation },
}: Pick<ChecklistProps, 'visit' | 'id'> & { readonly item: ChecklistItem }) => {
  const w = speak(words, visit.language);
  const { name, tab } = items[item];
  return (
    <>
      <p class="lead">{explanation}</p>
      {tab && (
        <a href={pathOf(id, tab)}>
          {done || !mayChange(visit.session.role) ? w.look : w.mend}
          <span class="sr">: {name[visit.language]}</span>
        </a>
      )}
    </>
  );
};
