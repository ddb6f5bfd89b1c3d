import type { Child } from 'hono/jsx';
import type { SettingsGroup } from '../../../../shared/providers/settings/settings-form.ts';
import { Edition } from '../../editing/edition.tsx';
import { Overtaken } from '../../editing/overtaken.tsx';
import { SaveBar } from '../../editing/save-bar.tsx';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { pathOf, Tabbed } from '../../parts/layout.tsx';
import { isSought } from '../../parts/mend.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Saved } from '../../parts/saved.tsx';
import type { FormRefusal } from '../../refusal.ts';
import { mayChange } from '../../roles.ts';
import { WHOLE } from '../mappings/props.ts';
import { BooksCard } from './administration.tsx';
import { DrawnInvoice } from './drawn-invoice.tsx';
import { headOf, saying } from './head.ts';
import type { DetailsProps } from './props.ts';
import { Setting } from './setting.tsx';
import { unfitCodes } from './unfit-codes.tsx';
import { words } from './words.ts';

/** Every setting of an integration, as its provider's form has them. */
export const DetailsPage = (props: DetailsProps) => {
  const { visit, integration, form, refusal, undo } = props;
  const w = speak(words, visit.language);
  const deciding = form.groups.filter(({ isDeciding }) => isDeciding);
  const others = form.groups.filter(({ isDeciding }) => !isDeciding);
  return (
    <Tabbed visit={visit} integration={integration} tab="details">
      {refusal && <Refused {...props} refusal={refusal} />}
      {!refusal && (
        <Saved visit={visit} id={integration.id}>
          {undo}
        </Saved>
      )}
      <Form visit={visit} isUnsaved={refusal !== null} isToRead>
        <Edition visit={visit} integration={integration} />
        <BooksCard {...props} />
        {deciding.map((group) => (
          <Group group={group} page={props}>
            <DrawnInvoice {...props} />
          </Group>
        ))}
        {deciding.length > 0 ? (
          <More {...props} groups={others} />
        ) : (
          others.map((group) => <Group group={group} page={props} />)
        )}
        <SaveBar visit={visit}>
          <button type="submit" name="next" value="mappings">
            {w.save}
          </button>
          <button type="submit" class="quiet">
            {w.stay}
          </button>
        </SaveBar>
      </Form>
    </Tabbed>
  );
};

const Refused = ({ refusal, overtaken, visit, integration }: DetailsProps & { readonly refusal: FormRefusal }) =>
  overtaken.length > 0 ? (
    <Overtaken saves={overtaken} visit={visit} integration={integration} />
  ) : (
    <Notice tone="bad">{refusal.message}</Notice>
  );

/** Everything that has a value which fits most: folded, unless something in it is wrong or was overtaken. */
const More = ({ groups, ...page }: DetailsProps & { readonly groups: readonly SettingsGroup[] }) => {
  const w = speak(words, page.visit.language);
  const fields = groups.flatMap(({ rows }) => rows.flat());
  const isWrong = unfitCodes(page).length > 0 || fields.some((field) => headOf(field, page).error !== undefined);
  const isUnanswered = fields.some(({ setting }) => page.settings[setting] === '' && isRequired(setting));
  const leadsHere = fields.some(({ setting }) => isSought(setting, page.visit));
  return (
    <details class="more" open={isWrong || isUnanswered || leadsHere || page.overtaken.length > 0}>
      <summary>{w.more}</summary>
      <p class="hint">
        {w.moreHint}{' '}
        {mayChange(page.visit.session.role) && (
          <a href={`${pathOf(page.integration.id, 'details')}?${new URLSearchParams(WHOLE)}`} data-unscripted>
            {w.wholeLists}
          </a>
        )}
      </p>
      {groups.map((group) => (
        <Group group={group} page={page} />
      ))}
    </details>
  );
};

/** A field of i-Reserve has to be named. */
const isRequired = (setting: string): boolean => setting === 'invoiceField' || setting === 'customerField';

interface GroupProps {
  readonly group: SettingsGroup;
  readonly page: DetailsProps;
  readonly children?: Child;
}

const Group = ({ group, page, children }: GroupProps) => {
  const { id, title } = group;
  const heading = `${id}-part`;
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{saying(page)(title)}</h2>
      {children ? (
        <div class="with-drawing">
          <div>
            <Rows group={group} page={page} />
          </div>
          {children}
        </div>
      ) : (
        <Rows group={group} page={page} />
      )}
    </section>
  );
};

const Rows = ({ group: { rows }, page }: GroupProps) => (
  <>
    {rows.map((row) =>
      'setting' in row ? (
        <Setting field={row} page={page} />
      ) : (
        <div class="row">
          {row.map((field) => (
            <Setting field={field} page={page} />
          ))}
        </div>
      ),
    )}
  </>
);
