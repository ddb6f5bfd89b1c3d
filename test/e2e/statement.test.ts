import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { samples } from '../../infra/local/demo/samples/index.ts';
import { amountsOfInvoice } from '../../shared/domain/amounts.ts';
import type { InvoiceEvent } from '../../shared/domain/events-in.ts';
import { amountText, money, sum } from '../../shared/domain/money.ts';
import { amountIn } from '../../shared/domain/readable.ts';
import { serveConsole } from '../integration/console/views-fixtures.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { hasBrowser, inBrowser } from './browser.ts';

const isOf =
  (...numbers: readonly string[]) =>
  ({ detail }: InvoiceEvent) =>
    numbers.includes(detail.invoice.number);
const isDraft = isOf('2026-0042', '2026-0040');
const isSkipped = isOf('2026-0035');
/** Nobody mapped its VAT rate: it stops, and its VAT has no box. */
const STOPS = 'vervoer-laag';

const events = samples.map(({ event }) => event);
const skipped = events.filter(isSkipped);
const drafts = events.filter(isDraft);
const others = events.filter((event) => !isSkipped(event) && !isDraft(event));
const stopped = samples.filter(({ ends }) => ends.status === 'parked').map(({ event }) => event);
/** What i-Reserve meant for these books, and what is final in them. */
const meant = [...others, ...drafts];
const final = others.filter((event) => !stopped.includes(event));

/** The quarter of the samples: most are final, two are drafts, one stopped, and one came in while it was off. */
async function quarter(world: TestWorld) {
  await world.change({ state: 'inactive' });
  await world.push(...skipped);
  await world.change({ state: 'active' });
  await world.settle();
  await world.push(...others);
  await world.settle();
  const details = (await world.integrations.get(world.key))?.details;
  await world.change({ details: { ...details, finaliseInvoice: false } });
  await world.push(...drafts);
  await world.settle();
}

type Part = 'exclVat' | 'vat' | 'inclVat';

/** What i-Reserve wrote under the invoices, added up. */
const totalOf = (some: readonly InvoiceEvent[], part: Part): string =>
  amountText(sum(some.map(({ detail }) => money(detail.invoice.totals[part]))));

/** What they come to at some VAT rates. */
const ofRates = (some: readonly InvoiceEvent[], rates: readonly string[], part: 'exclVat' | 'vat'): string =>
  amountText(
    sum(
      some
        .flatMap(({ detail }) => amountsOfInvoice(detail.invoice).perRate)
        .filter(({ vatRate }) => rates.includes(vatRate))
        .map((rate) => money(rate[part])),
    ),
  );

const minus = (one: string, other: string): string => amountText(money(one).minus(other));

/** A row of a table as a Dutch bookkeeper reads it: its name, and its amounts. */
const row = (name: string, ...amounts: readonly string[]): string =>
  [name, ...amounts.map((text) => amountIn(text, 'nl'))].join(' ');

/** Ours, of the books and the difference, of turnover and of VAT. */
const boxRow = (name: string, of: (some: readonly InvoiceEvent[], part: 'exclVat' | 'vat') => string): string =>
  row(
    name,
    ...(['exclVat', 'vat'] as const).flatMap((part) => {
      const [ours, books] = [of(meant, part), of(final, part)];
      return [ours, books, minus(books, ours)];
    }),
  );

const rateRow = (name: string, rate: string): string =>
  row(
    name,
    ...(['exclVat', 'vat'] as const).flatMap((part) => [ofRates(meant, [rate], part), ofRates(final, [rate], part)]),
  );

const inBox = (name: string, ...rates: readonly string[]): string =>
  boxRow(name, (some, part) => ofRates(some, rates, part));

test.runIf(hasBrowser)('the statement of a quarter, printed, holds the sums of its invoices', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await quarter(world);
  await using console = await serveConsole(world);
  await inBrowser(async (page) => {
    await page.goto(await console.launchLink({ language: 'nl' }));
    await page.goto(`${console.origin}/console/integrations/exact/closing-report`);
    await page.getByText('Een kwartaal of andere dagen').click();
    await page.getByLabel('Kwartaal').selectOption('2026-Q4');
    await page.locator('form:has(#quarter) button').click();
    await page.getByText('Alle facturen tonen').click();
    await page.waitForURL(/all/); // a page that is on its way is printed as an empty one
    const pdf = await page.pdf({ format: 'A4' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
    const read = text.replace(/\s+/g, ' ');

    const totals = (['exclVat', 'vat'] as const).map((part) => totalOf(drafts, part));
    for (const said of [
      'Bedrijf camping-de-eik',
      'Administratie Camping De Eik B.V.',
      'Periode 1 oktober 2026 – 31 december 2026',
      'Opgemaakt op 20 nov 2026, 10:0',
      `concept in Exact Online staan: 2, samen € ${amountIn(totalOf(drafts, 'inclVat'), 'nl')} incl. btw, waarvan € ${amountIn(totals[1] ?? '', 'nl')} btw`,
      inBox('1a – hoog tarief', 'btw-hoog', 'logies-hoog'),
      inBox('1b – laag tarief', 'btw-laag'),
      inBox('1e – 0 % of niet bij u belast', 'btw-nul', 'geen-btw'),
      inBox('Geen rubriek te noemen', STOPS),
      boxRow('Totaal', totalOf),
      row(
        'boekhouding zonder concepten',
        totalOf(meant, 'inclVat'),
        totalOf(final, 'inclVat'),
        minus(totalOf(final, 'inclVat'), totalOf(meant, 'inclVat')),
      ),
      rateRow('btw-hoog (21 %)', 'btw-hoog'),
      rateRow('btw-laag (9 %)', 'btw-laag'),
      rateRow('logies-hoog (21 %)', 'logies-hoog'),
      rateRow('btw-nul (0 %)', 'btw-nul'),
      rateRow('geen-btw (0 %)', 'geen-btw'),
      rateRow(`${STOPS} (9 %)`, STOPS),
      'Gezien door',
    ])
      expect(read).toContain(said);
    // Every invoice is on it by its own total, also the one that is in no sum
    for (const { detail } of events)
      expect(read).toMatch(
        new RegExp(
          `${detail.invoice.number} .{10,120}? ${amountIn(detail.invoice.totals.inclVat, 'nl').replace('.', '\\.')}`,
        ),
      );
    // What can be pressed or chosen on a screen is not printed
    for (const word of ['Vergelijken', 'Definitief maken', 'Downloaden', 'Ja, maak']) expect(read).not.toContain(word);
  });
});
