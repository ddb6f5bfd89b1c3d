import type { SettingsGroup } from '../../../../shared/providers/settings/settings-form.ts';
import { Edition } from '../../editing/edition.tsx';
import { Overtaken } from '../../editing/overtaken.tsx';
import { SaveBar } from '../../editing/save-bar.tsx';
import { Undo } from '../../editing/undo.tsx';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { Tabbed } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Saved } from '../../parts/saved.tsx';
import type { FormRefusal } from '../../refusal.ts';
import { saying } from './head.ts';
import type { DetailsProps } from './props.ts';
import { Setting } from './setting.tsx';
import { words } from './words.ts';

/** Every setting of an integration, as its provider's form has them. */
export const DetailsPage = (props: DetailsProps) => {
  const { visit, integration, form, refusal } = props;
  const w = speak(words, visit.language);
  return (
    <Tabbed visit={visit} integration={integration} tab="details">
      {refusal && <Refused {...props} refusal={refusal} />}
      {!refusal && (
        <Saved visit={visit} id={integration.id}>
          <Undo visit={visit} integration={integration} />
        </Saved>
      )}
      <Form visit={visit}>
        <Edition visit={visit} integration={integration} />
        {form.groups.map((group) => (
          <Group group={group} page={props} />
        ))}
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

const Group = ({ group, page }: { readonly group: SettingsGroup; readonly page: DetailsProps }) => {
  const { id, title, rows } = group;
  const heading = `${id}-part`;
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{saying(page)(title)}</h2>
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
    </section>
  );
};
