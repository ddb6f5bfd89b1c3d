import type { Mutant } from '../mutant.ts';
import { adminMutants } from './admin.ts';
import { consoleMutants } from './console.ts';
import { customerMutants } from './customer.ts';
import { eventsOutMutants } from './events-out.ts';
import { invoiceMutants } from './invoice.ts';
import { ledgerMutants } from './ledger.ts';
import { oauthMutants } from './oauth.ts';
import { paceMutants } from './pace.ts';
import { providerMutants } from './providers.ts';
import { restoreMutants } from './restore.ts';
import { saveMutants } from './saves.ts';
import { stepMutants } from './steps.ts';
import { wakeMutants } from './wakes.ts';

/**
 * Breakages of every joint of the push: condition, fence, revision, owner, intent, look, settle time, canary, page, index
 * lag, generation, told once, lease, budget. Those with `D4` are the eighteen that any proof of such a service has to notice
 * (`reference/reliability.md`), and `F1` to `F7` were once faults of this one.
 */
export const protocol: readonly Mutant[] = [
  ...ledgerMutants,
  ...stepMutants,
  ...invoiceMutants,
  ...customerMutants,
  ...oauthMutants,
  ...paceMutants,
  ...providerMutants,
  ...adminMutants,
  ...saveMutants,
  ...wakeMutants,
  ...restoreMutants,
  ...consoleMutants,
  ...eventsOutMutants,
];
