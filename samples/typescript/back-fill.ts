import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { sendEvents } from './send-events.ts';

/**
 * Sends the invoices of a past month: a file with one `invoice.finalised` a line, of one tenant.
 *
 * BOOKKEEPING_URL=... BOOKKEEPING_TOKEN=... node samples/typescript/back-fill.ts november.jsonl
 */
interface Finalised {
  readonly detail: { readonly occurredAt: string; readonly invoice: { readonly kind: string; readonly date: string } };
}

const [, , file = ''] = process.argv;
const events = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line): Finalised => JSON.parse(line));

// Oldest first, and invoices before the credits of their day: numbers in the books follow the order of arrival.
const order = ({ detail: { invoice } }: Finalised) => `${invoice.date} ${invoice.kind === 'credit' ? 1 : 0}`;
events.sort((one, other) => order(one).localeCompare(order(other)));

for (let from = 0; from < events.length; from += 100) {
  await sendEvents(events.slice(from, from + 100));
  console.log(`${Math.min(from + 100, events.length)} of ${events.length} taken`);
  await delay(1_000);
}
