import { expect, test } from 'vitest';
import { takeIn } from '../../shared/sync/intake/intake.ts';
import { aCompany, aLine } from '../builders.ts';
import { at, invoiceEntry, invoiceEvent, syncRequest } from '../integration/sync/fixtures.ts';
import { around, changedLedger } from '../integration/sync/interleaved.ts';
import { type TestWorld, testWorld } from '../world.ts';

const WRITES = /"TableName":"ledger".*"entry#|"TransactItems".*"entry#/;
const guest = aCompany();

/** What i-Reserve may say while an invoice goes out: the button, or other content. */
const sayings = {
  'a request': (nth: number) => syncRequest(nth, {}, { customer: guest, occurredAt: at(2) }),
  'other content': (nth: number) =>
    invoiceEvent(nth, { lines: [aLine({ quantity: '8' })] }, { customer: guest, occurredAt: at(2) }),
};

/** An intake that reads at once, and whose write comes when it is let go. */
function halfTaken(world: TestWorld, event: unknown) {
  const read = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const { ledger } = world.world;
  let isFirst = true;
  const held = changedLedger(ledger, {
    amend: async (entry, change, step) => {
      if (isFirst) {
        isFirst = false;
        read.resolve();
        await letGo.promise;
      }
      return ledger.amend(entry, change, step);
    },
  });
  const taken = takeIn(JSON.stringify(event), { ...world.intake, ledger: held }).finally(() => read.resolve());
  const write = (): Promise<void> => {
    letGo.resolve();
    return taken;
  };
  return { read: read.promise, write };
}

test.each(Object.entries(sayings))(
  '%s that is read at any write of a worker and written at any later one is not lost',
  async (what, say) => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    const push = async (nth: number, readAt: number, writtenAt: number) => {
      let writes = 0;
      let intake: ReturnType<typeof halfTaken> | null = null;
      const documents = around(world, WRITES, async (write) => {
        const now = writes++;
        if (now === readAt) {
          intake = halfTaken(world, say(nth));
          await intake.read;
        }
        if (now === writtenAt) await intake?.write();
        return write();
      });
      await world.take(invoiceEvent(nth, {}, { customer: guest }));
      await world.answer(world.standingOn(documents));
      await (intake as ReturnType<typeof halfTaken> | null)?.write();
      await world.settle();
      const { status, dueAt, asked, conflict } = await invoiceEntry(world, nth);
      const told = world.told.filter(({ detail }) => 'invoice' in detail && detail.invoice.id === String(nth));
      const { number } = invoiceEvent(nth).detail.invoice;
      const documentsMade = world.books.invoices().filter(({ reference }) => reference === number);
      const isHeard =
        what === 'a request' || documentsMade[0]?.totals.incl === '240.00'
          ? conflict === null
          : told.some(({ detail }) => 'cause' in detail && detail.cause === 'conflict');
      const ids = new Set(told.map(({ detail }) => detail.id)).size;
      return {
        writes,
        stands: { status, dueAt, asked, made: documentsMade.length, isHeard, isTold: ids > 0 && ids <= 2 },
      };
    };
    const right = { status: 'done', dueAt: null, asked: false, made: 1, isHeard: true, isTold: true };
    await push(1, -1, -1); // its customer is known from here on
    const { writes } = await push(2, -1, -1);
    const wrong: object[] = [];
    let nth = 3;
    for (let readAt = 0; readAt < writes; readAt++)
      for (let writtenAt = readAt; writtenAt < writes; writtenAt++) {
        const { stands } = await push(nth++, readAt, writtenAt);
        if (JSON.stringify(stands) !== JSON.stringify(right)) wrong.push({ readAt, writtenAt, ...stands });
      }
    expect(wrong).toEqual([]);
    expect(writes).toBeGreaterThan(4);
  },
  120_000,
);
