import type { Row } from '../odata/edm.ts';
import { invalid } from '../rules/refusal.ts';

/** Refuses a change to an invoice that was processed. */
export function stillOpen(invoice: Row): void {
  if (invoice.Status === 50) throw invalid('Reeds verwerkt');
}
