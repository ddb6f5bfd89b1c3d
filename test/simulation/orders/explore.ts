import { type Name, type Order, orderText, otherThan, toItsEnd } from './order.ts';
import type { Course } from './stage.ts';
import { isIndependent, type Touch } from './touch.ts';

/** How far an exploration goes. */
export interface Bounds {
  /** How often one actor may be interrupted by the other, at most. */
  readonly preemptions: number;
  /** With a freeze of each at every step. */
  readonly freezes?: boolean;
  /** With a freeze of both, at every so many of the places where the first one is interrupted by the second. */
  readonly freezesOfBoth?: number;
  /** Only every so many lengths of a leg, for a first look. */
  readonly stride?: number;
  /** The first of these lengths; 1 when left out. */
  readonly first?: number;
  /** No more orders are played once this says so. */
  readonly isOver?: () => boolean;
}

/** An order that came out wrong. */
export interface Wrong {
  readonly order: string;
  readonly says: readonly string[];
}

/** What an exploration covered. */
export interface Explored {
  /** Orders that were played, or that come to the same as one that was. */
  readonly covered: number;
  readonly played: number;
  /** What the two did in those that were played. */
  readonly steps: number;
  readonly wrong: readonly Wrong[];
}

/** Plays one order from the beginning. */
export type PlayOrder = (order: Order) => Promise<{ readonly course: Course; readonly says: readonly string[] }>;

/** The steps of the legs of an order: those of a planned length, then the two rests. */
type Legs = readonly (readonly Touch[])[];

/**
 * Plays every order of two actors within these bounds, but for those that come to the same as one that was played.
 *
 * Two orders come to the same when one becomes the other by swapping neighbouring steps of different actors that are
 * independent (`isIndependent`): each actor reads the same in both, so it does the same, and all ends the same. This is
 * the reduction by Mazurkiewicz traces. It is applied where a leg grows by one step: that step moves before the leg of the
 * other actor that stands in between, so it has to be independent of all of that leg. The steps are those of a run, not
 * those of a guess. Where somebody had to wait for the clock, nothing is left out: time passes for both.
 */
export async function explore(playOne: PlayOrder, bounds: Bounds): Promise<Explored> {
  const wrong: Wrong[] = [];
  const known = new Map<string, Legs | null>();
  let [played, steps] = [0, 0];

  async function run(order: Order): Promise<Course | null> {
    if (bounds.isOver?.()) return null;
    played++;
    const { course, says } = await playOne(order);
    steps += course.legs.reduce((sum, leg) => sum + leg.steps.length, 0);
    if (says.length > 0) wrong.push({ order: orderText(order), says });
    return course;
  }

  /** The legs of this order, played or known; null when nobody knows, and there is no time. */
  async function cover(first: Name, lengths: readonly number[]): Promise<Legs | null> {
    const name = nameOf(first, lengths);
    const found = known.get(name);
    if (found !== undefined) return found;
    const course = await run(orderOf(first, lengths));
    if (!course) return null;
    const legs = course.legs.map(({ steps }) => steps);
    known.set(name, legs);
    if (course.isAsPlanned) note(first, lengths, legs);
    return legs;
  }

  /** Notes every order that comes to the same as one that went as planned. */
  function note(first: Name, lengths: readonly number[], legs: Legs): void {
    const open = [{ lengths, legs }];
    for (let one = open.pop(); one; one = open.pop())
      for (const next of grown(one.lengths, one.legs)) {
        const name = nameOf(first, next.lengths);
        if (known.has(name)) continue;
        known.set(name, next.legs);
        open.push(next);
      }
  }

  async function visit(first: Name, lengths: readonly number[], legs: Legs): Promise<void> {
    const most = (legs[lengths.length]?.length ?? 0) - 1;
    for (let length = bounds.first ?? 1; length <= most; length += bounds.stride ?? 1) {
      const longer = [...lengths, length];
      const next = await cover(first, longer);
      if (next && longer.length < bounds.preemptions) await visit(first, longer, next);
    }
  }

  const alone = { a: await cover('a', []), b: await cover('b', []) };
  for (const first of NAMES) {
    const legs = alone[first];
    if (legs && bounds.preemptions > 0) await visit(first, [], legs);
  }
  let frozen = 0;
  if (bounds.freezes) for (const order of freezesOf(alone, bounds)) frozen += await runFrozen(order, run);
  if (bounds.freezesOfBoth) {
    const every = bounds.freezesOfBoth;
    const [a, b] = [(alone.a?.[0] ?? []).length, (alone.b?.[0] ?? []).length];
    for (let at = 1; at < a; at += every)
      for (let other = 1; other < b; other += every)
        frozen += await runFrozen(
          (freeze) => [
            { go: 'a', steps: at },
            { go: 'b', steps: other },
            { freeze },
            toItsEnd((at + other) % 2 ? 'a' : 'b'),
          ],
          run,
        );
  }
  return { covered: known.size + frozen, played, steps, wrong };
}

const NAMES: readonly Name[] = ['a', 'b'];

const nameOf = (first: Name, lengths: readonly number[]): string => [first, ...lengths].join(' ');

/** Legs of these lengths in turn; then the other one goes on to its end, and then the first. */
function orderOf(first: Name, lengths: readonly number[]): Order {
  const turn = (nth: number): Name => (nth % 2 === 0 ? first : otherThan(first));
  return [
    ...lengths.map((steps, nth) => ({ go: turn(nth), steps })),
    toItsEnd(turn(lengths.length)),
    toItsEnd(turn(lengths.length + 1)),
  ];
}

/** The orders in which one leg is longer by one step, and which come to the same. */
function* grown(
  lengths: readonly number[],
  legs: Legs,
): Generator<{ readonly lengths: readonly number[]; readonly legs: Legs }> {
  for (const nth of lengths.keys()) {
    const [leg = [], between = [], after = []] = legs.slice(nth, nth + 3);
    const [moved, ...left] = after;
    if (!moved || left.length === 0 || !between.every((step) => isIndependent(step, moved))) continue;
    const lengthened = lengths.map((length, index) =>
      index === nth ? length + 1 : index === nth + 2 ? length - 1 : length,
    );
    yield { lengths: lengthened, legs: legs.with(nth, [...leg, moved]).with(nth + 2, left) };
  }
}

type Frozen = (freeze: 'lost' | 'arrived') => Order;

/** Plays an order with a freeze; where the freeze met a call, both ways that this can go. Answers how many that was. */
async function runFrozen(order: Frozen, run: (order: Order) => Promise<Course | null>): Promise<number> {
  const course = await run(order('lost'));
  if (!course) return 0;
  return course.wasCalling && (await run(order('arrived'))) ? 2 : 1;
}

/** Each of the two frozen at each of its steps: while the other one goes on, or before it begins. */
function* freezesOf(alone: Readonly<Record<Name, Legs | null>>, { first = 1, stride = 1 }: Bounds): Generator<Frozen> {
  for (const go of NAMES) {
    const other = toItsEnd(otherThan(go));
    const steps = alone[go]?.[0]?.length ?? 0;
    for (let at = first; at < steps; at += stride) {
      yield (freeze) => [{ go, steps: at }, other, { freeze }, toItsEnd(go)];
      yield (freeze) => [{ go, steps: at }, { freeze }, other, toItsEnd(go)];
    }
  }
}
