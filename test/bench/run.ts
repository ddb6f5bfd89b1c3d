import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import Table from 'cli-table3';
import { openExchange } from '../../shared/http/exchange.ts';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { type TestWorld, testWorld } from '../world.ts';

/** How many invoices each row is measured over. */
const INVOICES = 200;
/** Calls that a row can not do without: `reference/reliability.md` C3. */
const LEAST = { draft: 1, final: 2 } as const;

/** Slower than sixty calls a minute, so that nothing waits. */
const PACE_MS = 3_000;

interface Counted {
  readonly calls: number;
  readonly reads: number;
  readonly writes: number;
  readonly transactions: number;
  readonly cpuMs: number;
}

/** A table that counts what is asked of it. */
function counting(real: DynamoDBDocumentClient) {
  const counts = { reads: 0, writes: 0, transactions: 0 };
  const sendAny = real.send.bind(real) as (command: object) => Promise<unknown>;
  const send = (command: object) => {
    const name = command.constructor.name;
    if (name === 'TransactWriteCommand') counts.transactions++;
    else if (name === 'GetCommand' || name === 'QueryCommand') counts.reads++;
    else counts.writes++;
    return sendAny(command);
  };
  return { counts, documents: { send } as unknown as DynamoDBDocumentClient };
}

/** Pushes invoices of one known, unchanged company, and counts what each costs once everything is warm. */
async function measure(finaliseInvoice: boolean): Promise<Counted> {
  await using world = await testWorld({ details: { finaliseInvoice }, exact: { limits: false } });
  await world.push(anInvoiceOf(0));
  await world.settle();
  const { counts, documents } = counting(world.world.documents);
  const over = world.standingOn(documents, { announce: world.world.announce, openExchange });
  world.exact.requests.clear();
  const before = process.cpuUsage();
  for (let nth = 1; nth <= INVOICES; nth++) await pushOne(world, nth, over);
  const { user, system } = process.cpuUsage(before);
  const dataCalls = world.exact.requests.all().filter(({ endpoint }) => !endpoint.startsWith('oauth2')).length;
  const each = (count: number) => count / INVOICES;
  return {
    calls: each(dataCalls),
    reads: each(counts.reads),
    writes: each(counts.writes),
    transactions: each(counts.transactions),
    cpuMs: each((user + system) / 1000),
  };
}

async function pushOne(world: TestWorld, nth: number, over: ReturnType<TestWorld['standingOn']>): Promise<void> {
  await world.take(anInvoiceOf(nth));
  await world.answer(over);
  world.clock.advance(PACE_MS);
}

const anInvoiceOf = (nth: number) =>
  anEvent({
    customer: aCompany(),
    invoice: anInvoice({ id: `i-${nth}`, number: `2026-${String(nth).padStart(5, '0')}` }),
  });

const table = new Table({
  head: ['known customer', 'calls', 'of the least', 'reads', 'writes', 'transactions', 'CPU ms, with simulator'],
  style: { head: [], border: [], compact: true },
});
for (const kind of ['draft', 'final'] as const) {
  const { calls, reads, writes, transactions, cpuMs } = await measure(kind === 'final');
  const shown = [calls, calls / LEAST[kind], reads, writes, transactions].map((count) => count.toFixed(2));
  table.push([kind, ...shown, cpuMs.toFixed(0)]);
}
console.log(`Per invoice, over ${INVOICES} of one integration, one ring each (the dearest way):`);
console.log(table.toString());
