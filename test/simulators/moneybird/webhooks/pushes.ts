import { letters } from '../../seeded.ts';
import { showContact } from '../contacts/show-contact.ts';
import { showInvoice } from '../invoices/show-invoice.ts';
import type { Administration } from '../model/administration.ts';
import type { Happening } from '../model/happening.ts';
import type { Webhook } from '../model/webhook.ts';
import type { World } from '../model/world.ts';
import { hears } from './events.ts';
import { sign } from './sign.ts';

/** Growing waits before each of the ten repeats, in seconds (9.5); the real ones are not documented. */
const waitsSeconds = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400];
/** When a push comes again although it was taken (9.5). */
const duplicateAfterMs = 24_000;

/** One push, and how it fared so far. */
export interface Push {
  readonly administration: Administration;
  readonly webhook: Webhook;
  readonly happening: Happening;
  /** The same on every repeat. */
  readonly key: string;
  dueAt: number;
  /** How often it was tried. */
  tries: number;
}

/** One try of a push, as a test looks at it. */
export interface Delivery {
  readonly at: number;
  readonly webhookId: string;
  readonly action: string;
  readonly entityId: string;
  readonly key: string;
  readonly status: number | null;
}

/** Carries what happens in the books to the webhooks that asked for it. */
export class Pushes {
  /** While true nothing leaves; `release` lets it go. */
  holding = false;
  /** Whether a push that was taken comes once more, 24 seconds later. */
  duplicates = false;
  /** Every try so far, oldest first. */
  readonly deliveries: Delivery[] = [];
  private waiting: Push[] = [];
  private working: Promise<void> = Promise.resolve();
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Takes in what happened; each webhook that is active and wants it gets a push. */
  add(administration: Administration, happening: Happening): void {
    for (const webhook of administration.webhooks.values()) {
      if (webhook.deactivatedAt !== null || !hears(webhook.enabledEvents, happening.action)) continue;
      const key = letters(this.world.random, 32, '0123456789abcdef');
      this.waiting.push({ administration, webhook, happening, key, dueAt: this.world.now(), tries: 0 });
    }
  }

  /** How many pushes wait for their moment or for `release`. */
  get pending(): number {
    return this.waiting.length;
  }

  /** Sends everything that is due by the clock, one after the other, until nothing is. */
  settle(): Promise<void> {
    this.working = this.working.then(() => this.work());
    return this.working;
  }

  /** Lets go of what was held, in the order in which it happened or the other way round. */
  async release(order: 'in-order' | 'reversed' = 'in-order'): Promise<void> {
    this.holding = false;
    if (order === 'reversed') this.waiting.reverse();
    await this.settle();
  }

  private async work(): Promise<void> {
    for (;;) {
      const push = this.holding ? undefined : this.waiting.find(({ dueAt }) => dueAt <= this.world.now());
      if (!push) return;
      this.waiting = this.waiting.filter((other) => other !== push);
      // A webhook that was removed has nothing to say any more.
      if (push.administration.webhooks.has(push.webhook.id)) await this.deliver(push);
    }
  }

  private async deliver(push: Push): Promise<void> {
    const { administration, webhook, happening, key } = push;
    const now = this.world.now();
    const body = JSON.stringify(payload(push, this.world));
    const { status, body: answer } = await this.world.post(webhook.url, body, {
      'Idempotency-Key': key,
      'Moneybird-Signature': sign(body, webhook.secrets, now),
    });
    push.tries += 1;
    Object.assign(webhook, { lastStatus: status, lastBody: answer });
    const { action, entityId } = happening;
    this.deliveries.push({ at: now, webhookId: webhook.id, action, entityId, key, status });
    const wait = waitsSeconds[push.tries - 1];
    if (status !== 200 && wait !== undefined) this.waiting.push({ ...push, dueAt: now + wait * 1000 });
    if (status === 200 && this.duplicates && push.tries === 1) {
      this.waiting.push({ ...push, administration, dueAt: now + duplicateAfterMs });
    }
  }
}

/** What a push says: the record as it is now, which may be newer than what happened (9.3). */
function payload({ administration, webhook, happening }: Push, world: World): object {
  return {
    administration_id: administration.id,
    webhook_id: webhook.id,
    webhook_token: webhook.token,
    entity_type: happening.entityType,
    entity_id: happening.entityId,
    state: happening.state,
    action: happening.action,
    entity: entityOf(happening, administration, world),
  };
}

function entityOf({ entityType, entityId }: Happening, administration: Administration, world: World): object | null {
  const desk = { world, administration, readings: world.readings, userId: '', now: world.now() };
  const contact = administration.contacts.get(entityId);
  if (contact) return showContact(contact, desk);
  const invoice = administration.invoices.get(entityId);
  if (invoice) return showInvoice(invoice, desk);
  if (entityType !== 'ContactPerson') return null;
  const people = [...administration.contacts.values()].flatMap((owner) =>
    owner.people.map((person) => ({ ...person, contact_id: owner.id })),
  );
  return people.find(({ id }) => id === entityId) ?? null;
}
