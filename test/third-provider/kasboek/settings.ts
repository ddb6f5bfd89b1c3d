import * as v from 'valibot';
import { common, numberFits, tooLong } from '../../../shared/domain/settings.ts';

/** The settings of a Kasboek integration. Unknown keys are refused. */
export const KasboekDetails = v.pipe(
  v.strictObject({
    ...common,
    vatExclusive: v.optional(v.boolean(), true),
    /** Kasboek puts every posting on its owner's telephone when this is on. */
    tellsOwner: v.optional(v.nullable(v.boolean()), null),
  }),
  v.forward(
    v.check((settings) => numberFits(settings), tooLong),
    ['customerNumberLength'],
  ),
);
export type KasboekDetails = v.InferOutput<typeof KasboekDetails>;
