import type { SettingField, SettingsForm } from '../settings/settings-form.ts';
import { usualDrawn, usualFields, usualTitles, whichInvoices } from '../settings/usual-settings.ts';

const none = { nl: '— geen —', en: '— none —' };

const vatExclusive: SettingField = {
  ...usualFields.vatExclusive,
  fitsVatCodes: true,
  hints: [
    {
      nl: 'Dit moet passen bij uw btw-codes: Exclusief vraagt prijzen zonder btw, Inclusief met btw. Codes zonder btw passen altijd.',
      en: 'Must fit your VAT codes: type Exclusief takes prices without VAT, Inclusief with VAT. Codes without VAT always fit.',
    },
  ],
};

const journal: SettingField = {
  setting: 'journal',
  kind: 'from-books',
  list: 'journals',
  none: { nl: '— automatisch —', en: '— automatic —' },
  label: { nl: 'Dagboek', en: 'Journal' },
  hints: [
    {
      nl: 'Zonder keuze: het enige verkoopdagboek, anders 70.',
      en: 'If you leave this open: the only sales journal, else 70.',
    },
  ],
};

const defaultArticle: SettingField = {
  setting: 'defaultArticle',
  kind: 'from-books',
  list: 'articles',
  none,
  label: { nl: 'Standaardartikel', en: 'Default item' },
  hints: [
    { nl: 'Voor factuurregels zonder gekoppeld artikel.', en: 'For invoice lines without an item of their own.' },
  ],
};

const creditSign: SettingField = {
  setting: 'creditSign',
  kind: 'one-of',
  label: { nl: 'Aantallen op creditfacturen', en: 'Quantities on credit invoices' },
  hints: [
    {
      nl: 'Kijk bij de eerste creditfactuur in Exact Online of het bedrag het goede teken heeft.',
      en: 'Check in Exact Online that the amount of the first credit invoice has the right sign.',
    },
  ],
  options: [
    { value: 'positive', text: { nl: 'positief (standaard)', en: 'positive (default)' } },
    { value: 'negative', text: { nl: 'negatief', en: 'negative' } },
  ],
};

const contactField: SettingField = {
  setting: 'contactField',
  kind: 'text',
  optional: true,
  suggests: 'customer',
  label: { nl: 'Contactveld', en: 'Contact field' },
  hints: [
    {
      nl: 'Niet verplicht. Een ander veld dan het klantveld, voor het id van de contactpersoon.',
      en: 'Optional. Another field than the customer field, for the id of the contact person.',
    },
  ],
};

const roundingArticle: SettingField = {
  setting: 'roundingArticle',
  kind: 'from-books',
  list: 'articles',
  none,
  label: { nl: 'Artikel voor de afrondingsregel', en: 'Item for the rounding line' },
  hints: [{ nl: 'Zonder keuze: het standaardartikel.', en: 'If you leave this open: the default item.' }],
  needs: usualFields.roundingLimit.needs,
};

/** The settings of Exact Online as people edit them. Every one of them has a default. */
export const settingsForm: SettingsForm = {
  groups: [
    {
      id: 'deciding',
      title: usualTitles.deciding,
      isDeciding: true,
      rows: [usualFields.finaliseInvoice, usualFields.sendEmail, usualFields.startDate],
    },
    {
      id: 'invoice',
      title: usualTitles.invoice,
      rows: [vatExclusive, usualFields.dateRangeOnLines, [journal, defaultArticle, creditSign]],
    },
    {
      id: 'customer',
      title: usualTitles.customer,
      rows: [usualFields.autoUpdateRelation, [usualFields.customerNumberPrefix, usualFields.customerNumberLength]],
    },
    {
      id: 'fields',
      title: usualTitles.fields,
      rows: [[usualFields.invoiceField, usualFields.customerField, contactField]],
    },
    {
      id: 'rounding',
      title: usualTitles.rounding,
      rows: [usualFields.rounding, [usualFields.roundingLimit, roundingArticle]],
    },
    whichInvoices,
  ],
  mustBeChosen: [],
  drawn: [
    { when: { finaliseInvoice: true }, ...usualDrawn.final },
    { when: { finaliseInvoice: false }, ...usualDrawn.draft },
    { when: { finaliseInvoice: null }, ...usualDrawn.open },
    { when: { finaliseInvoice: true, sendEmail: true }, ...usualDrawn.mailed },
  ],
};
