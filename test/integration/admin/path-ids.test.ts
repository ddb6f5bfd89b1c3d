import { expect, test } from 'vitest';
import { pathId } from '../../../shared/runtime/path-id.ts';
import { anEvent, anInvoice } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit } from '../console/views-fixtures.ts';
import { adminDesk } from './fixtures.ts';

const ODD = ['A/1', '50%', 'a%2Fb', 'a+b', 'a b', 'a?b', '~YQ', 'x/sync'];

test('an invoice is reached by any id, through a gateway that decodes the path once', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const visit = await consoleVisit(world);
  for (const [index, id] of ['a', ...ODD].entries())
    await world.push(anEvent({ invoice: anInvoice({ id, number: `2026-${index}` }) }));

  for (const id of ODD) {
    expect((await api.call(`GET /invoices/${pathId(id)}`)).body.id).toBe(id);
    expect(await api.call(`POST /invoices/${pathId(id)}/sync`)).toMatchObject({ status: 202 });
    const page = await visit.see(`/console/invoices/${pathId(id)}`);
    expect(page.status).toBe(200);
  }
  // A caller who escapes it the usual way is understood too, as far as the gateway leaves the id whole.
  for (const id of ['A/1', '50%', 'a%2Fb', 'a+b', 'a b'])
    expect((await api.call(`GET /invoices/${encodeURIComponent(id)}`)).body.id).toBe(id);
});
