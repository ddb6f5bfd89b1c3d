import type { PaceState } from '../../../../shared/http/pace.ts';
import { Pacer } from '../../../../shared/http/pacer.ts';
import { exact } from '../../../../shared/providers/exact/index.ts';
import { dynamoPace } from '../../../../shared/store/pace.ts';
import { Table } from '../../../../shared/store/table.ts';
import { faultyDocuments, type Weather } from '../../../faulty-documents.ts';
import { SAME_CLOCK } from '../../../unit/http/http-fixtures.ts';
import { administers, works } from '../acts.ts';
import type { Act, Pair, Standing } from '../pair.ts';
import { askBooks } from './ask-books.ts';
import { aKnownGuest, exactTheatre } from './exact-theatre.ts';
import { Subject } from './subject.ts';

/** So many calls the books allow within a window, in this scene. */
const PER_WINDOW = 5;

/** Between two calls, so that a wait for a slot is short enough to be slept out. */
const BETWEEN_MS = 8_000;

/** What one of the writes by which an actor borrows slots meets; counted from 0. */
interface Interruption {
  readonly weather: Weather;
  readonly at: number;
}

/** The pace on these tables, of which one write is interrupted. */
function paceOf({ world, worker, documents }: Standing, interruption: Interruption | null) {
  if (interruption === null) return worker.pace;
  const { weather, at } = interruption;
  let writes = 0;
  const forecast = (_: number, { input }: { readonly input: object }) =>
    'Item' in input && writes++ === at ? weather : null;
  const faulty = faultyDocuments({ real: documents, clock: world.clock, forecast });
  return dynamoPace(new Table(faulty.documents, 'ledger', worker.outside), worker.clock.now);
}

/** Makes so many calls, one after the other, each within the limits that everybody shares. */
const borrows = (scope: string, calls: number, madeAtMs: number[], interruption: Interruption | null = null): Act => ({
  async run(standing) {
    const { worker, time, inTheBooks } = standing;
    const limits = { ...exact.limits, perWindow: PER_WINDOW };
    const pacer = new Pacer(paceOf(standing, interruption), scope, limits, worker.clock, SAME_CLOCK, time.timeLeftMs);
    try {
      for (let nth = 0; nth < calls; nth++) {
        await pacer.take('crm/Accounts');
        await inTheBooks(async () => void madeAtMs.push(worker.clock.now()));
        await pacer.done('crm/Accounts', null);
        await worker.clock.sleep(BETWEEN_MS);
      }
    } finally {
      await pacer.release();
    }
  },
  again: async () => undefined,
});

/** Two workers who borrow slots of one administration: no window ever holds more calls than it may. */
const borrowers = (name: string, interruption: Interruption | null = null): Pair => ({
  name,
  open: () =>
    exactTheatre(async (_world, nth) => {
      const madeAtMs: number[] = [];
      const scope = `scene ${nth}`;
      return {
        acts: { a: borrows(scope, 3, madeAtMs, interruption), b: borrows(scope, 4, madeAtMs) },
        verdict: async (wasFrozen) => {
          const { windowMs } = exact.limits;
          const within = (at: number) => madeAtMs.filter((one) => one >= at && one < at + windowMs).length;
          const most = Math.max(...madeAtMs.map(within));
          return [
            ...(most <= PER_WINDOW ? [] : [`${most} calls in a window of ${PER_WINDOW}`]),
            // Who finds no slot for a minute ends with `rate-limited`; whoever came first never does, unless all slots
            // were lent by a write that nobody heard of
            ...(wasFrozen || interruption?.weather === 'unheard' || madeAtMs.length >= 3
              ? []
              : [`only ${madeAtMs.length} calls were made`]),
          ];
        },
      };
    }),
});

/** The same, with one of the writes by which slots are borrowed interrupted: made and not heard of, sent twice, or not made. */
export const borrowersOfSlots: readonly Pair[] = [
  borrowers('two workers who borrow slots'),
  borrowers('two workers who borrow slots, a first write of one is made and never heard of', {
    weather: 'unheard',
    at: 0,
  }),
  borrowers('two workers who borrow slots, a second write of one is made and never heard of', {
    weather: 'unheard',
    at: 1,
  }),
  borrowers('two workers who borrow slots, and a write of one is sent twice', { weather: 'repeated', at: 1 }),
  borrowers('two workers who borrow slots, and a write of one is not made', { weather: 'silence', at: 1 }),
];

/** So many calls of a minute are left, which is not enough for two pushes. */
const LEFT = 3;

/** All of a minute's calls but these few. */
const allButAFew = ({ usedUntil, leases }: PaceState): number =>
  exact.limits.perWindow - LEFT - leases.reduce((sum, { slots }) => sum + slots, usedUntil.length);

/** Two workers, or one and a person who asks the books, within what is left of a minute: nobody makes a call too many. */
const lastCalls = (name: string, other: (scene: Subject) => Promise<Act>): Pair => ({
  name,
  open: () =>
    exactTheatre(async (world, nth) => {
      const scene = new Subject(world, nth, await aKnownGuest(world));
      await world.take(scene.event());
      const b = await other(scene);
      await askBooks(world, allButAFew);
      return { acts: { a: works({ kind: 'invoice', id: scene.id }), b }, verdict: () => scene.faults({}) };
    }),
});

/** With the last calls of a minute. */
export const lastCallsOfMinute: readonly Pair[] = [
  lastCalls('two workers within the last calls of a minute', async (scene) => {
    const next = new Subject(scene.world, 5_000 + Number(scene.id.slice(2)), scene.customer);
    await scene.world.take(next.event());
    return works({ kind: 'invoice', id: next.id });
  }),
  lastCalls('a person who asks the books, and a worker, within the last calls of a minute', async () =>
    administers(async (ports, { tenant, id }) => {
      const integration = await ports.integrations.get({ tenant, integration: id });
      if (!integration) throw new Error('there is no integration');
      const { provider, wire } = await ports.openContext(integration);
      for (let nth = 0; nth < LEFT; nth++) await provider.administrations(wire);
    }),
  ),
];
