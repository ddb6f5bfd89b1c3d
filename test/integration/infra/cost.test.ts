import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { billOfFirstYear, billOfInvoices, billOfMonth, totalOf } from '../../../infra/operations/cost-model.ts';

const page = readFileSync(new URL('../../../infra/DEPLOY.md', import.meta.url), 'utf8');
/** The numbers of a row of the table of costs. */
const row = (name: string): number[] =>
  (page.split('\n').find((line) => line.startsWith(`| ${name}`)) ?? '')
    .split('|')
    .slice(2, -1)
    .map((cell) => Number(cell.replaceAll(',', '')));

const [tenants, invoices, years] = [row('tenants'), row('invoices a day'), row('years of ledger')];
const bills = tenants.map((count, at) =>
  billOfMonth({ tenants: count, invoicesADay: invoices[at] ?? 0, years: years[at] ?? 0 }),
);

describe('the costs in DEPLOY.md are those of the model', () => {
  test('together', () => expect(row('together')).toEqual(bills.map((bill) => Math.round(totalOf(bill)))));

  test.each([
    ['of which Secrets Manager', 'Secrets Manager'],
    ['of which CloudWatch', 'CloudWatch'],
    ['of which the ledger', 'Ledger'],
  ])('%s', (name, service) => expect(row(name)).toEqual(bills.map((bill) => Math.round(bill[service] ?? 0))));

  test('and a million more invoices', () => {
    const bill = billOfFirstYear(1e6);
    const [all, ledger] = [totalOf(bill), bill.Ledger ?? 0].map(Math.round);
    expect(page).toContain(
      `A million more invoices cost ${all} dollars in their first year, ${ledger} of them for the ledger of the months after`,
    );
  });
});

test('the costs in DECISIONS.md are those of the model, without the ledger of later months', () => {
  const { Ledger = 0, DynamoDB = 0, ...others } = billOfFirstYear(1e6);
  const [dynamo, all] = [DynamoDB, totalOf({ DynamoDB, ...others })].map(Math.round);
  const decisions = readFileSync(new URL('../../../infra/DECISIONS.md', import.meta.url), 'utf8');
  expect(decisions).toContain(
    `DynamoDB ${dynamo} of ${all} dollars, and ${Math.round(Ledger)} for its ledger of a year`,
  );
  expect(decisions).toContain(`So Lambda\ncosts ${billOfInvoices(1e6).Lambda?.toFixed(2)} dollars a million`);
  const month = bills[tenants.indexOf(2_000)] ?? {};
  const [secrets, together] = [month['Secrets Manager'] ?? 0, totalOf(month)].map(Math.round);
  expect(decisions).toContain(`At 2,000 tenants that is ${secrets} of ${together} dollars`);
});

test('tenants are paid for by the tenant, and invoices by the invoice', () => {
  const [few, many] = [500, 1_000].map((count) => totalOf(billOfMonth({ tenants: count, invoicesADay: 0, years: 0 })));
  const [none, some] = [0, 10_000].map((count) =>
    totalOf(billOfMonth({ tenants: 500, invoicesADay: count, years: 0 })),
  );
  expect(((many ?? 0) - (few ?? 0)) / 500).toBeGreaterThan(0.4); // the price of a client secret alone
  expect((some ?? 0) - (none ?? 0)).toBeCloseTo(totalOf(billOfInvoices(300_000)), 6);
});
