import { empty, json, type Reply } from '../../http/reply.ts';
import { letters } from '../../seeded.ts';
import { bodyOf, type Call } from '../api/call.ts';
import { Complaints, refusal } from '../api/refusal.ts';
import type { Webhook } from '../model/webhook.ts';
import { isEvent } from './events.ts';
import { sign } from './sign.ts';

/**
 * Answers `POST webhooks`: calls the address first, which must answer 200, and only then tells the secret (9.2).
 *
 * The body is not wrapped. Nothing keeps an administration from having the same webhook twice.
 */
export async function create(call: Call): Promise<Reply> {
  const { url, enabled_events: wanted, events } = bodyOf(call);
  if (events !== undefined) {
    throw refusal(400, "'events' has been removed from webhooks, use 'enabled_events'", { events: 'removed' });
  }
  if (typeof url !== 'string' || url === '') throw refusal(400, 'Url is required', { url: 'required' });
  const complaints = new Complaints();
  const enabledEvents = Array.isArray(wanted) ? wanted.map(String) : [];
  for (const name of enabledEvents) {
    complaints.when(!isEvent(name), 'enabled_events', 'is not included in the list', 'inclusion', name);
  }
  const isAddress = URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
  complaints.when(!isAddress, 'url', 'is invalid', 'invalid', url);
  complaints.settle();

  const { world, administration } = call;
  const secret = letters(world.random, 64, '0123456789abcdef');
  const webhook: Webhook = {
    id: world.newId(),
    url,
    enabledEvents,
    token: letters(world.random, 24, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'),
    secrets: [secret],
    lastStatus: null,
    lastBody: null,
    deactivatedAt: null,
  };
  const status = await testCall(webhook, call);
  complaints.when(status !== 200, 'url', 'did not answer with status 200', 'unreachable', url);
  complaints.settle();
  administration.webhooks.set(webhook.id, webhook);
  return json(201, { ...show(webhook, call), secret });
}

/** Answers `GET webhooks`. */
export const list = (call: Call): Reply =>
  json(
    200,
    [...call.administration.webhooks.values()].map((webhook) => show(webhook, call)),
  );

/** Answers `DELETE webhooks/:id`. */
export function remove(call: Call): Reply {
  call.administration.webhooks.delete(webhookAt(call).id);
  return empty(204);
}

/** Answers `PATCH webhooks/:id/activate` and `deactivate`; what waits for a repeat still arrives (9.1). */
export const turn =
  (way: 'on' | 'off') =>
  (call: Call): Reply => {
    const webhook = webhookAt(call);
    webhook.deactivatedAt = way === 'on' ? null : call.now;
    return json(200, show(webhook, call));
  };

function webhookAt({ administration, params }: Call): Webhook {
  const webhook = administration.webhooks.get(params.id ?? '');
  if (!webhook) throw refusal(404, 'Record not found for model name: Webhook', { id: 'not_found' });
  return webhook;
}

/** The call at creation, of which nobody can check the signature yet. */
async function testCall(webhook: Webhook, { world, administration }: Call): Promise<number | null> {
  const body = JSON.stringify({
    administration_id: administration.id,
    webhook_id: webhook.id,
    webhook_token: webhook.token,
    entity_type: null,
    entity_id: null,
    state: null,
    action: 'test_webhook',
    entity: null,
  });
  const { status, body: answer } = await world.post(webhook.url, body, {
    'Idempotency-Key': letters(world.random, 32, '0123456789abcdef'),
    'Moneybird-Signature': sign(body, webhook.secrets, world.now()),
  });
  Object.assign(webhook, { lastStatus: status, lastBody: answer });
  return status;
}

const show = (webhook: Webhook, { administration }: Call): object => ({
  id: webhook.id,
  administration_id: administration.id,
  url: webhook.url,
  enabled_events: webhook.enabledEvents,
  last_http_status: webhook.lastStatus,
  last_http_body: webhook.lastBody,
  token: webhook.token,
  deactivated_at: webhook.deactivatedAt === null ? null : new Date(webhook.deactivatedAt).toISOString(),
});
