import { shortList } from '../../../../shared/admin/integrations/connect-administration.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { mayBeShort } from '../../../../shared/providers/administration.ts';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { pathOf } from '../../parts/layout.tsx';
import type { AuthenticationProps } from './props.ts';
import { words } from './words.ts';

/** The list to choose from; before it was asked for, the way to ask. */
export const ChooseAdministration = (props: AuthenticationProps) => {
  const { visit, integration, administrations, refusal } = props;
  const w = speak(words, visit.language);
  const { chain, administration, id } = integration;
  const chosen = visit.form.get('administration') ?? administration?.id;
  const action = `/console/integrations/${encodeURIComponent(id)}/connect`;
  if (administrations === null)
    return administration ? (
      <a href={`${pathOf(id, 'authentication')}?move=yes`}>{w.step2Move}</a>
    ) : (
      <Form visit={visit} action={action}>
        <button type="submit" disabled={chain === null}>
          {w.step2Button}
        </button>
      </Form>
    );
  if (administrations.length === 0) return <p>{w.noneSeen}</p>;
  const short = mayBeShort(administrations) && <p class="hint">{say(shortList, visit.language)}</p>;
  if (administrations.every(({ id: code }) => code === administration?.id))
    return (
      <>
        <p>{w.noOther}</p>
        {short}
      </>
    );
  return (
    <Form visit={visit} action={action}>
      <fieldset>
        <legend>{w.step2Choose}</legend>
        {administrations.map(({ id: code, name, number, vatNumber }) => (
          <label class="pick">
            <input type="radio" name="administration" value={code} checked={code === chosen} />
            <span>
              {name}
              <small>
                {[number && `${w.number} ${number}`, vatNumber && `${w.vatNumber} ${vatNumber}`]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </label>
        ))}
        {short}
        {refusal?.faults['/administration'] && <p class="error">{refusal.faults['/administration']}</p>}
      </fieldset>
      {administration && (
        <label class="pick">
          <input type="checkbox" name="confirm" value="true" />
          <span>{w.step2Confirm}</span>
        </label>
      )}
      <button type="submit">{w.step2Use}</button>
    </Form>
  );
};
