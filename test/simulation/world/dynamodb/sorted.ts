/** Keys in their order, of which a place is found by halving. */
export class Sorted<T> {
  readonly all: T[] = [];
  readonly #compare: (one: T, other: T) => number;

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  /** The place of the first that is not before this one. */
  placeOf(one: T): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.all[middle] as T, one) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(one: T): void {
    const at = this.placeOf(one);
    if (at < this.all.length && this.#compare(this.all[at] as T, one) === 0) this.all[at] = one;
    else this.all.splice(at, 0, one);
  }

  remove(one: T): void {
    const at = this.placeOf(one);
    if (at < this.all.length && this.#compare(this.all[at] as T, one) === 0) this.all.splice(at, 1);
  }
}
