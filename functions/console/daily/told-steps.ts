import * as v from 'valibot';
import { Cause } from '../../../shared/domain/causes.ts';
import type { InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';

type Step = InvoiceEntry['steps'][number];

/** A step as people read it. */
interface ToldStep extends Step {
  /** How often it was tried again after it and stopped for the same, and when it last did. */
  readonly again: { readonly times: number; readonly at: string } | null;
}

/**
 * What happened to an invoice. A saved setting has everything tried again that stopped, also what it was not about: tries
 * that end in the same cause as before are no lines of their own, but a number beside the stop that they changed nothing of.
 */
export function toldSteps(steps: readonly Step[]): readonly ToldStep[] {
  const told: ToldStep[] = [];
  for (let nth = 0; nth < steps.length; nth++) {
    const [step, after] = [steps[nth], steps[nth + 1]];
    const stop = told.findLastIndex((one) => one.step !== 'told');
    const last = told[stop];
    if (step?.step === 'tried again' && last && v.is(Cause, last.step) && after?.step === last.step) {
      told.splice(stop, 1, { ...last, again: { times: (last.again?.times ?? 0) + 1, at: after.at } });
      nth++;
    } else if (step) told.push({ ...step, again: null });
  }
  return told;
}
