import type { SettingField, SettingsForm } from '../settings/settings-form.ts';
import { usualDrawn, usualFields, usualTitles, whichInvoices } from '../settings/usual-settings.ts';

const externalInvoice: SettingField = {
  setting: 'externalInvoice',
  kind: 'either',
  label: { nl: 'Welke soort factuur maakt Moneybird?', en: 'Which kind of invoice does Moneybird make?' },
  options: [
    {
      value: true,
      text: { nl: 'Externe verkoopfactuur', en: 'External sales invoice' },
      hint: {
        nl: 'Aanbevolen: i-Reserve heeft de factuur al gemaakt. Moneybird boekt deze onder hetzelfde nummer en mailt niets.',
        en: 'Recommended: i-Reserve already issued the invoice. Moneybird books it under the same number and mails nothing.',
      },
    },
    {
      value: false,
      text: { nl: 'Gewone verkoopfactuur', en: 'Regular sales invoice' },
      hint: {
        nl: 'Moneybird maakt een eigen factuur met een eigen nummer.',
        en: 'Moneybird makes an invoice of its own, with its own number.',
      },
    },
  ],
};

const [final, draft] = usualFields.finaliseInvoice.options;

const finaliseInvoice: SettingField = {
  ...usualFields.finaliseInvoice,
  options: [
    {
      ...final,
      hint: {
        nl: 'De factuur ligt daarna vast. Moneybird geeft een eigen factuurnummer; het i-Reserve-nummer staat als referentie.',
        en: 'The invoice is then fixed. Moneybird gives its own number; the i-Reserve number is kept as reference.',
      },
    },
    draft,
  ],
  needs: {
    setting: 'externalInvoice',
    is: false,
    why: {
      nl: 'Niet nodig bij een externe verkoopfactuur: die is meteen geboekt.',
      en: 'Not needed for an external sales invoice: it is booked at once.',
    },
  },
};

const sendEmail: SettingField = {
  ...usualFields.sendEmail,
  needs: {
    setting: 'finaliseInvoice',
    is: true,
    why: {
      nl: 'Mailen vanuit {books} kan alleen bij gewone verkoopfacturen die definitief gemaakt worden.',
      en: 'E-mailing from {books} is possible only for regular sales invoices that are finalised.',
    },
  },
};

const vatExclusive: SettingField = {
  ...usualFields.vatExclusive,
  hints: [
    {
      nl: 'Een voorkeur: komt het totaal van een factuur alleen met de andere soort prijzen op de cent uit, dan versturen we die.',
      en: 'A preference: when only the other kind of prices brings an invoice’s total to the cent, that kind is sent.',
    },
  ],
};

const workflow: SettingField = {
  setting: 'workflow',
  kind: 'from-books',
  list: 'workflows',
  none: { nl: '— de standaard van Moneybird —', en: '— the default of Moneybird —' },
  label: { nl: 'Workflow', en: 'Workflow' },
  hints: [{ nl: 'Bepaalt taal, e-mailteksten en herinneringen.', en: 'Decides language, e-mail texts and reminders.' }],
  needs: {
    setting: 'externalInvoice',
    is: false,
    why: {
      nl: 'Niet bij een externe verkoopfactuur: die heeft geen workflow.',
      en: 'Not for an external sales invoice: it has no workflow.',
    },
  },
};

const autoUpdateRelation: SettingField = {
  ...usualFields.autoUpdateRelation,
  label: { nl: 'Contact bijwerken', en: 'Update the contact' },
  hints: [
    {
      nl: 'Ja: wijzigingen in i-Reserve gaan mee bij elke factuur. Nee: het contact wordt één keer gemaakt en daarna met rust gelaten.',
      en: 'Yes: changes in i-Reserve go along with every invoice. No: the contact is made once and then left alone.',
    },
  ],
};

const contactSyncBack: SettingField = {
  setting: 'contactSyncBack',
  kind: 'check',
  label: { nl: 'Contactwijzigingen terug naar i-Reserve', en: 'Contact changes back to i-Reserve' },
  hints: [
    {
      nl: 'Wijzigt u een contact in Moneybird, dan wordt de klant in i-Reserve bijgewerkt.',
      en: 'When you change a contact in Moneybird, the customer in i-Reserve is updated.',
    },
  ],
};

