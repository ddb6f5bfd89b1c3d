import type { optionsOf } from '../../../shared/admin/options.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { amountIn } from '../../../shared/domain/readable.ts';
import type { Choice } from '../../../shared/providers/provider.ts';
import type { Integration } from '../../../shared/sync/integration.ts';
import { filled, speak } from '../language.ts';
import { CheckField, Form, isOff, type Needs, SelectField, TextField, Why } from '../parts/form.tsx';
import { pathOf, Tabbed } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { Saved } from '../parts/saved.tsx';
import type { Refusal } from '../refusal.ts';
import { fitsPrices } from '../suggest.ts';
import type { Visit } from '../visit.ts';
import { words } from './details-words.ts';

interface Props {
  readonly visit: Visit;
  readonly integration: Integration;
  /** As they are saved, with what was typed over them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly refusal: Refusal | null;
  /** Null while the books can't be asked. */
  readonly options: Awaited<ReturnType<typeof optionsOf>> | null;
  readonly catalogue: Catalogue;
}

type Key = keyof typeof words;

/** What the fields of one page share: their words, and how each stands. */
function fieldsOf({ visit, integration, settings, refusal }: Props) {
  const { title: books } = visit.ports.provider(integration.provider);
  const w = speak(words, visit.language);
  const say = (key: Key) => filled(w[key], { books });
  const base = (name: string, hint?: Key) => ({
    name,
    label: say(name as Key),
    hint: hint && say(hint),
    error: refusal?.faults[`/${name}`],
  });
  return {
    say,
    isExact: integration.provider === 'exact',
    text: (name: string, hint?: Key) => ({ ...base(name, hint), value: String(settings[name] ?? '') }),
    check: (name: string, hint?: Key) => ({ ...base(name, hint), checked: settings[name] === true }),
  };
}

export const DetailsPage = (props: Props) => {
  const { visit, integration, refusal } = props;
  const { say } = fieldsOf(props);
  return (
    <Tabbed visit={visit} integration={integration} tab="details">
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {!refusal && <Saved visit={visit} id={integration.id} />}
      <Form visit={visit}>
        <InvoicePart {...props} />
        <CustomerPart {...props} />
        <FieldsPart {...props} />
        <RoundingPart {...props} />
        <WhichPart {...props} />
        <div class="actions">
          <button type="submit" name="next" value="mappings">
            {say('save')}
          </button>
          <button type="submit" class="quiet">
            {say('stay')}
          </button>
        </div>
      </Form>
    </Tabbed>
  );
};

const choicesOf = (list: readonly Choice[] | undefined, none: string) => [
  { value: '', text: none },
  ...(list ?? []).map(({ code, description }) => ({
    value: code,
    text: code.length > 12 || code === description ? description : `${code} – ${description}`,
  })),
];

