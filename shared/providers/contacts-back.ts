import type { Customer } from '../domain/customer.ts';
import type { Administration } from './administration.ts';
import type { PartsInBooks, RelationIds } from './relation.ts';
import type { Wire } from './wire.ts';

/** How changes that people make to relations in the books come back; only for books that report them. */
export interface ContactsBack<Details = unknown> {
  /** Whether the settings ask for it, and for which members of `contactSyncBackFields`. */
  wish(details: Details): { readonly on: boolean; readonly fields: readonly string[] };
  /**
   * Pure: what stands there, in i-Reserve's names (contract section 1) such as `address.city`; blank is null. `like` is
   * the customer as i-Reserve knows it, by which a value is taken apart that it holds in several fields.
   */
  inOurNames(standing: PartsInBooks, like: Customer | null): Readonly<Record<string, string | null>>;
  /** The member of `contactSyncBackFields` that one of those names belongs to. */
  groupOf(name: string): string;
  /** Those names that the books fill by themselves where we wrote nothing. */
  readonly filledIn: ReadonlySet<string>;
  /** How what its webhook pushes is judged and read. */
  readonly pushes: ContactPushes;
  open(wire: Wire, administration: Pick<Administration, 'id'>): ContactBooks;
}

/** Where the webhook of an integration arrives, below the API's address. */
export const webhookPath = (provider: string, key: string): string => `/webhooks/${provider}/${key}`;

/** Pure: what can be known of a push that arrived at our webhook, `/webhooks/{provider}/{key}`. */
export interface ContactPushes {
  /** Whether exactly these bytes were signed with one of the secrets, and not long from now. */
  isGenuine(
    headers: Readonly<Record<string, string | undefined>>,
    body: Uint8Array,
    secrets: readonly string[],
    nowMs: number,
  ): boolean;
  /** What it is about; what can not be read is about nothing. */
  read(body: Uint8Array): ContactPush;
}

/** What a push says that we use. Everything else in it is as old as its delivery, and read again by whoever needs it. */
export interface ContactPush {
  /** The relation that it is about; null when it names none. */
  readonly contact: string | null;
  /** It is about a relation that it does not name: one that went into another, or whose person is gone. */
  readonly another: boolean;
  readonly administration: string | null;
  /** The token of its webhook; null when it names none. */
  readonly token: string | null;
}

/** A relation as it stands in the books now. */
export interface ContactInBooks {
  /** People put it aside; it can be found, and nothing is to be done with it. */
  readonly archived: boolean;
  /** What stands in the parts whose ids these are. */
  parts(ids: RelationIds): PartsInBooks;
}

/** A webhook as the books know it. */
export interface RegisteredHook {
  readonly id: string;
  readonly url: string;
  /** False when the books have stopped using it. */
  readonly active: boolean;
  /** What our side answered to the last push; null when there was none. */
  readonly lastStatus: number | null;
}

/** What is asked of the books so that changes come back. Every verb throws a `Setback` when something stops it. */
export interface ContactBooks {
  /** Null: it is gone, by itself or into another one. */
  read(externalId: string): Promise<ContactInBooks | null>;
  /** The ids of every relation there is, archived ones too. */
  all(): Promise<ReadonlySet<string>>;
  /** The ids of those that changed after a moment, archived ones too. */
  changedSince(ms: number): Promise<ReadonlySet<string>>;
  /** The same as `read`, of many; who is missing is gone. */
  readAll(externalIds: readonly string[]): Promise<ReadonlyMap<string, ContactInBooks>>;
  hooks(): Promise<readonly RegisteredHook[]>;
  /** Registers a webhook; its address is called before this answers. The secret is returned here and never again. */
  register(url: string): Promise<{ readonly id: string; readonly secret: string; readonly token: string | null }>;
  /** Removes a webhook; one that is gone already is no error. */
  unregister(id: string): Promise<void>;
}
