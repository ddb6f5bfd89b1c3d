import type { Row } from '../odata/edm.ts';
import type { Fields } from '../odata/fields.ts';
import type { Readings } from '../readings.ts';
import { Complaints } from './refusal.ts';

/** Holds every text to the length of its field: refuses what is longer, or cuts it. */
export function fitTexts(values: Row, fields: Fields, overflow: Readings['overflow']): Row {
  const complaints = new Complaints();
  const fitted: Row = { ...values };
  for (const [name, value] of Object.entries(values)) {
    const length = fields.get(name)?.length;
    if (length === undefined || typeof value !== 'string' || value.trim().length <= length) continue;
    complaints.when(overflow === 'refused', `Maximale lengte overschreden: ${name} (${length})`);
    fitted[name] = value.slice(0, length);
  }
  complaints.settle();
  return fitted;
}
