import { NOBODYS_ACCOUNT } from './stage-settings.ts';

/**
 * Stages that are complete and made up: for the local run, the checks and the tests. Nobody can deploy them, since their
 * account belongs to nobody.
 */
export const EXAMPLE_STAGES: Readonly<Record<string, object>> = {
  /** What the local run deploys: nothing but what it can play. */
  example: {
    keepsData: false,
    account: NOBODYS_ACCOUNT,
    region: 'eu-west-1',
    tokenIssuer: 'https://login.i-reserve.example',
    tokenAudience: 'i-reserve-bookkeeping',
    monthlyBudget: 50,
  },
};
