/** Keeps the codes that were given out; each is good for one exchange, and not for long. */
export class Codes<G extends { readonly issuedAt: number }> {
  private readonly grants = new Map<string, G>();
  private readonly make: () => string;
  private readonly lifeMs: number;

  constructor(make: () => string, lifeMs: number) {
    this.make = make;
    this.lifeMs = lifeMs;
  }

  /** Gives a code for what a user consented to. */
  issue(grant: G): string {
    const code = this.make();
    this.grants.set(code, grant);
    return code;
  }

  /** Takes a code out of circulation; nothing when it was used before or is too old. */
  redeem(code: string, now: number): G | undefined {
    const grant = this.grants.get(code);
    this.grants.delete(code);
    return grant && now - grant.issuedAt <= this.lifeMs ? grant : undefined;
  }
}
