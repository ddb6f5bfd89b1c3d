import * as v from 'valibot';
import { Setback } from '../../domain/setback.ts';
import type { ContactBooks, ContactsBack } from '../../providers/contacts-back.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Desk, SyncPorts } from '../ledger/context.ts';
import { type ContactPullEntry, type EntryKey, EVERY_RELATION } from '../ledger/entry.ts';
import type { Integration } from '../ledger/integration.ts';
import type { Page } from '../ledger/ledger.ts';
import { newContactPullEntry } from '../ledger/new-entry.ts';
import { integrationAttention, stamp } from '../ledger/outbox-events.ts';
import { lookThroughContacts } from './reconcile-contacts.ts';
import { isWebhookWell, letGoOfWebhook, registerWebhook, removeWebhook } from './webhook.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A webhook that the books do not take is offered again after this, doubling up to a day. */
const OFFER_AGAIN_MS = HOUR_MS / 4;

/** Whether the settings ask for relations to come back, of an administration that is there to ask. */
const isWanted = (integration: Integration, { details, contactsBack }: Provider): boolean =>
  integration.disconnectedAtMs === null &&
  integration.state !== 'new' &&
  integration.chain !== null &&
  integration.administration !== null &&
  contactsBack?.wish(v.parse(details, integration.details)).on === true;

function isAsWished(integration: Integration, provider: Provider): boolean {
  const { webhook, administration } = integration;
  if (!isWanted(integration, provider)) return webhook === null || integration.chain === null;
  return webhook !== null && webhook.id !== null && webhook.administration === administration?.id;
}

/**
 * Has the webhook of a line registered or removed when the settings ask for something else than there is. Answers the
 * entry that does it, when it is due.
 */
export async function askForTending(
  integration: Integration,
  provider: Provider,
  { ledger, clock }: Pick<SyncPorts, 'ledger' | 'clock'>,
): Promise<Pick<EntryKey, 'kind' | 'id'> | null> {
  if (!provider.contactsBack || isAsWished(integration, provider)) return null;
  const key: EntryKey = {
    tenant: integration.tenant,
    integration: integration.id,
    kind: 'contact-pull',
    id: EVERY_RELATION,
  };
  const now = clock.now();
  const entry = await ledger.read(key);
  const { settingsVersion } = integration;
  if (!entry) await ledger.open({ ...newContactPullEntry(key, integration.provider, now), settingsVersion });
  const isLater = entry !== null && (entry.dueAt === null || entry.dueAt > now);
  const isOutdated = entry !== null && entry.settingsVersion < settingsVersion;
  if (isLater && !isOutdated) return null;
  if (isLater) {
    const due = { status: 'open', dueAt: now, settingsVersion, waits: 0 } as const;
    await ledger.amend<ContactPullEntry>(entry as ContactPullEntry, due);
  }
  return { kind: key.kind, id: key.id };
}

/**
 * Does for the relations of a line what no push asks for: sees to it that the webhook is as the settings ask, reads once
 * a day whether it still works, and looks for what it did not tell.
 */
export async function tendContacts(page: Page<ContactPullEntry>, back: ContactsBack, desk: Desk): Promise<void> {
  const isOn = isWanted(desk.integration, desk.provider);
  try {
    await tendWebhook(isOn, back, desk);
    const books = back.open(desk.wire, { id: desk.administration });
    if (isOn && !desk.forbids) await lookThroughContacts(back, books, desk);
  } catch (error) {
    if (!(error instanceof Setback) || !isOfNoInvoice(error)) throw error;
    return complain(page, error, desk);
  }
  const dueAt = isOn ? desk.clock.now() + DAY_MS - Math.floor(desk.clock.random() * HOUR_MS) : null;
  await rest(page, { status: 'done', dueAt, cause: null, remedy: null, waits: 0 }, isOn ? 'tended' : 'let go', desk);
}

async function tendWebhook(isOn: boolean, back: ContactsBack, desk: Desk): Promise<void> {
  const { webhook } = desk.integration;
  const booksOf = (id: string): ContactBooks => back.open(desk.wire, { id });
  const isElsewhere = webhook !== null && webhook.administration !== desk.administration;
  if (isElsewhere) await letGoOfWebhook(desk);
  if (!isOn) return isElsewhere ? undefined : removeWebhook(booksOf(desk.administration), desk);

  const books = booksOf(desk.administration);
  if (webhook?.id && !isElsewhere) {
    if (await isWebhookWell(books, desk)) return;
    desk.log.warn('A webhook was lost', { ...desk.line, cause: 'webhook-lost' });
  }
  const integration = isElsewhere ? { ...desk.integration, webhook: null } : desk.integration;
  const now = desk.clock.now();
  await registerWebhook(books, { ...desk, integration });
  if (desk.integration.contactsSeenAtMs === null) await desk.integrations.contactsSeen(desk.line, now);
  await desk.integrations.calm(desk.line, 'webhook-lost');
}

/** What the books have against the webhook or the lists alone: invoices go on without them. */
const isOfNoInvoice = ({ code, remedy, scope }: Setback): boolean =>
  code === 'not-allowed' || code === 'plan-limit' || (remedy === 'correct' && scope === 'entry');

/** Tells the administrator, once, that changes do not come back; it is tried again later, or when a setting is saved. */
async function complain(page: Page<ContactPullEntry>, { about }: Setback, desk: Desk): Promise<void> {
  const cause = 'webhook-lost';
  if (desk.integration.attention?.cause !== cause) desk.metrics.count('AttentionAsked', cause);
  const fact = integrationAttention(desk.integration, cause, about, stamp(desk.clock));
  await desk.integrations.raise(desk.line, { cause, about }, fact, false);
  const { waits } = page.entry;
  const dueAt = desk.clock.now() + Math.min(DAY_MS, OFFER_AGAIN_MS * 2 ** waits);
  await rest(page, { status: 'waiting', dueAt, cause, about, remedy: 'correct', waits: waits + 1 }, cause, desk);
}

/** Comes to rest, unless somebody asked for it meanwhile. */
const rest = (page: Page<ContactPullEntry>, change: Partial<ContactPullEntry>, step: string, desk: Desk) =>
  page.write(
    { ...change, claimedUntilMs: 0, crashes: 0, silences: 0, settingsVersion: desk.integration.settingsVersion },
    { step, unlessChanged: true },
  );
