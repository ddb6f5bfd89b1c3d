import type { FaultName } from '../swarm.ts';
import type { Kernel } from './kernel.ts';

/** A fault that happened. */
export interface Met {
  /** Its kind and how many of the kind came before: the same in each run of the seed, whatever is left out. */
  readonly id: string;
  readonly atMs: number;
  readonly about: string;
}

/**
 * Which faults happen: each kind by its own rate and its own chance. `leftOut` names faults that do not happen though their
 * draw says so, by which a story is made shorter.
 */
export class Weather {
  readonly met: Met[] = [];
  readonly #kernel: Kernel;
  readonly #rates: Readonly<Partial<Record<FaultName, number>>>;
  readonly #leftOut: ReadonlySet<string>;
  readonly #counts = new Map<FaultName, number>();
  #isCalm = true;

  constructor(kernel: Kernel, rates: Readonly<Partial<Record<FaultName, number>>>, leftOut: ReadonlySet<string>) {
    this.#kernel = kernel;
    this.#rates = rates;
    this.#leftOut = leftOut;
  }

  get isCalm(): boolean {
    return this.#isCalm;
  }

  begin(): void {
    this.#isCalm = false;
  }

  /** From now on nothing goes wrong any more. */
  calm(): void {
    this.#isCalm = true;
  }

  /** Draws whether a fault of this kind happens now. */
  strikes(kind: FaultName, about: string): boolean {
    const rate = this.#rates[kind];
    if (this.#isCalm || !rate || this.#kernel.chance(`fault ${kind}`)() >= rate) return false;
    const nth = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, nth + 1);
    const id = `${kind}#${nth}`;
    if (this.#leftOut.has(id) || this.#leftOut.has(kind)) return false;
    this.met.push({ id, atMs: this.#kernel.now(), about });
    this.#kernel.note(id);
    return true;
  }

  /** The first kind of these that happens now; null for none. */
  oneOf<K extends FaultName>(kinds: readonly K[], about: string): K | null {
    for (const kind of kinds) if (this.strikes(kind, about)) return kind;
    return null;
  }
}
