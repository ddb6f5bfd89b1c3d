import type { Warning } from '../../../shared/domain/causes.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';

/** Each remark in a few words, for a column; its sentence says the rest. */
export const remarkNames: Readonly<Record<Warning, Words>> = {
  'totals-derived': { nl: 'Bedragen uitgerekend', en: 'Amounts worked out' },
  'vat-rounding': { nl: 'Btw anders afgerond', en: 'VAT rounded differently' },
  'rounding-added': { nl: 'Afrondingsregel', en: 'Rounding line' },
  'default-article': { nl: 'Standaardartikel', en: 'Default item' },
  'text-shortened': { nl: 'Tekst ingekort', en: 'Text shortened' },
  'iban-refused': { nl: 'IBAN weggelaten', en: 'IBAN left out' },
  'vat-number-refused': { nl: 'Btw-nummer weggelaten', en: 'VAT number left out' },
  'relation-shared': { nl: 'Gedeelde relatie', en: 'Shared relation' },
  'relation-matched': { nl: 'Bestaande relatie', en: 'Existing relation' },
  'due-date-differs': { nl: 'Andere vervaldatum', en: 'Another due date' },
  'date-set-at-finalising': { nl: 'Datum bij definitief maken', en: 'Date set at finalising' },
  'credit-original-unknown': { nl: 'Credit zonder origineel', en: 'Credit without original' },
  'mail-unconfirmed': { nl: 'E-mail onbevestigd', en: 'E-mail not confirmed' },
  'email-missing': { nl: 'Geen e-mailadres', en: 'No e-mail address' },
  'email-failed': { nl: 'E-mail mislukt', en: 'E-mail failed' },
  'period-dropped': { nl: 'Zonder periode', en: 'Without a period' },
  'field-refused': { nl: 'Veld weggelaten', en: 'Field left out' },
  'field-shortened': { nl: 'Veld ingekort', en: 'Field shortened' },
  'sent-by-peppol': { nl: 'Via Peppol', en: 'By Peppol' },
};