const InvoicePart = (props: Props) => {
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
const UnfitCodes = ({ visit, integration, settings, options }: Props) => {
  const codes = options?.vatCodes ?? [];
  const unfit = Object.entries(integration.mappings.vat)
    .filter(([, code]) => codes.some((one) => one.code === code && !fitsPrices(one, settings.vatExclusive === true)))
    .sort();
  if (unfit.length === 0) return null;
  const w = speak(words, visit.language);
  return (
    <p class="error note">
      {filled(w.unfitCodes, { rates: unfit.map(([rate, code]) => `${rate} (${code})`).join(', ') })}{' '}
      <a href={pathOf(integration.id, 'mappings')}>{w.toMappings}</a>
    </p>
  );
};

const KindOfInvoice = (props: Props) => {
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

const CustomerPart = (props: Props) => {
  const { say, isExact, text, check } = fieldsOf(props);
  return (
    <section class="card" aria-labelledby="customer-part">
      <h2 id="customer-part">{say('relation')}</h2>
      <CheckField
        {...check('autoUpdateRelation', isExact ? 'autoUpdateHint' : 'autoUpdateContactHint')}
        {...(isExact ? {} : { label: say('autoUpdateContact') })}
      />
      <div class="row">
        <TextField {...text('customerNumberPrefix')} short />
        <TextField {...text('customerNumberLength', 'numberHint')} short />
      </div>
      {!isExact && <SyncBack {...props} />}
    </section>
  );
};

const CONTACT_PARTS = ['name', 'address', 'email', 'phone', 'vatNumber', 'chamberOfCommerce', 'iban'] as const;

const SyncBack = (props: Props) => {
  const { settings } = props;
  const { say, check } = fieldsOf(props);
  return (
    <>
      <CheckField {...check('contactSyncBack', 'contactSyncBackHint')} />
      <Boxes
        name="contactSyncBackFields"
        legend={say('contactSyncBackFields')}
        boxes={CONTACT_PARTS.map((value) => ({ value, text: say(value) }))}
        chosen={settings.contactSyncBackFields}
        needs={{ field: 'contactSyncBack=true', why: say('syncWhy'), holds: settings.contactSyncBack === true }}
      />
    </>
  );
};

interface BoxesProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly boxes: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: unknown;
  readonly needs?: Needs;
}

/** Several boxes of one setting. */
const Boxes = (props: BoxesProps) => {
  const { name, legend, hint, boxes, chosen, needs } = props;
  const isChosen = (value: string) => Array.isArray(chosen) && chosen.includes(value);
  return (
    <fieldset class={isOff(props) ? 'off' : undefined} data-needs={needs?.field}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <Why {...props} />
      <input type="hidden" name="boxes" value={name} disabled={isOff(props)} />
      <div class="picks">
        {boxes.map(({ value, text }) => (
          <label class="pick">
            <input type="checkbox" name={name} value={value} checked={isChosen(value)} disabled={isOff(props)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const FieldsPart = (props: Props) => {
  const { fields } = props.catalogue;
  const { say, isExact, text } = fieldsOf(props);
  return (
    <section class="card" aria-labelledby="fields-part">
      <h2 id="fields-part">{say('fields')}</h2>
      <div class="row">
        <TextField {...text('invoiceField', 'invoiceFieldHint')} suggestions={fields.invoice} />
        <TextField
          {...text('customerField', isExact ? 'customerFieldHint' : 'customerFieldContactHint')}
          suggestions={fields.customer}
        />
        {isExact && <TextField {...text('contactField', 'contactFieldHint')} suggestions={fields.customer} />}
      </div>
    </section>
  );
};

const RoundingPart = (props: Props) => {
  const { options, settings, visit } = props;
  const { say, isExact, text } = fieldsOf(props);
  const needs = { field: 'rounding=add', why: say('roundingWhy'), holds: settings.rounding === 'add' };
  return (
    <section class="card" aria-labelledby="rounding-part">
      <h2 id="rounding-part">{say('amounts')}</h2>
      <SelectField
        {...text('rounding')}
        options={(['park', 'add'] as const).map((value) => ({ value, text: say(value) }))}
        hint={say('roundingHint')}
      />
      <div class="row">
        <TextField
          {...text('roundingLimit', 'roundingLimitHint')}
          value={amountIn(String(settings.roundingLimit ?? ''), visit.language)}
          needs={needs}
          short
        />
        {isExact && (
          <SelectField
            {...text('roundingArticle', 'roundingArticleHint')}
            options={choicesOf(options?.articles, say('none'))}
            needs={needs}
          />
        )}
      </div>
    </section>
  );
};

const WhichPart = (props: Props) => {
  const { settings, catalogue } = props;
  const { say, text, check } = fieldsOf(props);
  const triggers = settings.triggers as { readonly invoiceSent?: boolean } | undefined;
  return (
    <section class="card" aria-labelledby="which-part">
      <h2 id="which-part">{say('which')}</h2>
      <TextField {...text('startDate', 'startDateHint')} type="date" short />
      <CheckField {...check('invoiceSent', 'invoiceSentHint')} checked={triggers?.invoiceSent === true} />
      {catalogue.sellers.length > 1 && (
        <Boxes
          name="sellers"
          legend={say('sellers')}
          hint={say('sellersHint')}
          boxes={catalogue.sellers.map(({ id, name }) => ({ value: id, text: name ?? id }))}
          chosen={settings.sellers}
        />
      )}
    </section>
  );
};
