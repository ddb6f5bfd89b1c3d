import type { Desk } from '../model/desk.ts';
import { byId } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven } from '../rules/references.ts';

/** Makes the document, or says in the answer why there is none; without a document nothing is processed. */
export function printDocument(values: Row, desk: Desk): { processed: boolean; outcome: Row } {
  if (desk.trouble?.kind === 'document-error') {
    return { processed: desk.trouble.processed, outcome: { DocumentCreationError: desk.trouble.message } };
  }
  for (const [name, type] of [
    ['DocumentLayout', 1],
    ['EmailLayout', 2],
  ] as const) {
    const layout = byId(desk.division, 'salesinvoice/Layouts', values[name]);
    if (isGiven(values[name]) && layout?.Type !== type) {
      return { processed: false, outcome: { DocumentCreationError: 'Ongeldige referentie: Lay-out' } };
    }
  }
  return {
    processed: true,
    outcome: { Document: desk.world.newId(), DocumentCreationSuccess: 'Document aangemaakt' },
  };
}