const contactSyncBackFields: SettingField = {
  setting: 'contactSyncBackFields',
  kind: 'some-of',
  label: { nl: 'Wat mag terugkomen', en: 'What may come back' },
  options: [
    { value: 'name', text: { nl: 'Naam', en: 'Name' } },
    { value: 'address', text: { nl: 'Adres', en: 'Address' } },
    { value: 'email', text: { nl: 'E-mail', en: 'E-mail' } },
    { value: 'phone', text: { nl: 'Telefoon', en: 'Phone' } },
    { value: 'vatNumber', text: { nl: 'Btw-nummer', en: 'VAT number' } },
    { value: 'chamberOfCommerce', text: { nl: 'KvK-nummer', en: 'Chamber of Commerce number' } },
    { value: 'iban', text: { nl: 'IBAN', en: 'IBAN' } },
  ],
  needs: {
    setting: 'contactSyncBack',
    is: true,
    why: {
      nl: 'Geldt alleen als contactwijzigingen terugkomen.',
      en: 'Matters only when contact changes come back.',
    },
  },
};

const customerField: SettingField = {
  ...usualFields.customerField,
  hints: [
    {
      nl: 'In dit veld van de klant komt het id van het contact.',
      en: 'The id of the contact goes into this field of the customer.',
    },
  ],
};

/** The settings of Moneybird as people edit them. The kind of invoice has no default: switching later is a decision. */
export const settingsForm: SettingsForm = {
  groups: [
    {
      id: 'deciding',
      title: usualTitles.deciding,
      isDeciding: true,
      rows: [externalInvoice, finaliseInvoice, sendEmail, usualFields.startDate],
    },
    {
      id: 'invoice',
      title: usualTitles.invoice,
      rows: [vatExclusive, usualFields.dateRangeOnLines, workflow],
    },
    {
      id: 'customer',
      title: usualTitles.customer,
      rows: [
        autoUpdateRelation,
        [usualFields.customerNumberPrefix, usualFields.customerNumberLength],
        contactSyncBack,
        contactSyncBackFields,
      ],
    },
    { id: 'fields', title: usualTitles.fields, rows: [[usualFields.invoiceField, customerField]] },
    { id: 'rounding', title: usualTitles.rounding, rows: [usualFields.rounding, [usualFields.roundingLimit]] },
    whichInvoices,
  ],
  drawn: [
    {
      when: { externalInvoice: true },
      stamp: { words: { nl: 'Geboekt', en: 'Booked' }, tone: 'good' },
      says: {
        nl: 'Onder het nummer van i-Reserve. Telt meteen mee in omzet en btw.',
        en: 'Under the number of i-Reserve. Counts in revenue and VAT at once.',
      },
      heading: { nl: 'Factuur 2026-0042: het nummer van i-Reserve', en: 'Invoice 2026-0042: the number of i-Reserve' },
    },
    {
      when: { externalInvoice: null },
      ...{ stamp: usualDrawn.open.stamp, heading: usualDrawn.open.heading },
      says: { nl: 'Kies welke soort factuur Moneybird maakt.', en: 'Choose which kind of invoice Moneybird makes.' },
    },
    {
      when: { externalInvoice: false, finaliseInvoice: true },
      ...usualDrawn.final,
      heading: {
        nl: 'Factuur 2026-0001: het nummer van {books}. Nummer in i-Reserve: 2026-0042',
        en: 'Invoice 2026-0001: the number of {books}. Number in i-Reserve: 2026-0042',
      },
    },
    { when: { externalInvoice: false, finaliseInvoice: false }, ...usualDrawn.draft },
    { when: { externalInvoice: false, finaliseInvoice: null }, ...usualDrawn.open },
    { when: { externalInvoice: false, finaliseInvoice: true, sendEmail: true }, ...usualDrawn.mailed },
  ],
  mustBeChosen: [
    {
      setting: 'externalInvoice',
      ask: {
        nl: 'Kies tussen externe en gewone verkoopfacturen.',
        en: 'Choose between external and regular sales invoices.',
        api: 'Choose between external and regular sales invoices (externalInvoice).',
      },
    },
  ],
};
