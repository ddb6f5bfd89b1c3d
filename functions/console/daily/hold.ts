import type { Cause } from '../../../shared/domain/causes.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import type { Entry, InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { isOn, isStopped } from '../../../shared/sync/ledger/integration-state.ts';

/**
 * What holds up every invoice of an integration, whatever is the matter with one of them:
 *
 * - `off`     it is turned off
 * - `stopped` it lost its connection, or needs its administrator for something else
 */
export type Hold = 'off' | 'stopped';

/** Null: what is ready goes out. An integration that was disconnected lets nothing go out. */
export function holdOf(integration: Pick<Integration, 'state' | 'attention' | 'chain'> | null): Hold | null {
  if (integration === null || !isOn(integration)) return 'off';
  return isStopped(integration) || integration.chain === null ? 'stopped' : null;
}

/** What is still to come of an invoice once its cause was mended: it goes, it waits for its integration, or it is of before the first day. */
export type Ending = 'goes' | Hold | 'off-and-stopped' | 'before-start';

/** What follows when a cause is mended, as far as the integration decides. What stops the integration itself is mended then. */
export function endingOf(cause: Cause, integration: Integration): Exclude<Ending, 'before-start'> {
  const hold = holdOf(integration);
  const isAnother = integration.attention?.cause !== cause;
  if (hold === 'off') return isStopped(integration) && isAnother ? 'off-and-stopped' : 'off';
  return hold === 'stopped' && isAnother ? 'stopped' : 'goes';
}

/** The first day whose invoices go out by themselves; null where each of them does. */
export const startDateOf = ({ details }: Pick<Integration, 'details'>): string | null =>
  typeof details.startDate === 'string' && details.startDate !== '' ? details.startDate : null;

/** True of an invoice of before the first day that nobody asked for: it stays where it is. */
export function isBeforeStart(entry: Entry, integration: Pick<Integration, 'details'>): boolean {
  const startDate = startDateOf(integration);
  if (entry.kind !== 'invoice' || startDate === null) return false;
  return !entry.asked && entry.issued !== null && entry.issued.date < startDate;
}

/** What follows for one invoice, which may be of before the first day. */
export const endingOfInvoice = (cause: Cause, entry: InvoiceEntry, integration: Integration): Ending =>
  isBeforeStart(entry, integration) ? 'before-start' : endingOf(cause, integration);

/** What is said of each. */
export const endingWords: Readonly<Record<Ending, Words>> = {
  goes: {
    nl: 'Wat hierop wacht, wordt daarna vanzelf verstuurd.',
    en: 'What waits for it is sent by itself afterwards.',
  },
  off: {
    nl: 'Wat hierop wacht, gaat pas als de koppeling aanstaat.',
    en: 'What waits for it goes only once the integration is on.',
  },
  stopped: {
    nl: 'Wat hierop wacht, gaat pas als ook is opgelost wat de koppeling tegenhoudt.',
    en: 'What waits for it goes only once what holds up the integration is solved as well.',
  },
  'off-and-stopped': {
    nl: 'Wat hierop wacht, gaat pas als ook is opgelost wat de koppeling tegenhoudt, en deze weer aanstaat.',
    en: 'What waits for it goes only once what holds up the integration is solved as well, and it is on.',
  },
  'before-start': {
    nl: 'Deze factuur is van voor de startdatum, {day}, en gaat daarna niet vanzelf: alleen als iemand er zelf om vraagt.',
    en: 'This invoice is of before the start date, {day}, and does not go by itself afterwards: only if somebody asks for it.',
  },
};
