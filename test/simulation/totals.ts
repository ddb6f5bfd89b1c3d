import type { Promised } from './world/checks/findings.ts';
import type { Simulated } from './world/simulate.ts';

/** What one seed adds to the whole. */
export interface Added extends Pick<Simulated, 'seed' | 'findings' | 'figures' | 'trace'> {
  readonly kinds: readonly string[];
}

/** What each check watches, in the words of whoever reads the totals. */
const CHECKS: Readonly<Record<Promised, string>> = {
  S1: 'duplicates or lost',
  S2: 'cents',
  S3: 'wrong administration',
  S4: 'cross-tenant',
  S5: 'chains lost',
  S6: 'over a limit of calls',
  S7: 'over a limit of refusals',
  S8: 'told nothing',
  S9: 'not at rest',
  S10: 'mailed twice',
  S11: 'canaries',
  S12: 'costly',
  S13: 'untrue',
};

/** Adds up what many seeds came to. */
export class Totals {
  seeds = 0;
  readonly failed: number[] = [];
  readonly #sums = new Map<string, number>();
  readonly #faults = new Map<string, number>();
  readonly #broken = new Map<string, number>();

  add({ seed, findings, figures, kinds }: Added): void {
    this.seeds++;
    if (findings.length > 0) this.failed.push(seed);
    for (const [name, value] of Object.entries(figures)) raise(this.#sums, name, value);
    for (const kind of kinds) raise(this.#faults, kind, 1);
    for (const { promise } of findings) raise(this.#broken, promise, 1);
  }

  /** The figures that the proof is asked for. */
  told(tookMs: number): string {
    const sum = (name: string) => this.#sums.get(name) ?? 0;
    const checks = Object.entries(CHECKS).map(
      ([promise, what]) => `${promise} ${what} ${this.#broken.get(promise) ?? 0}`,
    );
    const faults = [...this.#faults.values()].reduce((all, one) => all + one, 0);
    return [
      `${this.seeds} seeds, ${sum('invoices')} invoices (${sum('booked')} booked), ${Math.round((1000 * sum('invoices')) / tookMs)} a second`,
      `${faults} faults of ${this.#faults.size} kinds: ${[...this.#faults].map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
      `${sum('calls')} calls, ${sum('refused429')} answered 429 for making too many; ${(sum('tokenCalls') / Math.max(1, sum('renewals'))).toFixed(3)} token calls per pair`,
      `${(sum('writeUnits') / Math.max(1, sum('invoices'))).toFixed(1)} write units an invoice, with all that people did meanwhile`,
      `broken: ${checks.join(', ')}`,
      `failing seeds: ${this.failed.join(', ') || 'none'}`,
    ].join('\n');
  }
}

function raise(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}
