import { seeded } from '../../../simulators/seeded.ts';
import { Heap } from './heap.ts';

/** A promise that is not settled though nothing more is going to happen. */
class NothingHappens extends Error {
  override readonly name = 'NothingHappens';
}

/** Lets everything run that waits for no happening: promises, and what they wake. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Time and chance of one simulated world: everything that happens is an entry of one heap, and time moves only from one to
 * the next. Nothing else may wait, so the same seed is the same story, to the last step; `trace` tells two stories apart.
 */
export class Kernel {
  readonly seed: number;
  readonly #heap = new Heap();
  readonly #chances = new Map<string, () => number>();
  #nowMs: number;
  #planned = 0;
  #happened = 0;
  #trace = 0x811c9dc5;
  #second = 0;

  constructor(seed: number, startMs: number) {
    this.seed = seed;
    this.#nowMs = startMs;
  }

  /** True time, which no clock in this world shows exactly. Epoch ms. */
  now = (): number => this.#nowMs;

  /** How many things happened so far. */
  get happened(): number {
    return this.#happened;
  }

  /** A digest of everything that happened, in its order and at its moment. */
  get trace(): string {
    return [this.#trace, this.#second].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  }

  /** Chance about one matter, between 0 and 1. Each matter has its own, so that one more draw in one changes no other. */
  chance(about: string): () => number {
    const known = this.#chances.get(about);
    if (known) return known;
    const fresh = seeded(this.seed ^ hashOf(about));
    this.#chances.set(about, fresh);
    return fresh;
  }

  /** A whole number of `from` up to and with `to`. */
  between(about: string, from: number, to: number): number {
    return from + Math.floor(this.chance(about)() * (to - from + 1));
  }

  /** Plans something; a moment that is past counts as now, and clocks show whole milliseconds. */
  at(atMs: number, what: string, act: () => void): void {
    this.#heap.push({ atMs: Math.max(Math.ceil(atMs), this.#nowMs), nth: this.#planned++, what, act });
  }

  after(ms: number, what: string, act: () => void): void {
    this.at(this.#nowMs + ms, what, act);
  }

  sleep = (ms: number): Promise<void> => new Promise((resolve) => this.after(ms, 'sleep', resolve));

  /** Notes what is not seen from the happenings alone, such as an answer. */
  note(what: string): void {
    this.#mix(what);
  }

  /** Lets things happen until a moment. */
  async runUntil(untilMs: number): Promise<void> {
    await quiet();
    for (let next = this.#heap.peek(); next && next.atMs <= untilMs; next = this.#heap.peek()) await this.#step();
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  /** Lets things happen until this is settled, and answers what came of it. */
  async finish<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    await quiet();
    while (!isOver) {
      if (this.#heap.size === 0) throw new NothingHappens('what is waited for never happens');
      await this.#step();
    }
    return work;
  }

  async #step(): Promise<void> {
    const next = this.#heap.pop();
    if (!next) return;
    this.#nowMs = next.atMs;
    this.#happened++;
    this.#mix(`${next.atMs} ${next.what}`);
    next.act();
    await quiet();
  }

  #mix(text: string): void {
    let [one, two] = [this.#trace, this.#second];
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
      two = (Math.imul(two, 31) + text.charCodeAt(at)) | 0;
    }
    this.#trace = one;
    this.#second = two;
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
