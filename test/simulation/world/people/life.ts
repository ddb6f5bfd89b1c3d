import type { Deed } from '../swarm.ts';
import type { Simulation } from '../world.ts';
import type { Administrator } from './administrator.ts';
import type { Issued } from './ireserve.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Plans what people do while the weather lasts: the guests, the bookkeeper, the administrator. */
export function planLife(world: Simulation): void {
  const { plan, kernel, administrators } = world;
  const hours = plan.lastsMs / HOUR_MS;
  for (const administrator of administrators)
    for (const [deed, perHour] of Object.entries(plan.deeds)) {
      const expected = perHour * hours;
      const times = Math.floor(expected) + Number(kernel.chance(`${deed} at all`)() < expected % 1);
      for (let nth = 0; nth < times; nth++)
        kernel.after(kernel.between(`${deed} when`, 0, plan.lastsMs), deed, () =>
          act(deed as Deed, administrator, world),
        );
    }
}

function act(deed: Deed, administrator: Administrator, world: Simulation): void {
  const { kernel, ireserve, diary, send } = world;
  const { tenant, books } = administrator;
  const nth = kernel.between(deed, 0, 1_000_000);
  const own = world.issued.filter((invoice) => invoice.tenant === tenant);
  const invoice = own[nth % Math.max(1, own.length)];
  const onInvoice = (work: (one: Issued) => void) => {
    if (invoice) work(diary.contents.get(diary.key(invoice))?.at(-1) ?? invoice);
  };
  switch (deed) {
    case 'event-again':
      onInvoice(({ event }) => send(event));
      break;
    case 'other-content':
      onInvoice((one) => {
        const changed = ireserve.change(one);
        diary.note(changed);
        send(changed.event);
      });
      break;
    case 'sync-invoice':
      onInvoice((one) => {
        diary.asked(one);
        send(ireserve.request(one, 'invoice'));
      });
      break;
    case 'sync-customer':
      onInvoice((one) => send(ireserve.request(one, 'customer')));
      break;
    case 'customer-moves':
      onInvoice(({ customer }) => ireserve.move(customer));
      break;
    case 'delete-document':
      discard(nth, administrator, world);
      break;
    case 'edit-contact': {
      const city = `Kanariedorp ${nth}`;
      const contact = books.editCity(nth, city);
      if (contact) diary.cities.set(city, { tenant, contact, atMs: kernel.now() });
      break;
    }
    default:
      void administer(deed, administrator, world);
  }
}

async function administer(deed: Deed, administrator: Administrator, { kernel, diary }: Simulation): Promise<void> {
  const { tenant, books } = administrator;
  const at = `/integrations/${books.provider}`;
  const pause = () => kernel.sleep(kernel.between(`${deed} pause`, 1, 20) * MINUTE_MS);
  switch (deed) {
    case 'retry':
      await administrator.retry();
      break;
    case 'unmap-and-map':
      await administrator.ask('PUT', `${at}/mappings`, { vat: { 'btw-laag': null } });
      await pause();
      await administrator.ask('PUT', `${at}/mappings`, books.mappings);
      break;
    case 'toggle-final':
      await administrator.ask('PUT', `${at}/details`, { finaliseInvoice: books.details.finaliseInvoice !== true });
      await pause();
      await administrator.ask('PUT', `${at}/details`, { finaliseInvoice: books.details.finaliseInvoice });
      break;
    case 'off-and-on':
      diary.interrupted.add(tenant);
      await administrator.ask('POST', `${at}/deactivate`, {});
      await pause();
      await administrator.mend();
      break;
    case 'disconnect-and-connect':
      diary.interrupted.add(tenant);
      await administrator.disconnect();
      await pause();
      await administrator.mend();
      break;
  }
}

function discard(nth: number, { books }: Administrator, { diary }: Simulation): void {
  const drafts = books.documents().filter(({ isFinal }) => !isFinal);
  const draft = drafts[nth % Math.max(1, drafts.length)];
  if (!draft) return;
  diary.discarded.add(draft.number);
  books.discard(draft.id);
}
