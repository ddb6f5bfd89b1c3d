import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as customers from '../../../infra/local/demo/samples/customers.ts';
import { demoTenant } from '../../../infra/local/demo/samples/demo-tenant.ts';
import { samples } from '../../../infra/local/demo/samples/index.ts';
import { manyInvoices } from '../../../infra/local/demo/samples/many-invoices.ts';
import { EventIn } from '../../../shared/domain/events-in.ts';
import type { Invoice, Line } from '../../../shared/domain/invoice.ts';
import { amountText, fraction, type Money, money, sum, toCents } from '../../../shared/domain/money.ts';

const invoices = samples.map(({ event }) => event.detail.invoice);
const named = samples.map((sample) => [sample.event.detail.invoice.number, sample] as const);

/** The lines whose price × quantity is not what they come to; these are sent as one piece at their total. */
const pricedAsAWhole = ['Canoe, seven for 250 euro', 'Winter berth for a sloop, per day'];

/** What i-Reserve makes of a line: prices with VAT are divided, prices without are added to. */
function issued(line: Line): { exclVat: Money; vat: Money; inclVat: Money } {
  const factor = fraction(line.vatPercentage);
  const gross = line.unitPriceInclVat && toCents(money(line.unitPriceInclVat).times(money(line.quantity)));
  const fromGross = gross && { exclVat: toCents(gross.dividedBy(factor.plus(1))), inclVat: gross };
  const net = toCents(money(line.unitPriceExclVat ?? '0').times(money(line.quantity)));
  const fromNet = { exclVat: net, inclVat: net.plus(toCents(net.times(factor))) };
  const { exclVat, inclVat } =
    fromGross && (!line.totals || fromGross.inclVat.equals(line.totals.inclVat)) ? fromGross : fromNet;
  return { exclVat, vat: inclVat.minus(exclVat), inclVat };
}

const totalsOf = (line: Line) => {
  const { exclVat, vat, inclVat } = line.totals ?? issued(line);
  return { exclVat: money(String(exclVat)), vat: money(String(vat)), inclVat: money(String(inclVat)) };
};

/** What books that add VAT to net prices make of an invoice. */
function booked({ lines }: Invoice, rounding: 'per line' | 'per document'): Money {
  const nets = lines.map((line) => {
    const { exclVat } = totalsOf(line);
    const price = line.unitPriceExclVat ? money(line.unitPriceExclVat) : exclVat.dividedBy(money(line.quantity));
    const net = price.times(money(line.quantity));
    return { line, net: toCents(net).equals(exclVat) ? net : exclVat };
  });
  const vat =
    rounding === 'per line'
      ? nets.map(({ line, net }) => toCents(toCents(net).times(fraction(line.vatPercentage))))
      : [...Map.groupBy(nets, ({ line }) => line.vatRate).values()].map((ofRate) =>
          toCents(sum(ofRate.map(({ net }) => toCents(net))).times(fraction(ofRate[0]?.line.vatPercentage ?? '0'))),
        );
  return sum([...nets.map(({ net }) => toCents(net)), ...vat]);
}

