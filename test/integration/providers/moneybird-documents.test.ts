import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../../shared/domain/invoice.ts';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { planInvoice } from '../../../shared/sync/invoice/map-invoice.ts';
import { aCompany, aCustomer, anEvent, anInvoice } from '../../builders.ts';
import { type MoneybirdWorld, moneybirdWorld } from '../../world.ts';
import { backup, mark } from '../infra/restored.ts';
import { toldAbout } from '../sync/fixtures.ts';
import { known, second, syncRequest } from './moneybird-fixtures.ts';

describe('switching between external and regular', () => {
  const nth = (n: number) =>
    anEvent({ id: `e-${n}`, customer: aCompany(), invoice: anInvoice({ id: `s-${n}`, number: `S-${n}` }) });
  const kinds = ({ books }: MoneybirdWorld) => books.invoices().map(({ reference, kind }) => [reference, kind]);

  test('leaves each invoice what it was: repeats find their own kind', async () => {
    await using world = await moneybirdWorld({ details: { externalInvoice: true, finaliseInvoice: true } });
    await world.push(nth(1));
    await world.change({ details: { externalInvoice: false, finaliseInvoice: true } });
    await world.push(nth(2), nth(1), syncRequest(nth(1)));
    await world.change({ details: { externalInvoice: true, finaliseInvoice: true } });
    await world.push(nth(3), nth(1), nth(2), syncRequest(nth(2)));

    expect(kinds(world)).toEqual([
      ['S-1', 'external'],
      ['S-2', 'sales'],
      ['S-3', 'external'],
    ]);
    expect(world.toldOf('invoice.failed')).toEqual([]);
  });

  test.each([
    ['external', true],
    ['regular', false],
  ])('while the answer to an %s one is lost finds that one, and makes no other', async (_, externalInvoice) => {
    await using world = await moneybirdWorld({ details: { externalInvoice, finaliseInvoice: true } });
    world.moneybird.faults.next({ method: 'POST', path: 'sales_invoices', fault: 'lost-answer' });
    await world.push(nth(1));
    await world.change({ details: { externalInvoice: !externalInvoice, finaliseInvoice: true } });
    world.moneybird.requests.clear();
    await world.settle();

    const looks = world.moneybird.requests.all({ method: 'GET' }).map(({ path }) => path.split(/[/.]/).at(4));
    expect(new Set(looks)).toEqual(new Set([externalInvoice ? 'external_sales_invoices' : 'sales_invoices']));
    expect(world.books.invoices()).toMatchObject([{ kind: externalInvoice ? 'external' : 'sales', state: 'open' }]);
    expect(world.toldOf('invoice.synced')).toMatchObject([{ finalised: true }]);
  });
});

test.each([
  ['an external', true],
  ['a regular', false],
])('%s one that a restore forgot is found, though it would be made as the other kind now', async (_, wasExternal) => {
  await using world = await known({ details: { externalInvoice: wasExternal, finaliseInvoice: true } });
  const restore = await backup(world);
  await world.push(second); // after the backup: the restored ledger never heard of it
  await restore();
  await mark(world, null);
  await world.change({ details: { externalInvoice: !wasExternal, finaliseInvoice: true } });
  await world.push(second);
  await world.settle();

  expect(world.books.invoices().filter(({ reference }) => reference === '2026-0043')).toMatchObject([
    { kind: wasExternal ? 'external' : 'sales' },
  ]);
  expect(world.toldOf('invoice.failed')).toEqual([]);
});

test('one that was made as the other kind after all is found, though a restored intent says what was tried first', async () => {
  await using world = await known({ details: { externalInvoice: true, finaliseInvoice: true } });
  world.moneybird.faults.next({ method: 'POST', path: 'sales_invoices', fault: '500-before' });
  await world.push(second);
  const restore = await backup(world); // with the intent to make an external one
  await world.change({ details: { externalInvoice: false, finaliseInvoice: true } });
  await world.settle(); // nothing was found, so a regular one was made
  await restore();
  await mark(world, null);
  await world.settle();

  expect(world.books.invoices().filter(({ reference }) => reference === '2026-0043')).toMatchObject([
    { kind: 'sales' },
  ]);
});

test.each([
  ['an external', true, 'external'],
  ['a regular', false, 'sales'],
])(
  'the id of %s invoice in the invoice field is believed, whatever would be made now',
  async (_, wasExternal, kind) => {
    await using world = await known({ details: { externalInvoice: wasExternal, finaliseInvoice: true } });
    const invoice = anInvoice({ id: 'named', number: 'N-1' });
    const externalId = await madeByHand(world, invoice);
    await world.change({ details: { externalInvoice: !wasExternal, finaliseInvoice: false } });
    await world.push(
      anEvent({ id: 'named', customer: aCompany(), invoice: { ...invoice, fields: { external_id: externalId } } }),
    );

    expect(world.books.invoices().filter(({ reference }) => reference === 'N-1')).toMatchObject([
      { id: externalId, kind },
    ]);
    expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({ externalId, finalised: wasExternal });
  },
);

/** Makes the document of an invoice without any entry knowing of it, as an earlier integration did. */
async function madeByHand(world: MoneybirdWorld, invoice: Invoice): Promise<string> {
  const integration = await world.integrations.get(world.key);
  const customer = await world.entry('customer', aCompany().id);
  if (!integration || customer?.kind !== 'customer') throw new Error('nothing is connected');
  await using run = openRun(world.world, { timeLeftMs: () => 120_000 });
  const desk = await run.openContext(integration, null);
  const plan = await planInvoice({ invoice, customer: aCompany() }, desk);
  return (await desk.books.createInvoice(plan, { relation: customer.parts.relation?.id ?? '' })).externalId;
}

describe('a lost answer is looked up exactly', () => {
  test.each([
    ['a stranger has the same reference', '2026-0043', {}],
    ['a stranger has it and the older one is answered', '2026-0043', { sameReference: 'oldest' }],
    ['the reference has a slash', '2026/0043', {}],
    ['the reference has everything that a filter means something by', '20,26|00:43 %', {}],
  ] as const)('where %s', async (_, number, readings) => {
    await using world = await known({
      details: { externalInvoice: false, finaliseInvoice: true },
      moneybird: { readings },
    });
    const stranger = aCustomer({ id: 'x', number: '7999' });
    await world.push(anEvent({ id: 'x', customer: stranger, invoice: anInvoice({ id: 'x', number }) }));
    world.moneybird.faults.next({ method: 'POST', path: 'sales_invoices', fault: 'lost-answer' });
    await world.push(anEvent({ id: 'y', customer: aCompany(), invoice: anInvoice({ id: 'y', number }) }));
    await world.settle();

    const mine = world.books
      .invoices()
      .filter((one) => one.reference === number && one.contact !== 'Sanne van der Berg');
    expect(mine).toMatchObject([{ state: 'open' }]);
    expect(toldAbout(world, 'y')).toEqual(['synced']);
  });

  test('of an external invoice of last year, which a list without a period would hide', async () => {
    await using world = await known({});
    world.moneybird.faults.next({ method: 'POST', path: 'external', fault: 'lost-answer' });
    const invoice = anInvoice({ id: 'old', number: '2025-0001', date: '2025-12-30', dueDate: '2026-01-13' });
    await world.push(anEvent({ id: 'old', customer: aCompany(), invoice }));
    await world.settle();
    expect(world.books.invoices().filter(({ reference }) => reference === '2025-0001')).toHaveLength(1);
    expect(toldAbout(world, 'old')).toEqual(['synced']);
  });
});
