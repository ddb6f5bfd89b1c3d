import { amountIn } from '../../../shared/domain/readable.ts';
import { Boxes } from '../parts/boxes.tsx';
import { CheckField, Form, SelectField, TextField } from '../parts/form.tsx';
import { Tabbed } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { Saved } from '../parts/saved.tsx';
import { CustomerPart } from './details-customer.tsx';
import { choicesOf, type DetailsProps, fieldsOf } from './details-fields.ts';
import { InvoicePart } from './details-invoice.tsx';

export const DetailsPage = (props: DetailsProps) => {
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

const FieldsPart = (props: DetailsProps) => {
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

const RoundingPart = (props: DetailsProps) => {
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

const WhichPart = (props: DetailsProps) => {
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
