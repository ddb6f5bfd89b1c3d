import type * as v from 'valibot';
import { remark } from '../../../domain/causes.ts';
import { Setback } from '../../../domain/setback.ts';
import type { BookedDocument, Finalised, InvoicePlan } from '../../document.ts';
import type { MoneybirdCalls } from '../calls.ts';
import type { MoneybirdOperation } from '../faults.ts';
import type { Deliveries } from './delivery.ts';

/** The request that makes a sales invoice final, by mail or without (reference 6.5). */
export const sending = (delivery: 'Email' | 'Peppol' | 'Manual') => ({
  sales_invoice_sending: { delivery_method: delivery },
});

/**
 * Makes a sales invoice final: Moneybird gives it its number, and the answer has it.
 *
 * A contact that wants its invoices by Peppol gets them so in place of a mail. What can't be delivered (no address, no
 * verified sender) refuses the whole request, so the invoice is made final without it, with a remark.
 */
export async function sendInvoice(
  calls: MoneybirdCalls,
  plan: Pick<InvoicePlan, 'finalise' | 'reference'>,
  externalId: string,
  Row: v.GenericSchema<unknown, Pick<BookedDocument, 'externalNumber' | 'url'>>,
  deliveries: Deliveries,
): Promise<Finalised> {
  const document = { externalId, url: null };
  const operation: MoneybirdOperation = {
    effect: 'make',
    subject: 'sending',
    about: { number: plan.reference },
    document,
  };
  const send = async (body: unknown) =>
    (await calls.patch(`sales_invoices/${externalId}/send_invoice`, body, Row, operation)).row;
  if (!plan.finalise?.sendEmail) return { ...(await send(plan.finalise?.body ?? sending('Manual'))), remarks: [] };

  const byPeppol = await deliveries.isPeppol(externalId, plan.reference);
  try {
    const sent = await send(byPeppol ? sending('Peppol') : plan.finalise.body);
    return { ...sent, remarks: byPeppol ? [remark('sent-by-peppol')] : [] };
  } catch (trouble) {
    if (!isAboutDelivery(trouble)) throw trouble;
    const { text = '' } = trouble.about;
    return {
      ...(await send(sending('Manual'))),
      remarks: [remark('email-failed', { text }, '/detail/customer/email')],
    };
  }
}

const isAboutDelivery = (trouble: unknown): trouble is Setback =>
  trouble instanceof Setback &&
  trouble.cause === 'finalise-failed' &&
  /email|e-mail|delivery_method|sending address|sender|peppol/i.test(trouble.about.text ?? '');
