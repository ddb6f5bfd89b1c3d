import { setTimeout as delay } from 'node:timers/promises';
import { styleText as mark } from 'node:util';
import * as v from 'valibot';
import { MINUTE_MS } from '../../../shared/domain/duration.ts';
import { demoApp, type Moneybird } from '../../../test/simulators/moneybird/index.ts';
import type { Print } from '../progress.ts';
import type { LocalStage } from '../stage.ts';
import { type AdminApi, adminApi } from './demo-api.ts';
import { giveConsent, makeDemoIntegration, turnOn } from './demo-connect.ts';
import { ChangedCustomer, showBooks, showChanges } from './demo-table.ts';
import { openDemoWorld } from './demo-world.ts';
import { compareWithBooks } from './in-books.ts';
import { moneybirdTenant } from './samples/demo-tenant.ts';
import { samples } from './samples/index.ts';
import type { Sample } from './samples/sample.ts';

/** What the demo of Moneybird runs with. */
export interface MoneybirdDemoOptions {
  /** The simulator, when it is ours: in another Moneybird nobody changes a contact for us. */
  readonly moneybird: Moneybird | undefined;
  /** Where each provider is reached. */
  readonly origins: Readonly<Record<string, string>>;
  readonly print: Print;
}

const LINE = moneybirdTenant;
const NUMBERS: readonly string[] = ['2026-0026', '2026-0028', '2026-0042'];
/** The rates of i-Reserve, and what an administrator looks for on the screen of tax rates: a name, else a percentage. */
const RATES = { 'btw-laag': [/^9\s?%/, '9'], 'btw-hoog': [/^21\s?%/, '21'], 'geen-btw': [/^geen/i, '0'] } as const;
/** No guest accounts for the VAT of their stay. */
const REVERSED = /verlegd|reverse/i;
/** Two telephone numbers, of which a contact gets the other one. */
const PHONES = ['0612000099', '0612000098'] as const;
const TITLE = 'Moneybird';
const WITHIN_MS = 2 * MINUTE_MS;

const Rate = v.object({ code: v.string(), description: v.string(), percentage: v.string() });
const Options = v.object({ vatCodes: v.array(Rate) });

/**
 * Connects a Moneybird tenant, books samples as external invoices, and lets somebody change a contact there. True when
 * every sample is booked and the change came back.
 */
export async function runMoneybirdDemo(stage: LocalStage, options: MoneybirdDemoOptions): Promise<boolean> {
  const { moneybird, origins, print } = options;
  await using world = await openDemoWorld(stage, origins);
  const api = adminApi(stage, LINE.tenant);
  const { MONEYBIRD_CLIENT_ID = demoApp.clientId, MONEYBIRD_CLIENT_SECRET = demoApp.clientSecret } = process.env;
  await makeDemoIntegration(stage, LINE, { clientId: MONEYBIRD_CLIENT_ID, clientSecret: MONEYBIRD_CLIENT_SECRET });
  await giveConsent(world, stage, LINE, print);
  print(`  connected to ${(await world.integrations.get(LINE))?.administration?.name} in Moneybird`);
  if (moneybird) await leaveOldAddress(stage, moneybird);
  await turnOn(stage, LINE, {
    details: { externalInvoice: true, contactSyncBack: moneybird !== undefined },
    mappings: { vat: await chooseRates(api) },
  });

  await stage.postEvents(ours.map(({ event }) => event));
  const entries = () => world.entries(ours, LINE.integration);
  await within(async () => (await entries()).every(({ isSettled }) => isSettled));
  const isRight = showBooks(await entries(), ours, { title: TITLE, address: moneybird?.origin, print });
  if (!moneybird) return isRight;
  const booked = moneybird.books.invoices().map(({ reference, totals }) => ({ reference, inclVat: totals.incl }));
  const isThere = compareWithBooks(ours, booked, { title: TITLE, print });
  return isRight && isThere && (await changeContact(stage, moneybird, print));
}

/** Some of the samples, as this tenant's own. */
const ours: readonly Sample[] = samples
  .filter(({ event }) => NUMBERS.includes(event.detail.invoice.number))
  .map(({ event, ...sample }) => {
    const own = { tenant: LINE.tenant, id: `${event.detail.id}-${LINE.tenant}` };
    return { ...sample, event: { ...event, detail: { ...event.detail, ...own } } };
  });

/** Does on the Mapping tab what a person would: picks a rate of these books for each rate of i-Reserve. */
async function chooseRates(api: AdminApi): Promise<Record<string, string>> {
  const { vatCodes } = v.parse(Options, await api(`GET /integrations/${LINE.integration}/options`));
  const rates = vatCodes.filter(({ description }) => !REVERSED.test(description));
  const found = Object.entries(RATES).flatMap(([id, [name, percentage]]) => {
    const named = rates.find(({ description }) => name.test(description));
    const rate = named ?? rates.find((other) => other.percentage === percentage);
    return rate ? [[id, rate.code] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Takes away a webhook that leads to the address of an earlier run, so that one to this run is registered. */
async function leaveOldAddress(stage: LocalStage, { books }: Moneybird): Promise<void> {
  const isElsewhere = () => books.webhooks().some(({ url }) => !url.startsWith(stage.url));
  if (!isElsewhere()) return;
  await adminApi(stage, LINE.tenant)(`PUT /integrations/${LINE.integration}/details`, { contactSyncBack: false });
  await within(async () => !isElsewhere());
}

/** Somebody types another telephone number into Moneybird; i-Reserve hears of it. */
async function changeContact(stage: LocalStage, { books, webhooks }: Moneybird, print: Print): Promise<boolean> {
  const [contact] = books.contacts();
  if (!contact) throw new Error('there is no contact in the books');
  await within(async () => books.webhooks().length > 0);
  const changes = () => stage.eventsOut().filter((event) => event['detail-type'] === 'customer.changed');
  const before = changes().length; // of an earlier run with the same data
  books.editContact(contact.id, { phone: PHONES.find((phone) => phone !== contact.phone) ?? '' });
  const told = () => changes().at(before);
  const came = await within(async () => {
    await webhooks.settle();
    return told() !== undefined;
  });
  if (came) showChanges(v.parse(ChangedCustomer, told()?.detail), { title: TITLE, print });
  print(came ? `${mark('green', '✓')} i-Reserve heard of it` : `${mark('red', '✗')} no change of a contact came back`);
  return came;
}

async function within(holds: () => Promise<boolean>): Promise<boolean> {
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await delay(250)) if (await holds()) return true;
  return false;
}
