import { Codes } from '../../oauth/codes.ts';
import { letters } from '../../seeded.ts';
import type { App, User } from '../model/world.ts';

/** How long a code can be exchanged. */
const codeMs = 180_000;

/** What a user consented to, waiting to be exchanged for tokens. */
export interface Grant {
  readonly app: App;
  readonly user: User;
  readonly divisions: readonly number[];
  readonly redirectUri: string;
  readonly issuedAt: number;
}

/** Exact's codes: they hold signs that only survive a redirect when they are encoded and decoded once. */
export const exactCodes = (random: () => number): Codes<Grant> => {
  const part = (length: number) => letters(random, length, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789');
  return new Codes(() => `stampNL001.${part(8)}%2F${part(24)}/${part(12)}+${part(6)}==`, codeMs);
};
