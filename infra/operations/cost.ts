import Table from 'cli-table3';
import { billOfInvoices, billOfMonth, PER_INTEGRATION, PER_INVOICE, STANDING, totalOf } from './cost-model.ts';
import { PRICES_OF } from './prices.ts';

const MILLION = 1_000_000;
const A_DAY = [10, 1_000, 10_000];

const bills = [...A_DAY.map(billOfMonth), billOfInvoices(MILLION)];
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const dollars = (amount: number): string => (amount === 0 ? '' : amount.toFixed(2));
const table = new Table({
  head: ['US dollars', ...A_DAY.map((count) => `a month at ${count.toLocaleString('en')} a day`), 'a million more'],
  colAligns: ['left', 'right', 'right', 'right', 'right'],
  style: { head: [], border: [] },
});
for (const service of Object.keys(billOfMonth(MILLION)))
  table.push([service, ...bills.map((bill) => dollars(bill[service] ?? 0))]);
table.push(['together', ...bills.map((bill) => dollars(totalOf(bill)))]);

console.log(`List prices of ${PRICES_OF}, a region in the EU, no free tier, no tax.`);
console.log(table.toString());
for (const [title, assumed] of [
  ['for each invoice, one at a time (a backlog shares its rings and its runs, and costs less)', PER_INVOICE],
  ['for each integration', PER_INTEGRATION],
  ['whatever happens', STANDING],
] as const) {
  console.log(`It assumes, ${title}:`);
  for (const [what, count] of Object.entries(assumed)) console.log(`  ${String(count).padStart(8)}  ${inWords(what)}`);
}
