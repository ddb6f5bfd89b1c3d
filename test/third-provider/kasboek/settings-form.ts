import type { SettingField, SettingsForm } from '../../../shared/providers/settings/settings-form.ts';
import { usualFields, usualTitles, whichInvoices } from '../../../shared/providers/settings/usual-settings.ts';

const tellsOwner: SettingField = {
  setting: 'tellsOwner',
  kind: 'either',
  label: { nl: 'Meldt Kasboek elke boeking?', en: 'Does Kasboek announce every posting?' },
  options: [
    {
      value: true,
      text: { nl: 'Elke boeking melden', en: 'Announce every posting' },
      hint: {
        nl: 'De eigenaar krijgt een bericht op zijn telefoon.',
        en: 'The owner gets a message on their telephone.',
      },
    },
    {
      value: false,
      text: { nl: 'Niets melden', en: 'Announce nothing' },
      hint: { nl: 'Boekingen staan alleen in de lijst.', en: 'Postings stand in the list alone.' },
    },
  ],
};

/** The settings of Kasboek as people edit them. */
export const settingsForm: SettingsForm = {
  groups: [
    {
      id: 'invoice',
      title: usualTitles.invoice,
      rows: [tellsOwner, usualFields.finaliseInvoice, usualFields.vatExclusive],
    },
    {
      id: 'customer',
      title: usualTitles.customer,
      rows: [usualFields.autoUpdateRelation, [usualFields.customerNumberPrefix, usualFields.customerNumberLength]],
    },
    { id: 'fields', title: usualTitles.fields, rows: [[usualFields.invoiceField, usualFields.customerField]] },
    whichInvoices,
  ],
  mustBeChosen: [
    {
      setting: 'tellsOwner',
      ask: {
        nl: 'Kies of Kasboek elke boeking meldt.',
        en: 'Choose whether Kasboek announces every posting.',
        api: 'Choose whether Kasboek announces every posting (tellsOwner).',
      },
    },
  ],
};
