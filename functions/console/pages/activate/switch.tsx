import type { ChecklistItem } from '../../../../shared/admin/integrations/checklist.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Language } from '../../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { isOn } from '../../../../shared/sync/ledger/integration-state.ts';
import { holdOf, startDateOf } from '../../daily/hold.ts';
import { Edition } from '../../editing/edition.tsx';
import { speak } from '../../language.ts';
import { AsOf } from '../../parts/counted.tsx';
import { Form, TextField } from '../../parts/form.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Press } from '../../parts/press.tsx';
import type { FormRefusal } from '../../refusal.ts';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { items, words } from './words.ts';

/** How many invoices came in while an integration was off, and were not sent since. */
export interface CameWhileOff {
  readonly count: number;
  /** Null: it is so now. Else it was at this moment, and what came later is not counted. */
  readonly asOfMs: number | null;
}

interface SwitchProps {
  readonly visit: Visit;
  readonly integration: Integration;
  /** What has to be done before it can be turned on. */
  readonly open: readonly ChecklistItem[];
  readonly cameIn: CameWhileOff;
  readonly refusal: FormRefusal | null;
}

/**
 * Turns the integration on, and asks what decides then; or off, after a question that says what happens. Nothing for somebody
 * who may not.
 */
export const Switch = (props: SwitchProps) => {
  const { visit, integration } = props;
  const w = speak(words, visit.language);
  if (!mayChange(visit.session.role)) return null;
  if (!isOn(integration)) return <TurnOn {...props} />;
  return (
    <section class="card">
      <details>
        <summary>{w.deactivate}</summary>
        <h3>{w.askOff}</h3>
        <p>{w.off}</p>
        <Form visit={visit} action={`/console/integrations/${encodeURIComponent(integration.id)}/deactivate`}>
          <button type="submit" class="danger">
            {w.sureOff}
          </button>
        </Form>
      </details>
    </section>
  );
};

const TurnOn = ({ visit, integration, open, cameIn, refusal }: SwitchProps) => {
  const { language, ports } = visit;
  const w = speak(words, language);
  const { title } = ports.provider(integration.provider);
  const typed = visit.form.get('startDate');
  return (
    <section class="card" aria-labelledby="switch">
      <h2 id="switch">{w.switchOn}</h2>
      <Form visit={visit} action={pathOf(integration.id, 'activate')}>
        <Edition visit={visit} integration={integration} />
        <TextField
          name="startDate"
          label={w.startDate}
          hint={w.startHint}
          type="date"
          value={typed ?? String(integration.details.startDate ?? '')}
          error={refusal?.faults['/startDate']}
          short
        />
        {(cameIn.count > 0 || cameIn.asOfMs !== null) && (
          <fieldset>
            <legend>{say(words.meanwhile, language, { count: String(cameIn.count) })}</legend>
            <AsOf asOfMs={cameIn.asOfMs} language={language} />
            <div class="cards choices">
              {(['send', 'leave'] as const).map((choice) => (
                <label class="pick">
                  <input
                    type="radio"
                    name="meanwhile"
                    value={choice}
                    checked={visit.form.get('meanwhile') === choice}
                  />
                  <span>
                    {w[choice]}
                    <small>{say(choice === 'send' ? words.sendHint : words.leaveHint, language, { title })}</small>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <button type="submit">{w.activate}</button>
        {open.length > 0 && <p class="hint">{say(words.waits, language, { items: namesOf(open, language) })}</p>}
      </Form>
    </section>
  );
};

const namesOf = (open: readonly ChecklistItem[], language: Language): string =>
  open.map(({ item }) => items[item].name[language]).join('; ');

/** What the switch did, with the way back where it would be accepted. What is open may still stop an invoice. */
export const Switched = ({ visit, integration, open }: Pick<SwitchProps, 'visit' | 'integration' | 'open'>) => {
  const { language, query, ports } = visit;
  const w = speak(words, language);
  const { title } = ports.provider(integration.provider);
  const sent = Number(query.get('sent'));
  if (holdOf(integration) === null)
    return (
      <Notice tone={open.length > 0 ? 'warn' : 'good'}>
        {say(words.isOn, language, { title, day: startDateOf(integration) ?? '' })}{' '}
        {open.length > 0 && `${say(words.stillOpen, language, { items: namesOf(open, language) })} `}
        {sent > 0 && say(words.sentNow, language, { count: String(sent) })}
      </Notice>
    );
  if (!query.has('off')) return null;
  return (
    <>
      <Notice tone="warn">
        {w.isOff} {w.off}
      </Notice>
      {open.length === 0 && (
        <div class="aside">
          <Press visit={visit} action={pathOf(integration.id, 'activate')} label={w.undoOff} tone="quiet small" />
        </div>
      )}
    </>
  );
};
