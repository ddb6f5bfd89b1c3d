import { fitsStore } from '../../domain/catalogue.ts';
import type { CatalogueEvent, CustomerEvent, EventIn, InvoiceEvent } from '../../domain/events-in.ts';
import { catalogueIn } from '../../domain/seen-catalogue.ts';
import type { EntryKey } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import { takesPart } from '../ledger/integration-state.ts';
import { correlated } from '../ledger/log.ts';
import { MEASURES } from '../ledger/metrics.ts';
import { whatFailed } from '../ledger/note-fault.ts';
import type { UnreadableItem } from '../ledger/versions.ts';
import { keptUntilMs } from '../steps/keep-snapshots.ts';
import { wakeFor } from '../steps/wake-integration.ts';
import type { IntakePorts, TakePorts } from './intake-ports.ts';
import { withNamedFields } from './named-fields.ts';
import { readEvent, type Unreadable } from './read-event.ts';
import { takeInCustomer } from './take-in-customer.ts';
import { contentHash, takeInInvoice } from './take-in-invoice.ts';
import { takeInUnreadable } from './take-in-unreadable.ts';

/** The settings that the intake reads; the worker judges the rest. */
const wants = ({ details }: Integration, type: EventIn['detail-type']): boolean => {
  const triggers = details.triggers as { invoiceSent?: unknown } | undefined;
  return type !== 'invoice.sent' || triggers?.invoiceSent === true;
};

/**
 * Takes one message from i-Reserve: when this returns, everything that it asks for is an entry in the ledger, and the
 * integrations that it concerns have been woken. Nothing taken is lost, and it never waits for the books.
 */
export async function takeIn(body: string, ports: IntakePorts): Promise<void> {
  const aside: unknown[] = [];
  await takeInAll(body, ports, (error) => void aside.push(error));
  if (aside.length > 0) throw aside[0]; // the others have it; the message comes again for these
}

async function takeInAll(body: string, ports: IntakePorts, setAside: SetAside): Promise<void> {
  const reading = readEvent(body);
  if (reading.is === 'stranger') {
    ports.log.error('A message that nobody can be told about', { pointer: reading.pointer });
    return ports.deadLetter(body);
  }
  if (reading.is === 'unreadable') {
    const log = correlated(ports.log, reading.about.correlationId);
    return takeUnreadable(reading.about, { ...ports, log }, setAside);
  }

  const { event } = reading;
  return takeEvent(event, body, { ...ports, log: correlated(ports.log, event.detail.id) }, setAside);
}

async function takeEvent(event: EventIn, body: string, ports: IntakePorts, setAside: SetAside): Promise<void> {
  if (event['detail-type'] === 'catalogue.changed') return takeCatalogue(event, body, ports);
  const wanting = await concerned(event['detail-type'], event.detail, ports, setAside);
  if (wanting.length === 0) return;
  if (event['detail-type'] === 'customer.sync-requested') return takeCustomer(event, wanting, ports, setAside);
  await takeInvoice(event, wanting, ports, setAside);
  const { tenant, invoice, customer } = event.detail;
  await ports.noteSeen(tenant, catalogueIn(invoice, customer), invoice.date).catch((error: unknown) => {
    // It helps a person to choose; nothing that was taken in depends on it.
    ports.log.warn('What an invoice showed could not be kept', { tenant, ...whatFailed(error) });
  });
}

/** Keeps a tenant's catalogue; one that is too large to be kept goes where an engineer finds it. */
async function takeCatalogue(event: CatalogueEvent, body: string, ports: IntakePorts): Promise<void> {
  const { tenant, catalogue } = event.detail;
  if (fitsStore(catalogue)) return ports.keepCatalogue(event);
  ports.log.error('A catalogue that is too large to be kept', { tenant });
  return ports.deadLetter(body);
}

/** Makes an invoice an entry of each of these integrations, and wakes those that have something to do. */
export async function takeInvoice(
  event: InvoiceEvent,
  integrations: readonly Integration[],
  ports: TakePorts,
  setAside: SetAside = rethrow,
) {
  const { tenant, invoice, customer, occurredAt } = event.detail;
  const hash = contentHash(invoice);
  const kept = { invoice: withNamedFields(invoice, integrations), customer: withNamedFields(customer, integrations) };
  await ports.snapshots.keepInvoice(tenant, hash, kept, keptUntilMs(integrations, ports.clock.now()));
  await ports.snapshots.keepCustomer(tenant, kept.customer, occurredAt);
  await forEach(integrations, setAside, async (integration) => {
    const key: EntryKey = { ...keyOfIntegration(integration), kind: 'invoice', id: invoice.id };
    await ports.ledger.noteNumber(key, invoice.number, invoice.id);
    if (!(await takeInInvoice(event, hash, integration, ports))) return;
    const { id, provider } = integration;
    ports.log.info(MEASURES.InvoicesTakenIn.line, { tenant, integration: id, provider, invoice: invoice.id });
    await wakeFor(key, ports, integration);
  });
}

/** Makes a customer due in each of these integrations because a person asked, and wakes them. */
export async function takeCustomer(
  event: CustomerEvent,
  integrations: readonly Integration[],
  ports: TakePorts,
  setAside: SetAside = rethrow,
) {
  const { tenant, customer, occurredAt } = event.detail;
  await ports.snapshots.keepCustomer(tenant, withNamedFields(customer, integrations), occurredAt);
  await forEach(integrations, setAside, async (integration) => {
    const key: EntryKey = { ...keyOfIntegration(integration), kind: 'customer', id: customer.id };
    if (await takeInCustomer(event, integration, ports)) await wakeFor(key, ports, integration);
  });
}

async function takeUnreadable(about: Unreadable, ports: IntakePorts, setAside: SetAside) {
  const { tenant, kind, id, pointers, cause } = about;
  ports.log.warn('An event that can not be read', { tenant, kind, [kind]: id, pointer: pointers[0] ?? '', cause });
  await forEach(await concerned(about.type, about, ports, setAside), setAside, async (integration) => {
    const key: EntryKey = { ...keyOfIntegration(integration), kind, id };
    if (await takeInUnreadable(about, integration, ports)) await wakeFor(key, ports, integration);
  });
}

/** Takes note of what went wrong with one integration; the others go on. */
type SetAside = (error: unknown) => void;

const rethrow: SetAside = (error) => {
  throw error;
};

/** Acts for each of these integrations, one after the other. */
async function forEach(
  integrations: readonly Integration[],
  setAside: SetAside,
  act: (integration: Integration) => Promise<void>,
): Promise<void> {
  for (const integration of integrations) await act(integration).catch(setAside);
}

/**
 * The integrations that an event is for: those that were connected and whose settings want it, and of a person's request
 * the one that it names.
 * A tenant without any has nothing to do, which is logged.
 */
async function concerned(
  type: EventIn['detail-type'],
  { tenant, integration }: { readonly tenant: string; readonly integration: string | null },
  { integrations, log }: IntakePorts,
  setAside: SetAside,
) {
  const only = type === 'invoice.sync-requested' || type === 'customer.sync-requested' ? integration : null;
  const unreadable: UnreadableItem[] = [];
  const all = await integrations.ofTenant(tenant, (error) => void unreadable.push(error));
  const named = all.filter(({ id }) => only === null || id === only);
  if (only === null || named.length === 0) unreadable.forEach(setAside); // it may be for one of these
  if (named.length === 0) log.info('Nothing to do: no such integration', { tenant });
  return named.filter((one) => takesPart(one) && wants(one, type));
}
