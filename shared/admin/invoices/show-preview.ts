import * as v from 'valibot';
import { Customer } from '../../domain/customer.ts';
import { Invoice } from '../../domain/invoice.ts';
import { maybeWorded, sentence, worded } from '../../domain/sentences.ts';
import type { Call } from '../../runtime/call.ts';
import { preview } from '../../sync/preview/preview.ts';
import { openContextFor } from '../integrations/options.ts';
import { find } from '../integrations/save.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';

/** As in contract section 1; keys within the two that we do not know are i-Reserve's own business. */
export const PreviewBody = v.strictObject({ invoice: Invoice, customer: Customer });

/** What would be booked, in words too; fields are named by where they stand in the body. */
export async function showPreview(call: Call<v.InferOutput<typeof PreviewBody>>, ports: AdminPorts) {
  const context = await openContextFor(await find(keyFrom(call), ports), ports);
  const { stop, remarks, booked: _, ...shown } = await preview(call.body, context);
  return {
    ...shown,
    cause: stop?.cause ?? null,
    ...maybeWorded(stop, call.language),
    warnings: remarks.map(({ code, field, about }) => ({
      code,
      ...worded((language) => sentence(code, about, language), call.language),
      field: field?.replace(/^\/detail(?=\/)/, '') ?? null,
    })),
  };
}
