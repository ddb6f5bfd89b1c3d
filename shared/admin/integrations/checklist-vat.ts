import { inWords } from '../../domain/sentences.ts';
import type { Words } from '../../domain/sentences-words.ts';

interface VatRates {
  /** Rates of the catalogue that are not mapped. */
  readonly lacking: readonly string[];
  /** Rates that only invoices showed and that are not mapped. */
  readonly others: readonly string[];
  readonly isNothingMapped: boolean;
  /** What the books would refuse of the mappings; null where it is nothing, or nobody knows. */
  readonly misfits: Words | null;
  /** True when the mappings were held against the codes of the books. */
  readonly isRead: boolean;
  /** How many codes the books have; null when it is unknown. */
  readonly codes: number | null;
}

/** What the checklist found of the VAT rates. One that only invoices showed keeps nobody waiting, and is named. */
export function vatFound({ lacking, others, isNothingMapped, misfits, isRead, codes }: VatRates) {
  const open: Words | null =
    lacking.length > 0
      ? { nl: `Koppel deze btw-tarieven: ${lacking.join(', ')}.`, en: `Map these VAT rates: ${lacking.join(', ')}.` }
      : isNothingMapped
        ? NOTHING_MAPPED
        : misfits;
  const done = others.length > 0 ? CATALOGUE_MAPPED : isRead ? FITS : MAPPED;
  const said = [
    open ?? done,
    ...(others.length > 0 ? [alsoOnInvoices(others.join(', '))] : []),
    ...(codes === null ? [] : [codesRead(codes)]),
  ];
  return { done: !open, explanation: inWords((language) => said.map((words) => words[language]).join(' ')) };
}

const NOTHING_MAPPED: Words = {
  nl: 'Koppel elk btw-tarief dat op uw facturen staat: zonder stopt een factuur met “no vat code”.',
  en: 'Map every VAT rate that your invoices use: without one an invoice stops with “no vat code”.',
};

const FITS: Words = {
  nl: 'Elk btw-tarief dat we kennen is gekoppeld aan een code die in de boekhouding past.',
  en: 'Every VAT rate that we know of is mapped to a code that fits the books.',
};

const MAPPED: Words = {
  nl: 'Elk btw-tarief dat we kennen is gekoppeld.',
  en: 'Every VAT rate that we know of is mapped.',
};

const CATALOGUE_MAPPED: Words = {
  nl: 'Elk btw-tarief uit de lijst van i-Reserve is gekoppeld.',
  en: 'Every VAT rate in the list of i-Reserve is mapped.',
};

const alsoOnInvoices = (rates: string): Words => ({
  nl: `Op facturen die we kennen, staan ook tarieven die niet gekoppeld zijn: ${rates}. Een factuur daarmee stopt.`,
  en: `Invoices that we know of also use rates that are not mapped: ${rates}. An invoice with one of them stops.`,
});

const codesRead = (count: number): Words => ({
  nl: `Btw-codes gelezen uit de boekhouding: ${count}.`,
  en: `VAT codes read from the books: ${count}.`,
});
