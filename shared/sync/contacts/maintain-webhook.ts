import * as v from 'valibot';
import { DAY_MS, HOUR_MS } from '../../domain/duration.ts';
import { Setback } from '../../domain/setback.ts';
import type { ContactBooks, ContactsBack } from '../../providers/contacts-back.ts';
import type { Provider } from '../../providers/provider.ts';
import type { SyncContext, SyncPorts } from '../ledger/context.ts';
import { type ContactPullEntry, type EntryKey, EVERY_RELATION } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import type { Claim } from '../ledger/ledger.ts';
import { newContactPullEntry } from '../ledger/new-entry.ts';
import { integrationAttention, newEventHead } from '../ledger/outbox-events.ts';
import { answered, defer, done, type EntryChange, reopen } from '../ledger/transitions.ts';
import { reconcileContacts } from './reconcile-contacts.ts';
import { isWebhookWell, registerWebhook, releaseWebhook, removeWebhook } from './webhook.ts';

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
 * Has the webhook of an integration registered or removed when the settings ask for another state than the present one.
 * Answers the entry that does it, when it is due.
 */
export async function requestMaintenance(
  integration: Integration,
  provider: Provider,
  { ledger, clock }: Pick<SyncPorts, 'ledger' | 'clock'>,
): Promise<Pick<EntryKey, 'kind' | 'id'> | null> {
  if (!provider.contactsBack || isAsWished(integration, provider)) return null;
  const key: EntryKey = {
    ...keyOfIntegration(integration),
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
    await ledger.amend<ContactPullEntry>(entry as ContactPullEntry, { ...reopen(entry, now), settingsVersion });
  }
  return { kind: key.kind, id: key.id };
}

/**
 * The daily work on the relations of an integration: registers or removes the webhook as the settings ask, checks that
 * it still works, and looks for changes that it did not report.
 */
export async function maintainWebhook(
  claim: Claim<ContactPullEntry>,
  back: ContactsBack,
  context: SyncContext,
): Promise<void> {
  const isOn = isWanted(context.integration, context.provider);
  try {
    await registerOrRemove(isOn, back, context);
    const books = back.open(context.wire, { id: context.administration });
    if (isOn && !context.forbids) await reconcileContacts(back, books, context);
  } catch (error) {
    if (!(error instanceof Setback) || !isOfNoInvoice(error)) throw error;
    return complain(claim, error, context);
  }
  const dueAt = isOn ? context.clock.now() + DAY_MS - Math.floor(context.clock.random() * HOUR_MS) : null;
  const rest = { outbox: [], nowMs: context.clock.now() };
  await comeToRest(claim, done(rest, null, dueAt), isOn ? 'tended' : 'let go', context);
}

async function registerOrRemove(isOn: boolean, back: ContactsBack, context: SyncContext): Promise<void> {
  const { webhook } = context.integration;
  const booksOf = (id: string): ContactBooks => back.open(context.wire, { id });
  const isElsewhere = webhook !== null && webhook.administration !== context.administration;
  if (isElsewhere) await releaseWebhook(context);
  if (!isOn) return isElsewhere ? undefined : removeWebhook(booksOf(context.administration), context);

  const books = booksOf(context.administration);
  if (webhook?.id && !isElsewhere) {
    if (await isWebhookWell(books, context)) return;
    context.log.warn('A webhook was lost', { ...context.key, cause: 'webhook-lost' });
  }
  const integration = isElsewhere ? { ...context.integration, webhook: null } : context.integration;
  const now = context.clock.now();
  await registerWebhook(books, { ...context, integration });
  if (context.integration.contactsSeenAtMs === null) await context.integrations.contactsSeen(context.key, now);
  await context.integrations.calm(context.key, 'webhook-lost');
}

/** Refusals of only the webhook or the lists: invoices go on without them. */
const isOfNoInvoice = ({ cause, remedy, scope }: Setback): boolean =>
  cause === 'not-allowed' || cause === 'plan-limit' || (remedy === 'correct' && scope === 'entry');

/** Asks for attention, once, since changes do not come back; it is tried again later, or when a setting is saved. */
async function complain(claim: Claim<ContactPullEntry>, { about }: Setback, context: SyncContext): Promise<void> {
  const cause = 'webhook-lost';
  if (context.integration.attention?.cause !== cause) context.metrics.count('AttentionAsked', cause);
  const fact = integrationAttention(context.integration, cause, about, newEventHead(context.clock));
  await context.integrations.raise(context.key, { cause, about }, fact, false);
  const { waits } = claim.entry;
  const dueAt = context.clock.now() + Math.min(DAY_MS, OFFER_AGAIN_MS * 2 ** waits);
  const change = defer({ ...claim.entry, ...answered() }, { cause, about, remedy: 'correct' }, dueAt);
  await comeToRest(claim, change, cause, context);
}

/** Comes to rest, unless somebody asked for it meanwhile. */
const comeToRest = (claim: Claim<ContactPullEntry>, change: EntryChange, step: string, { integration }: SyncContext) =>
  claim.write({ ...change, settingsVersion: integration.settingsVersion }, { step, unlessChanged: true });
