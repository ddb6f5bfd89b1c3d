const hourMs = 3_600_000;
const counted = [400, 401, 403, 404];

/** Errors that a key may make per user, division, endpoint and hour before it is blocked. */
const errorAllowance = 10;

/** Where an error was made. */
export interface ErrorSite {
  readonly app: string;
  readonly user: string;
  readonly division: number | undefined;
  readonly endpoint: string;
}

/** Blocks a key for an hour after too many errors at one endpoint; again within a day takes twice as long. */
export class ErrorBlock {
  enabled = true;
  private readonly errors = new Map<string, number[]>();
  private readonly blocks = new Map<string, { until: number; times: number }>();

  /** Notes what an answer was. */
  note(site: ErrorSite, status: number, now: number): void {
    if (!counted.includes(status) || !this.enabled) return;
    const key = `${site.app} ${site.user} ${site.division ?? '-'} ${site.endpoint}`;
    const recent = [...(this.errors.get(key) ?? []).filter((at) => at > now - hourMs), now];
    this.errors.set(key, recent);
    if (recent.length > errorAllowance) this.block(site.app, key, now);
  }

  /** The moment until which a key is blocked. */
  blockedUntil(app: string, now: number): number | undefined {
    const until = this.blocks.get(app)?.until ?? 0;
    return this.enabled && until > now ? until : undefined;
  }

  /** How many times a key has been blocked in a row. */
  timesBlocked(app: string): number {
    return this.blocks.get(app)?.times ?? 0;
  }

  private block(app: string, key: string, now: number): void {
    const before = this.blocks.get(app);
    const again = before !== undefined && now - before.until < 24 * hourMs;
    const times = again ? before.times + 1 : 1;
    this.blocks.set(app, { until: now + hourMs * 2 ** (times - 1), times });
    this.errors.delete(key);
  }
}