describe.each(named)('sample %s', (_, { event, title, ends }) => {
  const { invoice } = event.detail;
  const whole = invoice.lines.filter(({ description }) => pricedAsAWhole.includes(description));
  const priced = invoice.lines.filter((line) => !whole.includes(line));

  test('is what the intake reads, and says what it shows', () => {
    expect(v.parse(EventIn, JSON.parse(JSON.stringify(event)))).toEqual(event);
    expect(event.detail.tenant).toBe(demoTenant.tenant);
    expect(title).not.toBe('');
    expect(ends.cause === undefined).toBe(ends.status === 'synced');
  });

  test('has lines that follow from their prices, to the cent', () => {
    for (const line of priced.filter(({ totals }) => totals !== null)) {
      const { exclVat, vat, inclVat } = issued(line);
      expect(line.totals).toEqual({
        exclVat: amountText(exclVat),
        vat: amountText(vat),
        inclVat: amountText(inclVat),
      });
    }
    for (const { vatPercentage, totals } of whole) {
      const net = toCents(money(totals?.inclVat ?? '').dividedBy(fraction(vatPercentage).plus(1)));
      expect(totals?.exclVat).toBe(amountText(net));
    }
  });

  test('has two unit prices that agree within four decimals', () => {
    for (const { unitPriceExclVat: net, unitPriceInclVat: gross, vatPercentage } of invoice.lines) {
      if (net === null || gross === null) continue;
      const expected = money(gross).dividedBy(fraction(vatPercentage).plus(1)).toDecimalPlaces(4);
      expect(money(net).toFixed(4)).toBe(expected.toFixed(4));
    }
  });

  test('adds up: lines to rates, rates to the whole', () => {
    const { perRate, ...total } = invoice.totals;
    const add = (part: 'exclVat' | 'vat' | 'inclVat', lines: readonly Line[]) =>
      amountText(sum(lines.map((line) => totalsOf(line)[part])));

    expect(total).toEqual({
      exclVat: add('exclVat', invoice.lines),
      vat: add('vat', invoice.lines),
      inclVat: add('inclVat', invoice.lines),
    });
    if (perRate === null) return;
    expect(perRate).toEqual(
      [...Map.groupBy(invoice.lines, ({ vatRate }) => vatRate)].map(([vatRate, lines]) => ({
        vatRate,
        percentage: lines[0]?.vatPercentage,
        exclVat: add('exclVat', lines),
        vat: add('vat', lines),
      })),
    );
  });

  test.each(['per line', 'per document'] as const)('comes to the same total in books that round VAT %s', (rounding) => {
    expect(amountText(booked(invoice, rounding))).toBe(invoice.totals.inclVat);
  });
});

test('the lines that are priced as a whole are really those whose price × quantity misses their total', () => {
  const misses = invoices
    .flatMap(({ lines }) => lines)
    .filter(({ quantity, unitPriceExclVat, totals }) => {
      const net = money(unitPriceExclVat ?? totals?.exclVat ?? '0').times(money(quantity));
      return totals !== null && unitPriceExclVat !== null && amountText(net) !== totals.exclVat;
    });

  expect(misses.map(({ description }) => description).sort()).toEqual([...pricedAsAWhole].sort());
});

test('together the samples show what a bookkeeper can meet', () => {
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const has = (shown: (invoice: Invoice) => boolean) => invoices.some(shown);

  expect(
    has(({ totals }) => ['9', '21'].every((p) => totals.perRate?.some(({ percentage }) => percentage === p))),
  ).toBe(true);
  expect(has(({ kind, creditFor }) => kind === 'credit' && creditFor === '2025-0918')).toBe(true);
  expect(has(({ kind, lines }) => kind === 'credit' && lines.some(({ quantity }) => !quantity.startsWith('-')))).toBe(
    true,
  );
  expect(lines.some(({ vatRate }) => vatRate === 'btw-nul')).toBe(true);
  expect(lines.some(({ unitPriceExclVat }) => unitPriceExclVat?.startsWith('-'))).toBe(true);
  expect(lines.some(({ description }) => description.length > 200)).toBe(true);
  expect(lines.some(({ period }) => period !== null)).toBe(true);
  expect(new Set(invoices.map(({ seller }) => seller?.id))).toEqual(new Set(['1', '2', '3']));
  expect(samples.filter(({ ends }) => ends.cause === 'vat-unmapped')).toHaveLength(1);
  expect(new Set(invoices.map(({ id }) => id)).size).toBe(samples.length);
  expect(new Set(invoices.map(({ number }) => number)).size).toBe(samples.length);
});

