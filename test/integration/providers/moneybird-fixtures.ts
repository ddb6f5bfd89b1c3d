import type { InvoiceEvent } from '../../../shared/domain/events-in.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { type MoneybirdWorld, type MoneybirdWorldOptions, moneybirdWorld } from '../../world.ts';

/** A world in which Familie Jansen is known and every code list was read. */
export async function known(options: MoneybirdWorldOptions): Promise<MoneybirdWorld> {
  const world = await moneybirdWorld(options);
  await world.push(anEvent({ customer: aCompany() }));
  world.moneybird.requests.clear();
  return world;
}

/** A second invoice of Familie Jansen. */
export const second = anEvent({ customer: aCompany(), invoice: anInvoice({ id: '84312', number: '2026-0043' }) });

/** Somebody pressed the sync button of this invoice. */
export const syncRequest = ({ detail }: InvoiceEvent, press = 'again'): InvoiceEvent =>
  anEvent({
    ...detail,
    type: 'invoice.sync-requested',
    id: `${detail.id} ${press}`,
    occurredAt: '2026-11-20T10:00:00Z',
  });
