import { correct } from '../../domain/setback.ts';
import type { MoneybirdDetails } from '../../domain/settings.ts';

type Details = Pick<MoneybirdDetails, 'externalInvoice' | 'workflow'>;

/** The workflow that invoices get; external sales invoices have none (reference 7.2). */
export const workflowOf = ({ externalInvoice, workflow }: Details): string | null =>
  externalInvoice === false ? (workflow?.trim() ?? null) : null;

/** Refuses a workflow that is none for invoices of these books (reference 8.2). */
export function checkWorkflow(workflow: string, workflows: readonly { readonly id: string }[]): void {
  if (workflows.every(({ id }) => id !== workflow)) throw correct('invoice-refused', { field: 'workflow', workflow });
}
