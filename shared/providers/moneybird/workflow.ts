import * as v from 'valibot';
import { correct } from '../../domain/setback.ts';
import type { MoneybirdDetails } from '../../domain/settings.ts';
import type { CodeRows, Lacking } from '../provider.ts';
import { keys, Workflow } from './code-rows.ts';

/**
 * Whether the workflow of the settings is one for invoices of these books (reference 8.2). External sales invoices have
 * none (reference 7.2), so there it is not looked at.
 */
export function checkWorkflow(
  { externalInvoice, workflow }: Pick<MoneybirdDetails, 'externalInvoice' | 'workflow'>,
  lists: ReadonlyMap<string, CodeRows>,
): Lacking | null {
  if (externalInvoice !== false || workflow === null) return null;
  const rows = lists.get(keys.workflows);
  if (!v.is(v.array(Workflow), rows)) return { lacking: [keys.workflows] };
  if (rows.some(({ id }) => id === workflow)) return null;
  throw correct('invoice-refused', { field: 'workflow', text: workflow });
}
