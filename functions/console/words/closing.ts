import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What the closing report alone says. */
export const closingPage = {
  /** Of days that are no month. */
  ofDays: { nl: 'Aansluiting', en: 'Closing report' },
  quarterOf: { nl: '{nth}e kwartaal {year}', en: 'Q{nth} {year}' },
  perBox: {
    nl: 'Omzet en btw in euro, per rubriek van de btw-aangifte, zonder wat niet verstuurd is; in de boekhouding alleen wat definitief is',
    en: 'Turnover and VAT in euro, per box of the Dutch VAT return, without what is not sent; of the books only what is final',
  },
  box: { nl: 'Rubriek', en: 'Box' },
  boxFollows: {
    nl: 'De rubriek volgt uit Btw en artikelen: uit de btw-code waaraan elk btw-tarief is gekoppeld. De aangifte zelf volgt uit de boekhouding.',
    en: 'The box follows from Mapping: from the VAT code that each VAT rate is mapped to. The return itself follows from the books.',
  },
  exclOurs: { nl: 'Omzet excl. btw, i-Reserve', en: 'Turnover excl. VAT, i-Reserve' },
  exclBooks: { nl: 'Omzet excl. btw, boekhouding', en: 'Turnover excl. VAT, books' },
  exclDifference: { nl: 'Verschil omzet', en: 'Difference in turnover' },
  vatOurs: { nl: 'Btw, i-Reserve', en: 'VAT, i-Reserve' },
  vatBooks: { nl: 'Btw, boekhouding', en: 'VAT, books' },
  vatDifference: { nl: 'Verschil btw', en: 'Difference in VAT' },
  box1a: { nl: '1a – hoog tarief', en: '1a – high rate' },
  box1b: { nl: '1b – laag tarief', en: '1b – low rate' },
  box1c: { nl: '1c – overige tarieven', en: '1c – other rates' },
  box1e: { nl: '1e – 0 % of niet bij u belast', en: '1e – 0 % or not taxed with you' },
  box3a: { nl: '3a – buiten de EU', en: '3a – outside the EU' },
  box3b: { nl: '3b – binnen de EU', en: '3b – within the EU' },
  box3: { nl: '3a of 3b – land niet bekend', en: '3a or 3b – country not known' },
  noBox: { nl: 'Geen rubriek te noemen', en: 'No box to name' },
  whyBox3: {
    nl: '3a of 3b: de btw-code is voor het buitenland, maar van de klant is geen ander land dan Nederland bekend.',
    en: '3a or 3b: the VAT code is for sales abroad, but no other country than the Netherlands is known of the customer.',
  },
  whyNoBox: {
    nl: 'Geen rubriek te noemen: het btw-tarief is aan geen btw-code gekoppeld, of de code is niet (meer) te kiezen in de boekhouding, is voor de margeregeling, of heeft btw van een ander land.',
    en: 'No box to name: the VAT rate is mapped to no VAT code, or the code can not be chosen in the books (any more), is for the margin scheme, or has VAT of another country.',
  },
  draftsNotCounted: {
    nl: 'Facturen die als concept in {books} staan: {count}, samen €\u00a0{total} incl. btw, waarvan €\u00a0{vat} btw. Ze tellen pas mee in omzet, btw en openstaande posten als ze definitief zijn.',
    en: 'Invoices that are drafts in {books}: {count}, together €\u00a0{total} incl. VAT, of which €\u00a0{vat} VAT. They count in revenue, VAT and open items only once they are final.',
  },
  howItStands: {
    nl: 'Facturen van deze dagen: {all}. Daarvan wijken af: {differ} ({parts}).',
    en: 'Invoices of these days: {all}. Of these differ: {differ} ({parts}).',
  },
  differences: { nl: 'Wat afwijkt, in euro incl. btw', en: 'What differs, in euro incl. VAT' },
  draftItems: { nl: 'Concepten, in euro incl. btw', en: 'Drafts, in euro incl. VAT' },
  drafts: { nl: 'Concepten', en: 'Drafts' },
  everything: { nl: 'Alle facturen, in euro incl. btw', en: 'All invoices, in euro incl. VAT' },
  showAll: { nl: 'Alle facturen tonen ({count})', en: 'Show all invoices ({count})' },
  showDifferences: { nl: 'Alleen tonen wat afwijkt', en: 'Show only what differs' },
  madeAt: { nl: 'Opgemaakt op', en: 'Made at' },
  tenant: { nl: 'Bedrijf', en: 'Company' },
  administration: { nl: 'Administratie', en: 'Administration' },
  period: { nl: 'Periode', en: 'Period' },
  signed: { nl: 'Gezien door', en: 'Seen by' },
} as const satisfies Record<string, Words>;
