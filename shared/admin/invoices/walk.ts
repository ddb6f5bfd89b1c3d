import type { Place, SourcePart } from '../../store/ledger/invoice-sources.ts';

/** A source of invoices, by a name that stays the same from page to page. */
export interface NamedSource {
  readonly name: string;
  /** It is walked once all others are at their end: little of what is wanted stands in it. */
  readonly isLast?: boolean;
  read(after: Place | null, limit: number): Promise<SourcePart>;
}

/** How far a walk came: the last place that was taken from each source, by the name of the source. */
export type Places = ReadonlyMap<string, Place>;

/** A place, and the source that it came from. */
export interface WalkStep {
  readonly name: string;
  readonly place: Place;
}

/** The most places that are asked of a source at once: keys are small, and a request costs more than some that go unused. */
const ASKED_AT_MOST = 1_000;

interface Buffer extends NamedSource {
  readonly waiting: Place[];
  /** How many places were asked for last. */
  asked: number;
  after: Place | null;
  isOver: boolean;
}

/** Goes through several sources as if they were one, the last first; the longer it goes on, the more it asks for at once. */
export class Walk {
  readonly #buffers: readonly Buffer[];

  constructor(sources: readonly NamedSource[], from: Places) {
    this.#buffers = sources.map((one) => ({
      ...one,
      waiting: [],
      asked: 0,
      after: from.get(one.name) ?? null,
      isOver: false,
    }));
  }

  /** The next steps, `size` at most; none when every source is at its end. */
  async next(size: number): Promise<readonly WalkStep[]> {
    const steps: WalkStep[] = [];
    while (steps.length < size) {
      const first = (await this.#next(false, size)) ?? (await this.#next(true, size));
      const place = first?.waiting.shift();
      if (!first || !place) break;
      steps.push({ name: first.name, place });
    }
    return steps;
  }

  /** The source whose next place comes first. */
  async #next(isLast: boolean, size: number): Promise<Buffer | undefined> {
    const buffers = this.#buffers.filter((buffer) => (buffer.isLast ?? false) === isLast);
    await Promise.all(buffers.map((buffer) => this.#fill(buffer, size)));
    return buffers.filter(({ waiting }) => waiting.length > 0).toSorted(lastFirst)[0];
  }

  async #fill(buffer: Buffer, size: number): Promise<void> {
    while (buffer.waiting.length === 0 && !buffer.isOver) {
      buffer.asked = Math.max(size, Math.min(ASKED_AT_MOST, 2 * buffer.asked));
      const { places, next } = await buffer.read(buffer.after, buffer.asked);
      buffer.waiting.push(...places);
      buffer.after = next;
      buffer.isOver = next === null;
    }
  }
}

const lastFirst = ({ waiting: [one] }: Buffer, { waiting: [other] }: Buffer): number =>
  (other?.at ?? 0) - (one?.at ?? 0);
