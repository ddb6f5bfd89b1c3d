import type { Place, SourcePart } from '../../store/ledger/invoice-sources.ts';

/** A source of invoices, by a name that stays the same from page to page. */
export interface NamedSource {
  readonly name: string;
  read(after: Place | null, limit: number): Promise<SourcePart>;
}

/** How far a walk came: the last place that was taken from each source, by the name of the source. */
export type Places = ReadonlyMap<string, Place>;

/** A place, and the source that it came from. */
export interface WalkStep {
  readonly name: string;
  readonly place: Place;
}

interface Buffer extends NamedSource {
  readonly waiting: Place[];
  after: Place | null;
  isOver: boolean;
}

/** Goes through several sources as if they were one, the last first. */
export class Walk {
  readonly #buffers: readonly Buffer[];

  constructor(sources: readonly NamedSource[], from: Places) {
    this.#buffers = sources.map((one) => ({ ...one, waiting: [], after: from.get(one.name) ?? null, isOver: false }));
  }

  /** The next steps, `size` at most; none when every source is at its end. */
  async next(size: number): Promise<readonly WalkStep[]> {
    const steps: WalkStep[] = [];
    while (steps.length < size) {
      await Promise.all(this.#buffers.map((buffer) => this.#fill(buffer, size)));
      const [first] = this.#buffers.filter(({ waiting }) => waiting.length > 0).toSorted(lastFirst);
      const place = first?.waiting.shift();
      if (!first || !place) break;
      steps.push({ name: first.name, place });
    }
    return steps;
  }

  async #fill(buffer: Buffer, size: number): Promise<void> {
    while (buffer.waiting.length === 0 && !buffer.isOver) {
      const { places, next } = await buffer.read(buffer.after, size);
      buffer.waiting.push(...places);
      buffer.after = next;
      buffer.isOver = next === null;
    }
  }
}

const lastFirst = ({ waiting: [one] }: Buffer, { waiting: [other] }: Buffer): number =>
  (other?.at ?? 0) - (one?.at ?? 0);
