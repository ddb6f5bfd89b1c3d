import type { Delivery } from '../../../simulators/http/reply.ts';
import type { Call } from '../books/line.ts';
import type { TenantBooks } from '../books/tenant-books.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Findings } from './findings.ts';

/** What the books let an app do in one administration, as their reference says it. */
const MOST = {
  exact: { calls: 60, windowMs: 60_000, errors: 5, notErrors: [408, 429] },
  moneybird: { calls: 150, windowMs: 300_000, errors: 30, notErrors: [404, 408, 429] },
} as const;
const HOUR_MS = 3_600_000;
/** A person who presses retry lets one more call through at an endpoint that refused too much. */
const BY_A_PERSON = 4;

/** Counts at the books: how many calls arrive in any window (S6), and how many each endpoint refuses in an hour (S7). */
export class LimitWatch {
  readonly #kernel: Kernel;
  readonly #findings: Findings;
  readonly #arrived = new Map<string, number[]>();
  readonly #refused = new Map<string, number[]>();

  constructor(kernel: Kernel, findings: Findings) {
    this.#kernel = kernel;
    this.#findings = findings;
  }

  /** A call with a token of a tenant arrives. */
  arrived(tenant: string, { provider, administration }: TenantBooks, path: string): void {
    const { windowMs, calls } = MOST[provider];
    // What is asked about no administration, such as who the user is, counts apart.
    const isOfAdministration = path.includes(`/${administration}/`);
    const inWindow = this.#raise(this.#arrived, `${tenant} ${isOfAdministration}`, windowMs);
    if (inWindow > calls)
      this.#findings.add('S6', `${tenant} was called ${inWindow} times within ${windowMs / 1_000} seconds`);
  }

  /** Its answer; `fault` is what the weather did to it. */
  answered(tenant: string, { provider }: TenantBooks, { asked }: Call, delivery: Delivery, fault: string | null): void {
    const { errors, notErrors } = MOST[provider];
    const status = typeof delivery === 'string' ? 0 : delivery.status;
    if (fault !== null) return;
    if (status === 429) this.#findings.add('S6', `${tenant} was called too often at ${asked.path}`);
    if (status < 400 || status >= 500 || notErrors.some((one) => one === status)) return;
    const endpoint = `${tenant} ${asked.path.replace(/\(.*|\d{3,}.*/, '')}`;
    const inHour = this.#raise(this.#refused, endpoint, HOUR_MS);
    if (inHour > errors + BY_A_PERSON) this.#findings.add('S7', `${endpoint} refused ${inHour} times within an hour`);
  }

  #raise(counts: Map<string, number[]>, key: string, withinMs: number): number {
    const now = this.#kernel.now();
    const recent = [...(counts.get(key) ?? []).filter((atMs) => atMs > now - withinMs), now];
    counts.set(key, recent);
    return recent.length;
  }
}