test('the demo tenant knows everything that its invoices name, and maps every rate but the one that parks', () => {
  const { catalogue, mappings } = demoTenant;
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);
  const used = (values: readonly (string | null | undefined)[]) => [
    ...new Set(values.filter((value) => value != null)),
  ];

  expect(catalogue.vatRates.map(({ id }) => id)).toEqual(
    expect.arrayContaining(used(lines.map(({ vatRate }) => vatRate))),
  );
  expect(codes(catalogue.products)).toEqual(expect.arrayContaining(used(lines.map(({ product }) => product))));
  expect(codes(catalogue.ledgerAccounts)).toEqual(
    expect.arrayContaining(used(lines.map((line) => line.ledgerAccount))),
  );
  expect(codes(catalogue.paymentMethods)).toEqual(expect.arrayContaining(used(invoices.map((it) => it.paymentMethod))));
  expect(codes(catalogue.paymentTerms)).toEqual(expect.arrayContaining(used(invoices.map((it) => it.paymentTerm))));
  expect(catalogue.sellers.map(({ id }) => id)).toEqual(
    expect.arrayContaining(used(invoices.map((it) => it.seller?.id))),
  );
  expect(used(lines.map(({ vatRate }) => vatRate)).filter((rate) => !mappings.vat[rate])).toEqual(['vervoer-laag']);
  expect(lines.filter((line) => !mappings.articles[`ledger:${line.ledgerAccount}`])).toEqual([]);
});

test('a line carries the percentage that its rate has', () => {
  const percentages = new Map(demoTenant.catalogue.vatRates.map(({ id, percentage }) => [id, percentage]));

  for (const { vatRate, vatPercentage } of invoices.flatMap(({ lines }) => lines))
    expect(vatPercentage).toBe(percentages.get(vatRate));
});

describe.each(Object.entries(customers))('customer %s', (_, customer) => {
  test('is invented: every address for e-mail is under .example', () => {
    const mails = [customer.email, customer.contactPerson?.email].filter((mail) => mail != null);

    for (const mail of mails) expect(mail).toMatch(/^[a-z-]+@[a-z-]+\.example$/);
  });

  test('has numbers in the form that banks, tax offices and the chamber of commerce use', () => {
    if (customer.iban) expect(remainderOf(customer.iban)).toBe(1n);
    if (customer.vatNumber) expect(customer.vatNumber).toMatch(/^(NL\d{9}B\d\d|DE\d{9}|BE0\d{9})$/);
    if (customer.chamberOfCommerce) expect(customer.chamberOfCommerce).toMatch(/^\d{8}$/);
  });
});

/** The check of an IBAN: letters as numbers, the first four characters last, modulo 97. */
const remainderOf = (iban: string): bigint =>
  BigInt([...(iban.slice(4) + iban.slice(0, 4))].map((character) => Number.parseInt(character, 36)).join('')) % 97n;

describe('many invoices', () => {
  const many = manyInvoices({ tenants: 50, perTenant: 10, seed: 7 });

  test('are as many as asked for, each one once', () => {
    const keys = many.map(({ detail }) => `${detail.tenant}/${detail.invoice.id}`);

    expect(new Set(keys).size).toBe(500);
    expect(new Set(many.map(({ detail }) => detail.tenant)).size).toBe(50);
    expect(many[0]?.detail.tenant).toBe('tenant-01');
  });

  test('are the same for the same seed, and others for another', () => {
    expect(manyInvoices({ tenants: 50, perTenant: 10, seed: 7 })).toEqual(many);
    expect(manyInvoices({ tenants: 50, perTenant: 10, seed: 8 })).not.toEqual(many);
  });

  test('add up, and come to the same total in books that round VAT either way', () => {
    for (const { invoice } of many.map(({ detail }) => detail)) {
      expect(amountText(sum(invoice.lines.map((line) => totalsOf(line).inclVat)))).toBe(invoice.totals.inclVat);
      expect(amountText(booked(invoice, 'per line'))).toBe(invoice.totals.inclVat);
      expect(amountText(booked(invoice, 'per document'))).toBe(invoice.totals.inclVat);
    }
  });

  test('hold credits, which take back the invoice before them', () => {
    const credits = many.filter(({ detail }) => detail.invoice.kind === 'credit');
    expect(credits).toHaveLength(50);

    for (const { detail } of credits) {
      const original = many.find(
        (other) => other.detail.tenant === detail.tenant && other.detail.invoice.number === detail.invoice.creditFor,
      );
      expect(detail.invoice.totals.inclVat).toBe(`-${original?.detail.invoice.totals.inclVat}`);
      expect(detail.customer).toEqual(original?.detail.customer);
    }
  });
});
