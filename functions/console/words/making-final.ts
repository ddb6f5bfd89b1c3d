import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What is asked before drafts are made final, and what is said of it afterwards. */
export const makingFinal = {
  makeFinal: { nl: 'Definitief maken', en: 'Make final' },
  makeAllFinal: { nl: 'Definitief maken ({count})', en: 'Make final ({count})' },
  askOne: {
    nl: 'Factuur {number} definitief maken in {books}[: €\u00a0{total} incl. btw, waarvan €\u00a0{vat} btw]?',
    en: 'Make invoice {number} final in {books}[: €\u00a0{total} incl. VAT, of which €\u00a0{vat} VAT]?',
  },
  askAll: {
    nl: 'Concepten definitief maken in {books}: {count}, samen €\u00a0{total} incl. btw, waarvan €\u00a0{vat} btw?',
    en: 'Make the drafts final in {books}: {count}, together €\u00a0{total} incl. VAT, of which €\u00a0{vat} VAT?',
  },
  whatHappens: {
    nl: 'Daarna tellen ze mee in omzet, btw en openstaande posten, met de datum van de factuur. Terugnemen kan dan alleen met een creditfactuur. Er wordt niets gemaild. Elk concept wordt eerst nagekeken: wat in {books} veranderd of verwijderd is, blijft zoals het is en staat daarna bij wat actie vraagt.',
    en: 'They then count in revenue, VAT and open items, as of the date of the invoice. Only a credit invoice takes that back. Nothing is mailed. Each draft is checked first: what was changed or deleted in {books} stays as it is, and is shown with what needs you.',
  },
  whatHappensToOne: {
    nl: 'Daarna telt de factuur mee in omzet, btw en openstaande posten, met de datum van de factuur. Terugnemen kan dan alleen met een creditfactuur. Er wordt niets gemaild. Het concept wordt eerst nagekeken: is het in {books} veranderd of verwijderd, dan gebeurt er niets mee.',
    en: 'The invoice then counts in revenue, VAT and open items, as of its date. Only a credit invoice takes that back. Nothing is mailed. The draft is checked first: if it was changed or deleted in {books}, it is left as it is.',
  },
  sureAll: { nl: 'Ja, maak {count} definitief', en: 'Yes, make {count} final' },
  sureOne: { nl: 'Ja, maak definitief', en: 'Yes, make it final' },
  asked: {
    nl: 'Concepten die nu definitief worden gemaakt: {count}.',
    en: 'Drafts that are being made final now: {count}.',
  },
  others: {
    nl: 'Niet gevraagd, omdat het geen concept meer is of er nog aan gewerkt wordt: {others}.',
    en: 'Not asked, since they are no drafts any more or are being worked on: {others}.',
  },
} as const satisfies Record<string, Words>;
