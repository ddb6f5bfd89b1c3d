import * as v from 'valibot';
import { Customer } from '../domain/customer.ts';
import { Invoice } from '../domain/invoice.ts';
import { sentence } from '../domain/sentences.ts';
import type { Call } from '../runtime/router.ts';
import { preview } from '../sync/preview.ts';
import { openBooks } from './open-books.ts';
import { type AdminPorts, lineOf } from './ports.ts';
import { find } from './save.ts';

/** As in contract section 1; keys within the two that we do not know are i-Reserve's own business. */
export const PreviewBody = v.strictObject({ invoice: Invoice, customer: Customer });

/** What would be booked, in words too; fields are named by where they stand in the body. */
export async function showPreview(call: Call<v.InferOutput<typeof PreviewBody>>, ports: AdminPorts) {
  const desk = await openBooks(await find(lineOf(call), ports), ports);
  const { stop, remarks, ...shown } = await preview(call.body, desk);
  return {
    ...shown,
    cause: stop?.code ?? null,
    message: stop && sentence(stop.code, stop.about, 'en'),
    warnings: remarks.map(({ code, field, about }) => ({
      code,
      message: sentence(code, about, 'en'),
      field: field?.replace(/^\/detail(?=\/)/, '') ?? null,
    })),
  };
}
