import type { Cause } from '../../../shared/domain/causes.ts';
import { sentence } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import type { Mappings } from '../../../shared/domain/settings.ts';
import type { Choice, Misfit } from '../../../shared/providers/provider.ts';
import type { Integration } from '../../../shared/sync/integration.ts';
import { filled, speak } from '../language.ts';
import { Form, idOf, TextField } from '../parts/form.tsx';
import { pathOf, Tabbed } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { Saved } from '../parts/saved.tsx';
import type { Refusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';
import type { Lists, Row } from './mappings.tsx';
import { words } from './mappings-words.ts';

interface Props {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly rows: readonly Row[];
  /** What of the rows the books would refuse. */
  readonly misfits: readonly Misfit[];
  readonly lists: Lists;
  readonly refusal: Refusal | null;
}

type Groups = readonly {
  readonly group: keyof Mappings;
  readonly title: keyof typeof words;
  readonly lead: keyof typeof words;
  readonly choices: readonly Choice[];
}[];

export const MappingsPage = (props: Props) => {
  const { visit, integration, rows, lists, refusal } = props;
  const w = speak(words, visit.language);
  const { title } = visit.ports.provider(integration.provider);
  const groups: Groups = [
    { group: 'vat', title: 'vat', lead: 'vatLead', choices: lists.vatCodes },
    { group: 'articles', title: 'articles', lead: 'articlesLead', choices: lists.articles },
    { group: 'paymentConditions', title: 'payments', lead: 'paymentsLead', choices: lists.paymentConditions },
    { group: 'ledgerAccounts', title: 'ledgerAccounts', lead: 'ledgerAccountsLead', choices: lists.ledgerAccounts },
  ];
  const suggested = rows.filter(({ suggestion }) => suggestion !== null);
  return (
    <Tabbed visit={visit} integration={integration} tab="mappings">
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {!refusal && <Saved visit={visit} id={integration.id} />}
      <Form visit={visit}>
        {/* What Enter presses: otherwise it would be the first suggestion. */}
        <button type="submit" class="sr" tabindex={-1}>
          {w.save}
        </button>
        {groups.map(({ group, title: name, lead, choices }) => {
          const own = rows.filter((row) => row.group === group);
          if (own.length === 0 && group !== 'vat') return null;
          return (
            <section class="card" aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{w[name]}</h2>
              <p class="lead">{filled(w[lead], { title })}</p>
              {own.length === 0 ? (
                <p>{w.noRates}</p>
              ) : (
                <table class="stack">
                  <thead>
                    <tr>
                      <th scope="col">{w.ours}</th>
                      <th scope="col">{filled(w.books, { title })}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {own.map((row) => (
                      <Line {...props} row={row} choices={choices} />
                    ))}
                  </tbody>
                </table>
              )}
              {group === 'vat' && suggested.length > 1 && (
                <p class="actions">
                  <button type="submit" class="quiet" name="suggest" value="all">
                    {w.useAll}
                  </button>
                </p>
              )}
              {group === 'vat' && <Adding {...props} />}
            </section>
          );
        })}
        <div class="actions">
          <button type="submit">{w.save}</button>
          <a class="button quiet" href={pathOf(integration.id, 'activate')}>
            {w.next}
          </a>
        </div>
      </Form>
    </Tabbed>
  );
};

/** Beside a VAT code, whose row shows the rest, a few words do. */
const brief: Partial<Record<Cause, keyof typeof words>> = {
  'vat-unmapped': 'gone',
  'vat-percentage-mismatch': 'percentage',
  'vat-type-mismatch': 'type',
};

function inBrief({ cause, about }: Misfit, language: Language): string {
  const name = brief[cause];
  return name ? speak(words, language)[name] : sentence(cause, about, language);
}

const Line = ({ visit, row, choices, misfits }: Props & { row: Row; choices: readonly Choice[] }) => {
  const w = speak(words, visit.language);
  const { group, key, name, percentage, chosen, suggestion } = row;
  const field = `${group}:${key}`;
  const misfit = misfits.find((one) => one.group === group && one.key === key);
  const mismatch = misfit ? inBrief(misfit, visit.language) : null;
  const by = [mismatch && `${idOf(field)}-error`, suggestion && `${idOf(field)}-hint`].filter(Boolean).join(' ');
  return (
    <tr>
      <td>
        <label for={idOf(field)}>{name}</label>
        {percentage !== null && ` ${percentage} %`}
        {name !== key && (
          <>
            {' '}
            <code>{key}</code>
          </>
        )}
      </td>
      <td>
        <select
          id={idOf(field)}
          name={field}
          aria-invalid={mismatch ? 'true' : undefined}
          aria-describedby={by === '' ? undefined : by}
        >
          <option value="">{w.nothing}</option>
          {chosen !== '' && choices.every(({ code }) => code !== chosen) && (
            <option value={chosen} selected>
              {chosen}
            </option>
          )}
          {choices.map((choice) => (
            <option value={choice.code} selected={choice.code === chosen}>
              {inWords(choice, w)}
            </option>
          ))}
        </select>
        {mismatch && (
          <p class="error" id={`${idOf(field)}-error`}>
            {mismatch}
          </p>
        )}
        {suggestion && (
          <p class="hint" id={`${idOf(field)}-hint`}>
            {filled(w.suggestion, { choice: inWords(suggestion, w) })}{' '}
            <button type="submit" class="quiet small" name="suggest" value={key}>
              {w.use}
              <span class="sr">: {name}</span>
            </button>
          </p>
        )}
      </td>
    </tr>
  );
};

/** A choice with all that tells it from another: code, description, percentage, excluding or including. */
function inWords({ code, description, percentage, type }: Choice, w: Readonly<Record<string, string>>): string {
  const about = [percentage !== undefined && `${percentage} %`, type !== undefined && w[type]].filter(Boolean);
  // The ids of Moneybird tell a person nothing.
  const name = code.length > 12 || description === code ? description : `${code} – ${description}`;
  return about.length > 0 ? `${name} (${about.join(', ')})` : name;
}

const Adding = ({ visit, lists }: Props) => {
  const w = speak(words, visit.language);
  return (
    <details>
      <summary>{w.add}</summary>
      <div class="row">
        <TextField name="newRate" label={w.add} hint={w.addHint} value="" />
        <div class="field">
          <label for="f-newCode">{w.addCode}</label>
          <select id="f-newCode" name="newCode">
            <option value="">{w.nothing}</option>
            {lists.vatCodes.map((choice) => (
              <option value={choice.code}>{inWords(choice, w)}</option>
            ))}
          </select>
        </div>
      </div>
    </details>
  );
};
