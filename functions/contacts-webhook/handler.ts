import { pushesOf } from '../../shared/providers/contact-pushes.ts';
import { behindFront } from '../../shared/runtime/front.ts';
import type { HttpAnswer, HttpEvent } from '../../shared/runtime/http-api.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import { buildHooks, buildLedger } from '../../shared/runtime/world.ts';
import { takeInContact } from '../../shared/sync/contacts/take-in-contact.ts';
import type { SyncPorts } from '../../shared/sync/ledger/context.ts';
import { EVERY_RELATION } from '../../shared/sync/ledger/entry.ts';
import type { Hooks } from '../../shared/sync/ledger/webhook-registry.ts';

/** The ports of the webhook. */
export interface WebhookPorts extends Pick<SyncPorts, 'ledger' | 'integrations' | 'wake' | 'clock' | 'log'> {
  readonly hooks: Pick<Hooks, 'read'>;
}

/**
 * A push carries the whole history of its contact and grows with it (reference, added on 2026-11-28). A larger
 * one is ignored; Lambda itself takes hardly more in one call.
 */
const MAX_BYTES = 4 * 1024 * 1024;

const TAKEN: HttpAnswer = { statusCode: 200, headers: {}, body: '' };
const NOBODY_HERE: HttpAnswer = { statusCode: 404, headers: {}, body: '' };

/**
 * Takes a signed push from the books, at `/webhooks/{provider}/{key}`: notes which relation has to be read again and
 * answers 200 at once; the worker reads it later. A sender without a valid signature always gets the same 404.
 *
 * While a webhook is being registered nobody can know its secret, and Moneybird wants a 200 all the same (reference
 * 9.2): its pushes are answered and not used.
 */
export const createHandler =
  (ports: WebhookPorts) =>
  async (event: HttpEvent): Promise<HttpAnswer> => {
    const body = bytesOf(event);
    const [provider = '', key = ''] = event.rawPath.split('/').slice(-2);
    const pushes = pushesOf(provider);
    if (!pushes) return NOBODY_HERE;
    const found = body && /^[\w-]{1,128}$/.test(key) ? await ports.hooks.read(key) : null;
    const hook = found?.provider === provider ? found : null;
    if (hook?.secrets.length === 0) return TAKEN;

    // An unknown key takes as long as a wrong signature, so that nobody can find out which keys exist.
    const isGenuine = pushes.isGenuine(
      event.headers,
      body ?? new Uint8Array(),
      hook?.secrets ?? ['nobody'],
      ports.clock.now(),
    );
    if (!hook || !body || !isGenuine) return NOBODY_HERE;

    const push = pushes.read(body);
    if (push.token !== null && hook.token !== null && push.token !== hook.token) return NOBODY_HERE;
    const isOurs = push.administration === null || push.administration === hook.administration;
    if (isOurs && push.contact !== null) await takeInContact(hook, push.contact, ports);
    if (isOurs && push.another) await takeInContact(hook, EVERY_RELATION, ports);
    return TAKEN;
  };

/** The bytes as they were sent, since those are signed; null when there are too many. */
function bytesOf({ body = '', isBase64Encoded = false }: HttpEvent): Uint8Array | null {
  if (body.length > (MAX_BYTES * 4) / 3 + 4) return null;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return bytes.length > MAX_BYTES ? null : bytes;
}

/** What Lambda calls. */
export const handler = onLambda((ground) =>
  behindFront(ground.config, createHandler({ ...ground, ...buildLedger(ground), ...buildHooks(ground) })),
);
