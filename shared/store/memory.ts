/** What one container remembers of the table, within a number of bytes: the one that was noted first goes first. */
export class Memory<T> {
  readonly #mostBytes: number;
  readonly #known = new Map<string, { readonly value: T; readonly bytes: number }>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  recall(name: string): T | null {
    return this.#known.get(name)?.value ?? null;
  }

  forget(name: string): void {
    this.#bytes -= this.#known.get(name)?.bytes ?? 0;
    this.#known.delete(name);
  }

  /** Notes a value of about so many bytes. One that alone is too large is not remembered. */
  note(name: string, value: T, bytes: number): void {
    this.forget(name);
    if (bytes > this.#mostBytes) return;
    this.#known.set(name, { value, bytes });
    this.#bytes += bytes;
    for (const [first] of this.#known) {
      if (this.#bytes <= this.#mostBytes) break;
      this.forget(first);
    }
  }
}
