import type { Readings } from '../readings.ts';
import type { Administration } from './administration.ts';
import type { Contact } from './contact.ts';
import type { EntityType } from './happening.ts';
import type { Invoice } from './invoice.ts';
import type { World } from './world.ts';

/** What a rule may look at while it handles one request: the books, who asks, and when. */
export interface Desk {
  readonly world: World;
  readonly administration: Administration;
  readonly readings: Readings;
  /** The user to whom changes are attributed. */
  readonly userId: string;
  readonly now: number;
}

/** Which fields a change touched, each with its value before and after. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** What is told about a change beside its name. */
interface Telling {
  readonly changes?: Changes;
  readonly state?: string;
  /** Who is meant when that is not the record itself. */
  readonly about?: { readonly entityType: EntityType; readonly entityId: string };
}

/** Marks a record as changed now, writes the change in its history, and tells the webhooks. */
export function record(
  desk: Desk,
  subject: Contact | Invoice,
  action: string,
  { changes, state, about }: Telling = {},
): void {
  subject.updatedAt = desk.now;
  subject.history.unshift({ userId: desk.userId, action, changes, at: desk.now });
  const entityType = typeOf(subject);
  desk.world.publish(desk.administration, {
    ...{ action, state: state ?? null },
    ...(about ?? { entityType, entityId: subject.id }),
  });
}

/** The kind of a record, as histories and pushes call it. */
export function typeOf(subject: Contact | Invoice): EntityType {
  if (!('kind' in subject)) return 'Contact';
  return subject.kind === 'sales' ? 'SalesInvoice' : 'ExternalSalesInvoice';
}
