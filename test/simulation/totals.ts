import type { Simulated } from './world/simulate.ts';

/** What one seed adds to the whole. */
export interface Added extends Pick<Simulated, 'seed' | 'findings' | 'figures' | 'trace'> {
  readonly kinds: readonly string[];
}

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
    const broken = (promise: string) => this.#broken.get(promise) ?? 0;
    const faults = [...this.#faults.values()].reduce((all, one) => all + one, 0);
    return [
      `${this.seeds} seeds, ${sum('invoices')} invoices (${sum('booked')} booked), ${Math.round((1000 * sum('invoices')) / tookMs)} a second`,
      `${faults} faults of ${this.#faults.size} kinds: ${[...this.#faults].map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
      `${sum('calls')} calls, ${sum('refused429')} answered 429 for making too many; ${(sum('tokenCalls') / Math.max(1, sum('renewals'))).toFixed(3)} token calls per pair`,
      `duplicates or lost ${broken('S1')}, cents ${broken('S2')}, wrong administration ${broken('S3')}, cross-tenant ${broken('S4')}, chains ${broken('S5')}`,
      `over a limit of calls ${broken('S6')}, over a limit of refusals ${broken('S7')}`,
      `told nothing ${broken('S8')}, not at rest ${broken('S9')}, mailed twice ${broken('S10')}, canaries ${broken('S11')}, untrue ${broken('S13')}`,
      `failing seeds: ${this.failed.join(', ') || 'none'}`,
    ].join('\n');
  }
}

function raise(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}
