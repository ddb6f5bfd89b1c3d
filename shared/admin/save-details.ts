import * as v from 'valibot';
import { Problem, unfit } from '../runtime/problem.ts';
import type { Call } from '../runtime/router.ts';
import type { Integration } from '../sync/integration.ts';
import { clashOf } from './fields.ts';
import { type AdminPorts, lineOf } from './ports.ts';
import { save } from './save.ts';

/** The provider's own schema judges the whole; this is only its outside. */
export const DetailsBody = v.record(v.string(), v.unknown());

/** Changes the settings that are named; the others stay. What was parked is judged anew. */
export const saveDetails = (call: Call<v.InferOutput<typeof DetailsBody>>, ports: AdminPorts): Promise<Integration> =>
  save(lineOf(call), ports, decide(call.body, ports), call.ifMatch);

const decide =
  (body: v.InferOutput<typeof DetailsBody>, ports: AdminPorts) =>
  async (integration: Integration): Promise<Partial<Integration>> => {
    const details = { ...integration.details, ...body };
    const read = v.safeParse(ports.provider(integration.provider).details, details);
    if (!read.success) throw unfit(read.issues);
    const clash = await clashOf({ ...integration, details }, ports, (setting) => setting in body);
    if (clash)
      throw new Problem('field-taken', `“${clash.integration}” keeps its ids in ${clash.field} already.`, {
        errors: [{ pointer: `/${clash.setting}`, message: `is in use by ${clash.integration}` }],
      });
    // What the night said of these; the kind of prices decides which VAT codes fit.
    const misfits = integration.misfits.filter(
      ({ group, key, cause }) =>
        !(group === 'details' && key in body) && !(cause === 'vat-type-mismatch' && 'vatExclusive' in body),
    );
    return { details, misfits };
  };
