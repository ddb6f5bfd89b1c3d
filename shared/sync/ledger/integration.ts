import * as v from 'valibot';
import { About, Cause } from '../../domain/causes.ts';
import type { OutboxEvent } from '../../domain/events-out.ts';
import { nullable } from '../../domain/optional.ts';
import { Mappings } from '../../domain/settings.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import { EntryKind, type IntegrationKey } from './entry.ts';
import { readStored } from './read-stored.ts';
import { VERSIONS } from './versions.ts';

/** Why a whole integration is paused, and until when. One entry, the canary, tests it then. */
const Pause = v.object({
  cause: Cause,
  /** Null: until somebody reconnects. */
  untilMs: nullable(v.number()),
  canary: nullable(v.object({ kind: EntryKind, id: v.string() })),
  /** How often in a row the canary met the same. */
  failures: v.number(),
  /** Since when, in epoch milliseconds. */
  sinceMs: nullable(v.number()),
});
export type Pause = v.InferOutput<typeof Pause>;

/** The webhook by which the books report changed relations. */
const Webhook = v.object({
  /** The last part of its address. */
  key: v.string(),
  url: v.string(),
  /** Its id in the books; null while its registration is uncertain. */
  id: nullable(v.string()),
  administration: v.string(),
});
export type Webhook = v.InferOutput<typeof Webhook>;

const StoredIssue = v.object({
  cause: Cause,
  about: About,
  group: v.picklist(['details', 'vat', 'articles', 'paymentConditions', 'ledgerAccounts']),
  key: v.string(),
  value: v.string(),
}) satisfies v.GenericSchema<unknown, SettingsIssue>;

/** Credentials that an integration uses no more, or not yet, so that they are forgotten whoever dies. */
const LooseEnd = v.object({
  host: v.string(),
  clientId: nullable(v.string()),
  secretName: nullable(v.string()),
  chain: nullable(v.string()),
  /** Since when, in epoch milliseconds. */
  sinceMs: v.number(),
});
export type LooseEnd = v.InferOutput<typeof LooseEnd>;

/** A tenant's link to one administration, as it is stored. */
export const Integration = v.object({
  /** The shape of this item; an older one is upgraded where it is read. */
  v: v.literal(VERSIONS.integration.newest),
  tenant: v.string(),
  id: v.string(),
  provider: v.string(),
  state: v.picklist(['new', 'connected', 'active', 'inactive', 'attention']),
  host: v.string(),
  clientId: nullable(v.string()),
  /** The name of the client secret in Secrets Manager. */
  secretName: nullable(v.string()),
  redirectUrl: nullable(v.string()),
  administration: nullable(
    v.object({
      id: v.string(),
      name: v.string(),
      number: nullable(v.string()),
      vatNumber: nullable(v.string()),
    }),
  ),
  /** The token chain that it uses. */
  chain: nullable(v.string()),
  /** What is to be forgotten of other connections than this one. */
  looseEnds: v.optional(v.array(LooseEnd), []),
  /** Rises when it is disconnected: what was under way for an earlier one comes to nothing. */
  generation: v.optional(v.number(), 0),
  /** Since when it is no more than a name over its ledger; null while it is there. */
  disconnectedAtMs: nullable(v.number()),
  /** The settings as they were saved; the provider's schema reads them and adds the defaults. */
  details: v.optional(v.record(v.string(), v.unknown()), {}),
  mappings: v.optional(Mappings, {}),
  /** Rises with every saved setting or mapping and every reconnect. */
  settingsVersion: v.optional(v.number(), 1),
  settingsChangedAtMs: v.optional(v.number(), 0),
  /** Up to this version, everything that was parked has been tried again. */
  requeuedVersion: v.optional(v.number(), 1),
  /**
   * When the ledger was last restored from a backup, in epoch milliseconds: the books may hold documents from before
   * that we do not know, so an invoice is looked up before it is posted.
   */
  restoredAtMs: nullable(v.number()),
  /** When its connection is checked next, in epoch milliseconds; null when there is none to check. */
  careAt: nullable(v.number()),
  /** True when the indexes hold every entry of it; false until entries of before they were there are in them too. */
  entriesIndexed: v.optional(v.boolean(), false),
  /** After which entry the sweep of the next night goes on; null: from the first. */
  sweptTo: nullable(v.string()),
  attention: nullable(v.object({ cause: Cause, about: v.optional(About, {}) })),
  /** What of the settings and mappings the books no longer took when they were last looked at. */
  settingsIssues: v.optional(v.array(StoredIssue), []),
  pause: nullable(Pause),
  webhook: nullable(Webhook),
  /** Every change to a relation of the books up to this moment was looked at, in epoch milliseconds. */
  contactsSeenAtMs: nullable(v.number()),
  outbox: v.optional(
    v.array(
      v.custom<OutboxEvent>((fact) => typeof fact === 'object' && fact !== null && 'type' in fact, 'a fact to publish'),
    ),
    [],
  ),
  /** The wake, which stands in an item of its own. When a worker should look at this integration again, in epoch milliseconds; null when nothing is due. */
  wakeAt: nullable(v.number()),
  /** Counts the wakes, so that a worker that saw nothing due knows whether it looked too early. */
  wakes: v.optional(v.number(), 0),
  wokenAtMs: v.optional(v.number(), 0),
  /** Up to this wake, everything that it was for was served or stands in the index of what is due. */
  seenWakes: v.optional(v.number(), 0),
  /** At that wake, nothing was due, then or later. */
  wasIdle: v.optional(v.boolean(), false),
  /** The snapshots of what waits here were kept for longer, since it stands still. */
  isKept: v.optional(v.boolean(), false),
  /** A message was sent to its worker, which has not come to rest since. */
  isCalled: v.optional(v.boolean(), false),
  /** The count of wakes that older code kept in the item of the integration, until a worker comes to rest; null as a rule. */
  olderWakes: nullable(v.number()),
});
export type Integration = v.InferOutput<typeof Integration>;

/** The key of an integration, which is the queue of its entries. */
export const keyOfIntegration = ({ tenant, id }: Pick<Integration, 'tenant' | 'id'>): IntegrationKey => ({
  tenant,
  integration: id,
});

/** Reads a stored integration of any version; `readStored` has the errors. */
export const readIntegration = (item: Readonly<Record<string, unknown>>): Integration =>
  readStored('integration', Integration, item);
