import { errorsOf, scopeOf } from '../../../shared/http/scope.ts';
import { limits } from '../../../shared/providers/exact/limits.ts';
import { dynamoPace } from '../../../shared/store/pace.ts';
import { aCustomer, aLine, anEvent, numbered, unmapped } from '../../builders.ts';
import { moneybirdWorld, type TestWorld, testWorld } from '../../world.ts';
import { newIntegration, type Studio, tab, tellCatalogue } from './set-up.ts';

/** Every daily page of a tenant with an Exact integration, a booked invoice and one that stopped. */
export async function dayAtExact(studio: Studio): Promise<void> {
  await using world = await testWorld();
  await world.push(anEvent(), unmapped(2));
  await world.integrations.make(newIntegration(world, 'moneybird', 'moneybird.com'));
  await using camera = await studio(world);
  const tabs = ['authentication', 'details', 'mappings', 'activate'];
  await camera.shoot(
    { name: 'integrations', path: '/console' },
    { name: 'overview', path: '/console/overview' },
    { name: 'invoices', path: '/console/invoices' },
    { name: 'invoices-by-date', path: '/console/invoices?order=date' },
    { name: 'invoice-draft', path: '/console/invoices/84311' },
    { name: 'invoice-stopped', path: '/console/invoices/2' },
    { name: 'preview', path: '/console/invoices/84311/preview?integration=exact' },
    { name: 'preview-stops', path: '/console/invoices/2/preview?integration=exact' },
    ...tabs.map((name) => ({ name: `${name}-exact`, path: tab(name) })),
    ...tabs.map((name) => ({ name: `${name}-new`, path: tab(name, 'moneybird') })),
    { name: 'progress-again', path: `${tab('progress')}?from=2&ids=84311,2` },
    { name: 'closing-drafts', path: `${tab('closing-report')}?month=2026-11` },
    { name: 'closing-drafts-all', path: `${tab('closing-report')}?month=2026-11&show=all` },
    { name: 'changes', path: '/console/changes' },
    { name: 'missing', path: '/console/nothing-here' },
  );
}

/** What is another one at Moneybird, where the integration needs its administrator. */
export async function dayAtMoneybird(studio: Studio): Promise<void> {
  await using world = await moneybirdWorld();
  await world.push(anEvent(), unmapped(2));
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  await using camera = await studio(world);
  const tabs = ['authentication', 'details', 'mappings', 'activate'];
  await camera.shoot(
    ...tabs.map((name) => ({ name: `${name}-moneybird`, path: tab(name, 'moneybird') })),
    { name: 'overview-moneybird', path: '/console/overview' },
    { name: 'invoice-moneybird', path: '/console/invoices/84311' },
    { name: 'preview-moneybird', path: '/console/invoices/84311/preview?integration=moneybird' },
  );
}

/** Invoices of some weeks: booked, stopped for several causes, waiting; and the endpoint that rests. */
export async function overviewScreens(studio: Studio): Promise<void> {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await tellCatalogue(world);
  await world.change({ entriesIndexed: true });
  for (let nth = 1; nth <= 45; nth++)
    await world.take(numbered(nth, { date: `2026-11-${String(1 + (nth % 20)).padStart(2, '0')}` }));
  await world.settle(); // some minutes, since a minute allows so many calls
  await world.change({ state: 'inactive' });
  await world.push(numbered(70), numbered(71));
  await world.change({ state: 'active' });
  await stopForMany(world);
  await world.settle();
  await world.take(numbered(80), numbered(81));
  await using camera = await studio(world);
  await camera.shoot(
    { name: 'overview-busy', path: '/console/overview' },
    { name: 'integrations-busy', path: '/console' },
    { name: 'invoices-many', path: '/console/invoices' },
    { name: 'invoices-stopped', path: '/console/invoices?status=parked' },
    { name: 'invoices-searched', path: '/console/invoices?q=Jansen' },
    { name: 'invoices-nothing-found', path: '/console/invoices?q=nobody-of-this-name' },
    { name: 'invoices-narrowed', path: '/console/invoices?status=synced&from=2026-11-05&to=2026-11-07' },
    {
      name: 'invoices-ticked',
      path: '/console/invoices?status=parked',
      act: async (page) => {
        for (const box of (await page.locator('.pick-cell input').all()).slice(0, 3)) await box.check();
      },
    },
    { name: 'invoices-skipped', path: '/console/invoices?status=skipped' },
    { name: 'changes-many', path: '/console/changes' },
    { name: 'progress-cause', path: `${tab('progress')}?from=1&cause=vat-unmapped&ids=60` },
    { name: 'progress-going', path: `${tab('progress')}?from=3&ids=80,81,64` },
  );
  await rest(world);
  await world.integrations.make(newIntegration(world, 'moneybird', 'moneybird.com'));
  await camera.shoot({ name: 'overview-resting-and-two', path: '/console/overview' });
}

