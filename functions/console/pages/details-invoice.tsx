import { say } from '../../../shared/domain/sentences.ts';
import { speak } from '../language.ts';
import { CheckField, SelectField } from '../parts/form.tsx';
import { pathOf } from '../parts/layout.tsx';
import { fitsPrices } from '../suggest.ts';
import { choicesOf, type DetailsProps, fieldsOf } from './details-fields.ts';
import { words } from './details-words.ts';

type Key = keyof typeof words;

/** How an invoice is booked. */
export const InvoicePart = (props: DetailsProps) => {
  const { settings, options } = props;
  const { say, isExact, text, check } = fieldsOf(props);
  const ofRegular = (why: Key) =>
    isExact ? undefined : { field: 'externalInvoice=false', why: say(why), holds: settings.externalInvoice === false };
  const isFinal = settings.finaliseInvoice === true && (isExact || settings.externalInvoice === false);
  return (
    <section class="card" aria-labelledby="invoice-part">
      <h2 id="invoice-part">{say('invoices')}</h2>
      {!isExact && <KindOfInvoice {...props} />}
      <CheckField
        {...check('finaliseInvoice')}
        hint={
          <>
            {say('finaliseOff')}
            <br />
            {say(isExact ? 'finaliseOn' : 'finaliseOnMoneybird')}
          </>
        }
        needs={ofRegular('finaliseWhy')}
      />
      <CheckField
        {...check('sendEmail', 'sendEmailHint')}
        needs={{ field: 'finaliseInvoice=true', why: say('sendEmailWhy'), holds: isFinal }}
      />
      <CheckField {...check('vatExclusive', isExact ? 'vatExclusiveExact' : 'vatExclusiveMoneybird')} />
      <UnfitCodes {...props} />
      <CheckField {...check('dateRangeOnLines', 'dateRangeHint')} />
      {isExact ? (
        <div class="row">
          <SelectField {...text('journal', 'journalHint')} options={choicesOf(options?.journals, say('auto'))} />
          <SelectField
            {...text('defaultArticle', 'defaultArticleHint')}
            options={choicesOf(options?.articles, say('none'))}
          />
          <SelectField
            {...text('creditSign', 'creditSignHint')}
            options={(['positive', 'negative'] as const).map((value) => ({ value, text: say(value) }))}
          />
        </div>
      ) : (
        <SelectField
          {...text('workflow', 'workflowHint')}
          options={choicesOf(options?.workflows, say('usual'))}
          needs={ofRegular('workflowWhy')}
        />
      )}
    </section>
  );
};

/** Mapped VAT codes that ask for the other kind of prices than is sent: those two settings belong together. */
const UnfitCodes = ({ visit, integration, settings, options }: DetailsProps) => {
  const codes = options?.vatCodes ?? [];
  const unfit = Object.entries(integration.mappings.vat)
    .filter(([, code]) => codes.some((one) => one.code === code && !fitsPrices(one, settings.vatExclusive === true)))
    .sort();
  if (unfit.length === 0) return null;
  const w = speak(words, visit.language);
  return (
    <p class="error note">
      {say(words.unfitCodes, visit.language, { rates: unfit.map(([rate, code]) => `${rate} (${code})`).join(', ') })}{' '}
      <a href={pathOf(integration.id, 'mappings')}>{w.toMappings}</a>
    </p>
  );
};

const KindOfInvoice = (props: DetailsProps) => {
  const { settings, refusal } = props;
  const { say } = fieldsOf(props);
  const kinds = [
    { value: true, name: 'external', hint: 'externalHint' },
    { value: false, name: 'regular', hint: 'regularHint' },
  ] as const;
  return (
    <fieldset>
      <legend>{say('externalInvoice')}</legend>
      {kinds.map(({ value, name, hint }) => (
        <label class="pick">
          <input
            type="radio"
            name="externalInvoice"
            value={String(value)}
            checked={settings.externalInvoice === value}
          />
          <span>
            {say(name)}
            <small>{say(hint)}</small>
          </span>
        </label>
      ))}
      {refusal?.faults['/externalInvoice'] && <p class="error">{refusal.faults['/externalInvoice']}</p>}
    </fieldset>
  );
};
