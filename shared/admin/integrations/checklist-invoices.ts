import type { Words } from '../../domain/sentences-words.ts';
import type { SaleOutcome } from '../../providers/settings/items-check.ts';
import type { InvoiceEntry } from '../../sync/ledger/entry.ts';

/** What an item of the checklist found. */
interface Found {
  readonly done: boolean;
  readonly explanation: Words & { readonly api?: string };
}

/** A list of names in an explanation is no longer than this. */
const NAMED_AT_MOST = 10;

const named = (outcomes: readonly SaleOutcome[], language: keyof Words): string => {
  const more = outcomes.length - NAMED_AT_MOST;
  const names = outcomes
    .slice(0, NAMED_AT_MOST)
    .map(({ product, ledgerAccount }) => product ?? account(ledgerAccount ?? '')[language]);
  return [...names, ...(more > 0 ? [{ nl: `en nog ${more}`, en: `and ${more} more` }[language]] : [])].join(', ');
};

const account = (code: string): Words => ({ nl: `grootboekrekening ${code}`, en: `ledger account ${code}` });

/**
 * Which of what is sold would stop an invoice, and which falls to the default article. A line has a product, a ledger
 * account or both, and one of them is enough: where all of one kind can be booked, the other is not checked.
 */
export function itemsFound(title: string, outcomes: readonly SaleOutcome[], needsItems: boolean): Found {
  const fitsAll = (kind: 'product' | 'ledgerAccount') => {
    const ofKind = outcomes.filter((one) => one[kind] !== null);
    return needsItems && ofKind.length > 0 && ofKind.every(({ outcome }) => outcome === 'fits');
  };
  const asked = fitsAll('product') || fitsAll('ledgerAccount') ? [] : outcomes;
  const stops = asked.filter(({ outcome }) => outcome === 'stops');
  const byDefault = asked.filter(({ outcome }) => outcome === 'default');
  const fallen = (language: keyof Words) =>
    byDefault.length === 0
      ? ''
      : {
          nl: ` Op het standaardartikel komen: ${named(byDefault, 'nl')}.`,
          en: ` These fall to the default article: ${named(byDefault, 'en')}.`,
        }[language];
  if (stops.length > 0)
    return {
      done: false,
      explanation: {
        nl: `Een factuur met een van deze zou stoppen: ${named(stops, 'nl')}. Koppel ze aan iets dat in ${title} bestaat${needsItems ? ', of kies een standaardartikel' : ''}.${fallen('nl')}`,
        en: `An invoice with one of these would stop: ${named(stops, 'en')}. Map them to what exists in ${title}${needsItems ? ', or choose a default article' : ''}.${fallen('en')}`,
      },
    };
  if (needsItems && outcomes.length === 0)
    return {
      done: false,
      explanation: {
        nl: `Nog geen enkel product is bekend. Zonder standaardartikel stopt een factuur met een product dat in ${title} geen artikel heeft.`,
        en: `No product is known yet. Without a default article an invoice stops on a product that has no item in ${title}.`,
      },
    };
  return {
    done: true,
    explanation: {
      nl: `Alle producten en grootboekrekeningen die we kennen, kunnen in ${title} geboekt worden.${fallen('nl')}`,
      en: `Every product and ledger account that we know of can be booked in ${title}.${fallen('en')}`,
    },
  };
}

/** For books that were not asked, or did not answer. */
export const itemsUntold: Found = {
  done: false,
  explanation: {
    nl: 'Of alle producten geboekt kunnen worden, blijkt zodra de boekhouding verbonden is en antwoordt.',
    en: 'Whether all products can be booked shows as soon as the books are connected and answer.',
  },
};

/** Drafts until somebody chooses: whether invoices count in the books by themselves; unknown where another choice decides it. */
export function finaliseFound(title: string, finalise: 'always' | 'chosen' | 'drafts' | 'open' | 'unknown'): Found {
  if (finalise === 'unknown')
    return {
      done: false,
      explanation: {
        nl: `Of facturen meteen definitief zijn, hangt af van de soort factuur die ${title} maakt. Kies die eerst.`,
        en: `Whether invoices are final at once depends on the kind of invoice that ${title} makes. Choose that first.`,
      },
    };
  const isFinal = finalise === 'always' || finalise === 'chosen';
  return {
    done: finalise !== 'open',
    explanation: isFinal
      ? {
          nl: `Facturen zijn in ${title} meteen definitief.`,
          en: `Invoices are final in ${title} at once.`,
        }
      : {
          nl: `Facturen komen als concept binnen. Ze tellen pas mee in omzet, btw en openstaande posten nadat iemand ze in ${title} definitief maakt.${finalise === 'open' ? ' Kies of dat zo moet blijven.' : ''}`,
          en: `Invoices arrive as drafts. They count in revenue, VAT and open items only after someone finalises them in ${title}.${finalise === 'open' ? ' Choose whether it should stay so.' : ''}`,
        },
  };
}

/** Whether a test invoice stands in the books, draft or final, with the link to it. */
export function testInvoiceFound(title: string, booked: InvoiceEntry | null): Found {
  if (!booked)
    return {
      done: false,
      explanation: {
        nl: `Maak in i-Reserve één factuur definitief en bekijk deze in ${title}: de klant, de regels, de btw.`,
        en: `Make one invoice final in i-Reserve, and look at it in ${title}: the customer, the lines, the VAT.`,
      },
    };
  const { finalised, externalNumber, url } = booked;
  const name = booked.number ?? booked.id;
  const inBooks =
    finalised && externalNumber ? { nl: ` onder nummer ${externalNumber}`, en: ` as ${externalNumber}` } : null;
  const words: Words = finalised
    ? {
        nl: `Factuur ${name} is definitief geboekt in ${title}${inBooks?.nl ?? ''}.`,
        en: `Invoice ${name} was booked in ${title}${inBooks?.en ?? ''}, and is final.`,
      }
    : {
        nl: `Factuur ${name} staat als concept in ${title}. Bekijk de factuur daar en maak deze definitief: een concept telt niet mee.`,
        en: `Invoice ${name} was booked in ${title} as a draft. Look at it there, and finalise it: a draft does not count.`,
      };
  return { done: finalised, explanation: { ...words, ...(url && { api: `${words.en} ${url}` }) } };
}
