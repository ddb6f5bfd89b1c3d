import type { Kernel } from '../kernel/kernel.ts';

/** The promises that are watched from outside: `reference/reliability.md` D3, and S13: what was told is true. */
export type Promised = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S9' | 'S10' | 'S11' | 'S12' | 'S13';

/** A promise that was not kept. */
export interface Finding {
  readonly promise: Promised;
  readonly atMs: number;
  readonly about: string;
}

/** What the checks found, each once. */
export class Findings {
  readonly all: Finding[] = [];
  readonly #kernel: Kernel;
  readonly #known = new Set<string>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  add(promise: Promised, about: string): void {
    if (this.#known.has(`${promise} ${about}`)) return;
    this.#known.add(`${promise} ${about}`);
    this.all.push({ promise, atMs: this.#kernel.now(), about });
  }
}
