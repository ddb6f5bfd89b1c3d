import { Boxes } from '../parts/boxes.tsx';
import { CheckField, TextField } from '../parts/form.tsx';
import { type DetailsProps, fieldsOf } from './details-fields.ts';

/** How a customer is kept in the books, and what comes back. */
export const CustomerPart = (props: DetailsProps) => {
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

const SyncBack = (props: DetailsProps) => {
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
