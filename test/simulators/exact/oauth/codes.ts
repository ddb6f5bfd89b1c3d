import type { App, User } from '../model/world.ts';
import { letters } from '../seeded.ts';

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

/** Keeps the codes that were given out; each is good for one exchange. */
export class Codes {
  private readonly grants = new Map<string, Grant>();
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  /** Gives a code with signs that only survive a redirect when they are encoded and decoded once. */
  issue(grant: Grant): string {
    const part = (length: number) =>
      letters(this.random, length, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789');
    const code = `stampNL001.${part(8)}%2F${part(24)}/${part(12)}+${part(6)}==`;
    this.grants.set(code, grant);
    return code;
  }

  /** Takes a code out of circulation; nothing when it was used before or is too old. */
  redeem(code: string, now: number): Grant | undefined {
    const grant = this.grants.get(code);
    this.grants.delete(code);
    return grant && now - grant.issuedAt <= codeMs ? grant : undefined;
  }
}
