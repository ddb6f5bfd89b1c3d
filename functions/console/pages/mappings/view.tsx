import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import type { Cause } from '../../../../shared/domain/causes.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { Edition } from '../../editing/edition.tsx';
import { Overtaken } from '../../editing/overtaken.tsx';
import { SaveBar } from '../../editing/save-bar.tsx';
import { Undo } from '../../editing/undo.tsx';
import { speak } from '../../language.ts';
import { Form, idOf } from '../../parts/form.tsx';
import { Tabbed } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Saved } from '../../parts/saved.tsx';
import type { FormRefusal } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';
import { Adding } from './adding.tsx';
import { ChoiceInput, ChoiceSelect, isTyped, MappingChoices } from './choice.tsx';
import { type Group, groupsOf, type Lists, type MappingRow, type Unread } from './rows.ts';
import { choiceInWords, words } from './words.ts';

interface Props {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly rows: readonly MappingRow[];
  /** The settings issues of the rows. */
  readonly settingsIssues: readonly SettingsIssue[];
  readonly lists: Lists;
  /** The lists that could not be read, and why. */
  readonly unread: Unread;
  readonly catalogue: Catalogue;
  readonly refusal: FormRefusal | null;
  /** What others saved since the refused form was shown. */
  readonly overtaken: readonly Change[];
}

/** How each group is headed, what it asks (of VAT in the provider's own words), and the list that it is chosen from. */
const heads = {
  vat: { title: 'vat', lead: null, none: 'noRates', list: 'vatCodes' },
  articles: { title: 'articles', lead: 'articlesLead', none: 'noArticles', list: 'articles' },
  paymentConditions: { title: 'payments', lead: 'paymentsLead', none: 'noPayments', list: 'paymentConditions' },
  ledgerAccounts: { title: 'ledgerAccounts', lead: 'ledgerAccountsLead', none: 'noAccounts', list: 'ledgerAccounts' },
} as const satisfies Record<Group, Readonly<Record<string, keyof typeof words | keyof Lists | null>>>;

/** The tab where a user maps what i-Reserve has to what the books have. */
export const MappingsPage = (props: Props) => {
  const { visit, integration, lists, unread, refusal, overtaken } = props;
  const w = speak(words, visit.language);
  return (
    <Tabbed visit={visit} integration={integration} tab="mappings">
      {overtaken.length > 0 && <Overtaken saves={overtaken} visit={visit} integration={integration} />}
      {refusal && overtaken.length === 0 && <Notice tone="bad">{refusal.message}</Notice>}
      {!refusal && (
        <Saved visit={visit} id={integration.id}>
          <Undo visit={visit} integration={integration} />
        </Saved>
      )}
      <Form visit={visit}>
        <Edition visit={visit} integration={integration} />
        {/* What Enter presses: otherwise it would be the first suggestion. */}
        <button type="submit" class="sr" tabindex={-1}>
          {w.save}
        </button>
        {groupsOf(integration, lists, unread).map((group) => (
          <GroupCard {...props} group={group} />
        ))}
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

const GroupCard = (props: Props & { readonly group: Group }) => {
  const { visit, integration, rows, lists, unread, group } = props;
  const w = speak(words, visit.language);
  const { title: books, words: theirs } = visit.ports.provider(integration.provider);
  const { title, lead, none, list } = heads[group];
  const asked = lead === null ? theirs.mapVat : words[lead];
  const own = rows.filter((row) => row.group === group);
  const why = unread.get(list);
  const suggested = own.filter(({ suggestion }) => suggestion !== null).length;
  return (
    <section class="card" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{w[title]}</h2>
      <p class="lead">{say(asked, visit.language, { title: books })}</p>
      {why && (
        <p class="why">
          {w.unread} {visit.tell(why)}
        </p>
      )}
      {isTyped(lists[list], why !== undefined) && (
        <MappingChoices id={listOf(group)} choices={lists[list]} language={visit.language} />
      )}
      {own.length === 0 ? (
        <p>{w[none]}</p>
      ) : (
        <table class="stack pairs">
          <thead>
            <tr>
              <th scope="col">{w.ours}</th>
              <th scope="col">{say(words.books, visit.language, { title: books })}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((row) => (
              <Line {...props} row={row} choices={lists[list]} />
            ))}
          </tbody>
        </table>
      )}
      {suggested > 1 && (
        <p class="actions">
          <button type="submit" class="quiet" name="suggestAll" value={group}>
            {w.useAll}
            <span class="sr">: {w[title]}</span>
          </button>
        </p>
      )}
      <Adding {...props} choices={lists[list]} />
    </section>
  );
};

const listOf = (group: Group): string => `list-${group}`;

/** Beside a VAT code, whose row shows the rest, a few words do. */
const brief: Partial<Record<Cause, keyof typeof words>> = {
  'vat-unmapped': 'gone',
  'vat-percentage-mismatch': 'percentage',
  'vat-type-mismatch': 'type',
};

function inBrief({ cause, about }: SettingsIssue, { language, tell }: Visit): string {
  const name = brief[cause];
  return name ? speak(words, language)[name] : tell(cause, about);
}

const Line = ({
  visit,
  row,
  choices,
  settingsIssues,
  unread,
}: Props & { row: MappingRow; choices: readonly Choice[] }) => {
  const { language } = visit;
  const w = speak(words, language);
  const { group, key, name, percentage, chosen, suggestion } = row;
  const field = `${group}:${key}`;
  const issue = settingsIssues.find((one) => one.group === group && one.key === key);
  const mismatch = issue ? inBrief(issue, visit) : null;
  const by = [mismatch && `${idOf(field)}-error`, suggestion && `${idOf(field)}-hint`].filter(Boolean).join(' ');
  const described = { 'aria-invalid': mismatch ? ('true' as const) : undefined, 'aria-describedby': by || undefined };
  const asked = { field, chosen, language, described };
  return (
    <tr>
      <td>
        <label for={idOf(field)}>{name}</label>
        {percentage !== null && ` ${percentage} %`}
        {name !== key && !isNamed(group, key) && (
          <>
            {' '}
            <code>{key}</code>
          </>
        )}
      </td>
      <td>
        {isTyped(choices, unread.has(heads[group].list)) ? (
          <ChoiceInput {...asked} list={listOf(group)} />
        ) : (
          <ChoiceSelect {...asked} choices={choices} nothing={group === 'vat' ? w.nothing : w.notChosen} />
        )}
        {mismatch && (
          <p class="error" id={`${idOf(field)}-error`}>
            {mismatch}
          </p>
        )}
        {suggestion && (
          <p class="hint" id={`${idOf(field)}-hint`}>
            {say(words.suggestion, language, { choice: choiceInWords(suggestion, language) })}{' '}
            <button type="submit" class="quiet small" name="suggest" value={field}>
              {w.use}
              <span class="sr">: {name}</span>
            </button>
          </p>
        )}
      </td>
    </tr>
  );
};

/** True where the name says the key already. */
const isNamed = (group: Group, key: string): boolean => group === 'paymentConditions' || key.startsWith('ledger:');
