import Table from 'cli-table3';
import { runScript, type Script } from '../command-line.ts';
import { billOfFirstYear, billOfMonth, metricsPaidFor, STANDING, totalOf, type Use } from './cost-model.ts';
import { counts } from './counts.ts';
import { PRICES_OF } from './prices.ts';

const MILLION = 1_000_000;
/** A first customer, a first season, all tenants in their first year, and in their fifth at five times the invoices. */
const USES: readonly Use[] = [
  { tenants: 1, invoicesADay: 10, years: 0 },
  { tenants: 100, invoicesADay: 1_000, years: 1 },
  { tenants: 2_000, invoicesADay: 10_000, years: 1 },
  { tenants: 2_000, invoicesADay: 50_000, years: 5 },
];

const script: Script = {
  call: 'npm run cost',
  does: 'Prints what a month costs at list prices, and what that assumes.',
};

const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const dollars = (amount: number): string => (amount === 0 ? '' : amount.toFixed(2));
const titleOf = ({ tenants, invoicesADay, years }: Use): string =>
  `${tenants.toLocaleString('en')} tenants\n${invoicesADay.toLocaleString('en')} invoices a day\nafter ${years} years`;

await runScript(script, () => {
  const bills = [...USES.map(billOfMonth), billOfFirstYear(MILLION)];
  const table = new Table({
    head: ['US dollars a month', ...USES.map(titleOf), 'a million invoices\nin their first year'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  const services = new Set(bills.flatMap((bill) => Object.keys(bill)));
  for (const service of services) table.push([service, ...bills.map((bill) => dollars(bill[service] ?? 0))]);
  table.push(['together', ...bills.map((bill) => dollars(totalOf(bill)))]);

  console.log(`List prices of ${PRICES_OF}, a region in the EU, no free tier, no tax.`);
  console.log(table.toString());
  const standing = { ...counts.stack, ...STANDING, metrics: metricsPaidFor() };
  for (const [title, counted] of [
    ['each invoice, one at a time (a backlog shares its wakes and its runs, and costs less)', counts.invoice],
    ['each integration', counts.integration],
    ['the stack, whatever happens', standing],
  ] as const) {
    console.log(`It counts, for ${title}:`);
    for (const [what, count] of Object.entries(counted))
      console.log(`  ${String(count).padStart(8)}  ${inWords(what)}`);
  }
});