/** One invoice of each way to stop, and each way to stand. */
export async function invoiceScreens(studio: Studio): Promise<void> {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await tellCatalogue(world);
  await world.push(numbered(1, { lines: [aLine({ description: 'A pitch with a very long name '.repeat(8) })] }));
  await world.push(
    numbered(3, { kind: 'credit', creditFor: '2026-0001', lines: [aLine({ quantity: '-7' })] }),
    numbered(4, { kind: 'credit', creditFor: '2025-0999', lines: [aLine({ quantity: '-1' })] }),
  );
  const stopped = await stopForMany(world);
  await world.take(numbered(80));
  await using camera = await studio(world);
  const shown = (name: string, id: number | string) => ({ name: `invoice-${name}`, path: `/console/invoices/${id}` });
  await camera.shoot(
    shown('done', 1),
    shown('credit', 3),
    shown('credit-without-original', 4),
    shown('in-progress', 80),
    ...stopped.map(({ name, id }) => shown(name, id)),
    ...stopped.slice(0, 3).map(({ name, id }) => ({
      name: `preview-${name}`,
      path: `/console/invoices/${id}/preview?integration=exact`,
    })),
    { name: 'preview-done', path: '/console/invoices/1/preview?integration=exact' },
  );
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', about: '2026-0090', fault: 'lost-answer' });
  await world.push(numbered(90)); // and number 80, which was taken before
  if ((await world.entry('invoice', '90'))?.status !== 'uncertain') throw new Error('its answer was not lost');
  await camera.shoot(shown('checked', 90));
  await world.change({ state: 'inactive' });
  await world.push(numbered(91));
  await camera.shoot(shown('not-sent', 91), shown('stopped-and-off', 60), {
    name: 'overview-off',
    path: '/console/overview',
  });
  await world.change({ attention: { cause: 'reconnect-needed', about: {} } });
  await camera.shoot(
    { name: 'integrations-off-lost', path: '/console' },
    { name: 'overview-off-lost', path: '/console/overview' },
    { name: 'details-off-lost', path: tab('details') },
  );
}

/** Stops invoices in every way that events alone bring about. */
async function stopForMany(world: TestWorld) {
  const stops = [
    { name: 'unmapped', event: unmapped(60) },
    { name: 'other-percentage', event: numbered(61, { lines: [aLine({ vatRate: 'btw-hoog' })] }) },
    { name: 'unknown-article', event: numbered(62, { lines: [aLine({ product: 'NEW', ledgerAccount: '9999' })] }) },
    {
      name: 'total-differs',
      event: numbered(63, { totals: { exclVat: '229.36', vat: '20.64', inclVat: '250.00', perRate: [] } }),
    },
    { name: 'unknown-term', event: numbered(64, { paymentMethod: 'crypto', paymentTerm: '99' }) },
    { name: 'currency', event: numbered(65, { currency: 'XXX' }) },
  ];
  await world.push(...stops.map(({ event }) => event));
  const customer = { ...aCustomer(), companyName: { name: 'Familie Jansen' } };
  const unreadable = { ...anEvent(), detail: { ...numbered(66).detail, customer } };
  await world.push(unreadable);
  return [...stops.map(({ name, event }) => ({ name, id: event.detail.invoice.id })), { name: 'unreadable', id: '66' }];
}

/** Has an endpoint of the books rest, as after too many refusals within an hour. */
async function rest(world: TestWorld): Promise<void> {
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('there is no integration');
  const { COUNTED_PER } = world.world.config;
  const endpoint = `${errorsOf(integration, COUNTED_PER)}salesinvoice/SalesInvoices`;
  const errors = { [endpoint]: Array(limits.errorsPerHour).fill(world.clock.now()) };
  await dynamoPace(world.world.table, world.clock.now).change(scopeOf(integration, COUNTED_PER), (state) => ({
    state: { ...state, errors },
    result: undefined,
  }));
}

/** The statement of a month and a quarter, with every kind of difference, and on paper. */
export async function closingScreens(studio: Studio): Promise<void> {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await tellCatalogue(world);
  const high = [aLine({ vatRate: 'btw-hoog', vatPercentage: '21' })];
  await world.push(numbered(1), numbered(2, { lines: high }), numbered(3, { date: '2026-10-05' }));
  const path = tab('closing-report');
  {
    await using camera = await studio(world);
    await camera.shoot({ name: 'closing-all-there', path: `${path}?month=2026-11` });
  }
  await world.push(numbered(4), numbered(5));
  const gone = await world.entry('invoice', '5');
  world.books.deleteInvoice(gone?.kind === 'invoice' ? (gone.externalId ?? '') : '');
  await world.change({ state: 'inactive' });
  await world.push(numbered(7));
  await world.change({ state: 'active' });
  await world.push(unmapped(6));
  await using camera = await studio(world);
  await camera.shoot(
    { name: 'closing-differences', path: `${path}?month=2026-11` },
    { name: 'closing-quarter', path: `${path}?quarter=2026-Q4` },
    { name: 'closing-days-all', path: `${path}?from=2026-10-01&to=2026-11-30&show=all` },
    { name: 'closing-no-month', path: `${path}?month=2026-13` },
    { name: 'closing-empty', path: `${path}?month=2020-01` },
    { name: 'progress-without-list', path: `${tab('progress')}?from=4` },
    { name: 'progress-done', path: `${tab('progress')}?from=2&ids=1,2` },
  );
  await camera.print({ name: 'closing-quarter', path: `${path}?quarter=2026-Q4` });
}
