import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import Table from 'cli-table3';
import { runScript, type Script } from '../../infra/command-line.ts';
import { openExchange } from '../../shared/http/exchange.ts';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { bySdk } from '../fast-documents.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../world.ts';

/** How many invoices each row is measured over. */
const INVOICES = 100;
/** A world, and its requests to the books. */
interface Row {
  readonly world: AnyWorld;
  readonly requests: { clear(): void; all(): readonly { readonly endpoint: string }[] };
}

/** Each row with the calls that it can not do without: `reference/reliability.md` C3. */
const rows: Readonly<Record<string, { readonly least: number; readonly open: () => Promise<Row> }>> = {
  'Exact, draft': { least: 1, open: () => atExact(false) },
  'Exact, final': { least: 2, open: () => atExact(true) },
  'Moneybird, external': { least: 1, open: () => atMoneybird(true) },
  'Moneybird, regular, final': { least: 2, open: () => atMoneybird(false) },
};

async function atExact(finaliseInvoice: boolean): Promise<Row> {
  const world = await testWorld({ details: { finaliseInvoice }, exact: { limits: false } });
  return { world, requests: world.exact.requests };
}

async function atMoneybird(externalInvoice: boolean): Promise<Row> {
  const details = { externalInvoice, finaliseInvoice: true };
  const world = await moneybirdWorld({ details, moneybird: { limits: false } });
  return { world, requests: world.moneybird.requests };
}

/** Slower than either limit, so that nothing waits. */
const PACE_MS = 5_000;

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
  const sendAny = bySdk(real); // its CPU time is the product's too
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
async function measure(open: () => Promise<Row>): Promise<Counted> {
  const { world, requests } = await open();
  await using _ = world;
  await world.push(anInvoiceOf(0));
  await world.settle();
  const { counts, documents } = counting(world.world.documents);
  const over = world.standingOn(documents, { publish: world.world.publish, openExchange });
  requests.clear();
  const before = process.cpuUsage();
  for (let nth = 1; nth <= INVOICES; nth++) await pushOne(world, nth, over);
  const { user, system } = process.cpuUsage(before);
  const dataCalls = requests.all().filter(({ endpoint }) => !endpoint.startsWith('oauth')).length;
  const each = (count: number) => count / INVOICES;
  return {
    calls: each(dataCalls),
    reads: each(counts.reads),
    writes: each(counts.writes),
    transactions: each(counts.transactions),
    cpuMs: each((user + system) / 1000),
  };
}

async function pushOne(world: AnyWorld, nth: number, over: ReturnType<AnyWorld['standingOn']>): Promise<void> {
  await world.take(anInvoiceOf(nth));
  await world.answer(over);
  world.clock.advance(PACE_MS);
}

const anInvoiceOf = (nth: number) =>
  anEvent({
    customer: aCompany(),
    invoice: anInvoice({ id: `i-${nth}`, number: `2026-${String(nth).padStart(5, '0')}` }),
  });

const script: Script = {
  call: 'npm run bench',
  does: 'Counts the calls, reads and writes of an invoice, here and without an account. Takes about three minutes.',
};

await runScript(script, async () => {
  const table = new Table({
    head: ['known customer', 'calls', 'of the least', 'reads', 'writes', 'transactions', 'CPU ms, with simulator'],
    style: { head: [], border: [], compact: true },
  });
  for (const [name, { least, open }] of Object.entries(rows)) {
    const { calls, reads, writes, transactions, cpuMs } = await measure(open);
    const shown = [calls, calls / least, reads, writes, transactions].map((count) => count.toFixed(2));
    table.push([name, ...shown, cpuMs.toFixed(0)]);
  }
  console.log(`Per invoice, over ${INVOICES} of one integration, one wake each (the dearest way):`);
  console.log(table.toString());
});
