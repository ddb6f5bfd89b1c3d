import type { Page } from 'playwright-core';
import { seedCounted } from '../../integration/counts/seeded.ts';
import { testWorld } from '../../world.ts';
import { type Studio, tab } from './set-up.ts';

/** `INVOICES=100000` looks at as many as the pages are made for; to write them takes minutes. */
const INVOICES = Number(process.env.INVOICES ?? 2_000);

/** What a tenant of years sees: lists of many pages, and counts of many figures. */
export async function manyScreens(studio: Studio): Promise<void> {
  await using world = await testWorld();
  await seedCounted(world, INVOICES);
  await using camera = await studio(world);
  const list = '/console/invoices';
  const later = async (page: Page) => {
    for (let nth = 1; nth < 4; nth++) await page.locator('a[rel=next]').click();
  };
  await camera.shoot(
    { name: 'many-integrations', path: '/console' },
    { name: 'many-overview', path: '/console/overview' },
    { name: 'many-invoices', path: list },
    { name: 'many-invoices-later', path: list, act: later },
    { name: 'many-invoices-by-date', path: `${list}?order=date` },
    { name: 'many-invoices-stopped', path: `${list}?status=parked` },
    { name: 'many-invoice', path: `${list}/${INVOICES - 3}?list=` },
    { name: 'many-progress', path: `${tab('progress')}?from=${INVOICES}&cause=vat-unmapped` },
  );
  await world.change({ state: 'inactive' });
  await camera.shoot({ name: 'many-activate', path: tab('activate') });
}
