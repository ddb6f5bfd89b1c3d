import type { Cause } from '../../../../shared/domain/causes.ts';
import { amountText } from '../../../../shared/domain/money.ts';
import { amountIn } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import { speak } from '../../language.ts';
import { Badge, type Look } from '../../parts/badge.tsx';
import { idOf } from '../../parts/form.tsx';
import { isSought } from '../../parts/mend.tsx';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { mappingField } from '../../words/mapping-names.ts';
import { ChoiceInput, ChoiceSelect } from './choice.tsx';
import { type JudgedRow, plainPercentage, type VatFault, vatFaults } from './judged.ts';
import type { RowOutcome } from './outcomes.ts';
import type { Group } from './rows.ts';
import { choiceInWords, words } from './words.ts';

/** The id of the list that is offered while somebody types. */
export const listOf = (group: Group): string => `list-${group}`;

const looks: Readonly<Record<RowOutcome, Look>> = {
  books: { tone: 'good', icon: 'check' },
  account: { tone: 'good', icon: 'check' },
  product: { tone: 'good', icon: 'check' },
  default: { tone: 'warn', icon: 'dot' },
  stops: { tone: 'bad', icon: 'stop' },
  part: { tone: 'bad', icon: 'stop' },
  perhaps: { tone: 'warn', icon: 'warning' },
  elsewhere: { tone: 'warn', icon: 'warning' },
  open: { tone: '', icon: 'minus' },
  waits: { tone: 'warn', icon: 'clock' },
  unknown: { tone: '', icon: 'dashed' },
};

/** Beside a VAT code, whose row shows the rest, a few words do. */
const brief: Partial<Record<Cause, 'gone' | VatFault>> = {
  'vat-unmapped': 'gone',
  'vat-percentage-mismatch': 'percentage',
  'vat-type-mismatch': 'type',
};

/** All that is wrong with a row, in words. */
function faultsOf(
  row: JudgedRow,
  issue: SettingsIssue,
  choices: readonly Choice[],
  { language, tell }: Visit,
): readonly string[] {
  const w = speak(words, language);
  const name = brief[issue.cause];
  if (name === undefined) return [tell(issue.cause, issue.about)];
  const choice = choices.find(({ code }) => code === row.offered);
  return [...new Set([name, ...(choice ? vatFaults(row, choice) : [])])].map((one) => w[one]);
}

interface LineProps {
  readonly visit: Visit;
  readonly row: JudgedRow;
  readonly choices: readonly Choice[];
  readonly isTyped: boolean;
  readonly isWhole: boolean;
  /** Nothing is booked of an integration that is off. */
  readonly isOn: boolean;
  readonly defaultArticle: string | null;
}

/** What is in the page of a list that the script completes: what is chosen, and what is suggested. */
const inPage = (choices: readonly Choice[], { offered, suggestion }: JudgedRow): readonly Choice[] =>
  choices.filter(({ code }) => code === offered || code === suggestion?.code);

/** The signs of the outcomes, of which a page has as many as rows. */
export const OUTCOME_ICONS = [...new Set(Object.values(looks).map(({ icon }) => icon)), 'clock'] as const;

/** One thing of i-Reserve, its counterpart, and what becomes of the invoices that have it. */
export const MappingLine = ({ visit, row, choices, isTyped, isWhole, isOn, defaultArticle }: LineProps) => {
  const { language } = visit;
  const w = speak(words, language);
  const { group, key, name, percentage, issue, outcome, suggestion, isSuggested, usage, elsewhere } = row;
  const isForm = mayChange(visit.session.role);
  const field = mappingField(row);
  const faults = issue ? faultsOf(row, issue, choices, visit) : [];
  const by = [faults.length > 0 && `${idOf(field)}-error`, isSuggested && `${idOf(field)}-hint`].filter(Boolean);
  const described = {
    'aria-invalid': issue ? ('true' as const) : undefined,
    'aria-describedby': by.join(' ') || undefined,
  };
  const asked = { field, chosen: row.offered, language, described };
  const nothing = group === 'vat' ? w.nothing : w.notChosen;
  return (
    <tr
      class={isSought(field, visit) ? 'sought' : undefined}
      data-open={row.isOpen ? '' : undefined}
      data-row=""
      data-percentage={(group === 'vat' && plainPercentage(percentage)) || undefined}
    >
      <td>
        {isForm ? <label for={idOf(field)}>{name}</label> : <span class="label">{name}</span>}
        {percentage !== null && ` ${percentage} %`}
        {name !== key && !isNamed(group, key) && (
          <>
            {' '}
            <code>{key}</code>
          </>
        )}
        {usage.invoices > 0 && (
          <small class="hint">
            {say(words.usage, language, {
              count: String(usage.invoices),
              euros: amountIn(amountText(usage.euros), language),
            })}
          </small>
        )}
      </td>
      <td>
        {!isForm ? (
          chosenIn(choices, row, visit)
        ) : isTyped ? (
          <ChoiceInput {...asked} list={listOf(group)} />
        ) : (
          <ChoiceSelect {...asked} choices={isWhole ? choices : inPage(choices, row)} nothing={nothing} />
        )}
        {isSuggested && (
          <p class="hint" id={`${idOf(field)}-hint`} data-suggested>
            {w.suggested}
          </p>
        )}
        {faults.length > 0 && (
          <div id={`${idOf(field)}-error`} data-said>
            {faults.map((fault) => (
              <p class="error">{fault}</p>
            ))}
            {suggestion && suggestion.code !== row.offered && (
              <p class="hint">{say(words.suggestion, language, { choice: choiceInWords(suggestion, language) })}</p>
            )}
          </div>
        )}
        {isForm &&
          group === 'vat' &&
          (['percentage', 'type'] as const).map((fault) => (
            <p class="error" data-fault={fault} role="status" hidden>
              {w[fault]}
            </p>
          ))}
      </td>
      <td data-outcome="">
        {isSuggested && outcome === 'books' ? (
          <Badge look={{ tone: 'warn', icon: 'clock' }} isRepeated>
            {isOn ? w.once : w.readyOnce}
          </Badge>
        ) : (
          <Badge look={looks[outcome]} isRepeated>
            {outcome === 'books' && !isOn
              ? w.ready
              : say(words[`outcome-${outcome}`], language, { article: defaultArticle ?? '' })}
          </Badge>
        )}
        {elsewhere > 0 && elsewhere < usage.invoices && (
          <small class="hint">{say(words.elsewhere, language, { count: String(elsewhere) })}</small>
        )}
      </td>
    </tr>
  );
};

/** What is chosen, to be read. */
function chosenIn(choices: readonly Choice[], { offered }: JudgedRow, { language }: Visit): string {
  const choice = choices.find(({ code }) => code === offered);
  if (choice) return choiceInWords(choice, language);
  return offered === '' ? speak(words, language).notChosen : offered;
}

/** True where the name says the key already. */
const isNamed = (group: Group, key: string): boolean => group === 'paymentConditions' || key.startsWith('ledger:');
