import * as v from 'valibot';
import { Setback } from '../../../shared/domain/setback.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import type { InvoiceJob, InvoicePlan } from '../../../shared/providers/document.ts';
import { mapInvoice } from '../../../shared/providers/moneybird/invoice/map-invoice.ts';
import { MoneybirdDetails } from '../../../shared/providers/moneybird/settings.ts';
import { aCompany, anInvoice } from '../../builders.ts';

type Job = InvoiceJob<MoneybirdDetails>;

const rate = (id: string, description: string, percentage: string, over: object = {}) => ({
  ...{ id, code: id, description, percentage, type: 'sales_invoice', usable: true, charged: false, abroad: false },
  ...over,
});

export const taxRates = [
  rate('909090909090909091', '9% btw', '9'),
  rate('909090909090909092', '21% btw', '21'),
  rate('909090909090909093', 'Geen btw', '0'),
  rate('909090909090909094', 'Btw verlegd', '0', { charged: true }),
  rate('909090909090909095', '19% btw (oud)', '19', { usable: false }),
];
const ledgerAccount = { id: '808080808080808081', code: '808080808080808081', description: '8000 Omzet', usable: true };

export const mappings = v.parse(Mappings, {
  vat: {
    'btw-laag': '909090909090909091',
    'btw-hoog': '909090909090909092',
    'geen-btw': '909090909090909093',
    verlegd: '909090909090909094',
    oud: '909090909090909095',
  },
});

export const details = (over: v.InferInput<typeof MoneybirdDetails> = {}): MoneybirdDetails =>
  v.parse(MoneybirdDetails, { externalInvoice: true, ...over });

export const aJob = (over: Partial<Job> = {}): Job => ({
  invoice: anInvoice(),
  customer: aCompany(),
  details: details(),
  mappings,
  lists: new Map<string, readonly unknown[]>([
    ['vatCodes', taxRates],
    ['ledgerAccounts', [ledgerAccount]],
  ]),
  ...over,
});

/** The plan of a job that has its lists. */
export function planOf(job: Job, rounding?: 'line' | 'document'): InvoicePlan {
  const mapped = mapInvoice(job, rounding);
  if ('lacking' in mapped) throw new Error(`it lacks ${mapped.lacking}`);
  return mapped;
}

/** The head and the lines of a plan's request. */
export function bodyOf(plan: InvoicePlan) {
  const { details_attributes, ...head } = Object.values(plan.body)[0] as Readonly<Record<string, unknown>> & {
    readonly details_attributes: readonly Readonly<Record<string, unknown>>[];
  };
  return { head, lines: details_attributes };
}

/** The setback that stops a job. */
export function stopOf(job: Job): Setback {
  try {
    mapInvoice(job);
  } catch (error) {
    if (error instanceof Setback) return error;
    throw error;
  }
  throw new Error('nothing stopped it');
}
