/** Something that happens at a moment. */
export interface Happening {
  readonly atMs: number;
  /** What was planned first comes first, when two things have the same moment. */
  readonly nth: number;
  readonly what: string;
  readonly act: () => void;
}

const isBefore = (one: Happening, other: Happening): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.nth < other.nth);

/** A binary heap: the soonest happening on top. */
export class Heap {
  readonly #all: Happening[] = [];

  get size(): number {
    return this.#all.length;
  }

  peek(): Happening | undefined {
    return this.#all[0];
  }

  push(added: Happening): void {
    const all = this.#all;
    let at = all.push(added) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = all[up] as Happening;
      if (isBefore(parent, added)) break;
      all[at] = parent;
      at = up;
    }
    all[at] = added;
  }

  pop(): Happening | undefined {
    const all = this.#all;
    const top = all[0];
    const last = all.pop();
    if (!last || all.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= all.length) break;
      if (down + 1 < all.length && isBefore(all[down + 1] as Happening, all[down] as Happening)) down++;
      const child = all[down] as Happening;
      if (isBefore(last, child)) break;
      all[at] = child;
      at = down;
    }
    all[at] = last;
    return top;
  }
}
