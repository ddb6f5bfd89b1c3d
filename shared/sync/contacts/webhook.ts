import { correct, Setback } from '../../domain/setback.ts';
import { type ContactBooks, webhookPath } from '../../providers/contacts-back.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { Webhook } from '../ledger/integration.ts';
import { whatFailed } from '../ledger/note-fault.ts';
import type { Hook } from '../ledger/webhook-registry.ts';

/** What keeping a webhook needs. */
export type WebhookContext = Pick<
  SyncContext,
  'key' | 'integration' | 'integrations' | 'provider' | 'administration' | 'wire' | 'hooks' | 'clock' | 'log'
>;

const NOT_FOUND = 404;

/** Where a webhook arrives: at our address of now, else beside the one to which the last consent came back. */
function addressOf(key: string, { integration, hooks }: Pick<WebhookContext, 'integration' | 'hooks'>): string {
  const { redirectUrl, provider } = integration;
  const base = hooks.address ?? redirectUrl;
  if (base === null) throw correct('webhook-lost');
  return new URL(webhookPath(provider, key), base).href;
}

/**
 * Registers the webhook of an integration; one that is there already, or may be because the answer never came, is
 * removed first: the books give its secret only once, and that answer may be lost.
 *
 * The key stays, so that a webhook whose answer was lost is known by its address. During registration its secret is
 * unknown, and pushes of that time are not used: the relations are looked through afterwards.
 */
export async function registerWebhook(books: ContactBooks, context: WebhookContext): Promise<void> {
  const { integration, integrations, key, administration } = context;
  const path = integration.webhook?.key ?? context.clock.secret();
  const url = addressOf(path, context);
  const nameless: Webhook = { key: path, url, id: null, administration };
  const pending: Hook = { ...key, key: path, provider: integration.provider, administration, secrets: [], token: null };
  await integrations.keepWebhook(key, nameless);
  await context.hooks.keep(pending);
  await removeStrays(url, books, context);

  const { id, secret, token } = await books.register(url);
  await context.hooks.keep({ ...pending, secrets: [secret], token });
  const isKept = await integrations.keepWebhook(key, { ...nameless, id });
  context.log.info('Registered a webhook', key);
  // Somebody disconnected meanwhile: the books may refuse us by now, and its pushes are believed no more all the same
  if (!isKept) await releaseWebhook({ ...context, integration: { ...integration, webhook: { ...nameless, id } } });
}

/** Removes the webhook at this address, and those that only an earlier registration of ours can have left at another. */
async function removeStrays(url: string, books: ContactBooks, { integration, hooks }: WebhookContext): Promise<void> {
  const ours = new URL('.', url).href;
  for (const standing of await books.hooks()) {
    const key = standing.url.startsWith(ours) ? standing.url.slice(ours.length) : null;
    const isOurs = standing.url === url || standing.id === integration.webhook?.id;
    if (isOurs || (key !== null && (await hooks.read(key)) === null)) await books.unregister(standing.id);
  }
}

/** Asks whether the pushes of the books still reach us and can be verified. */
export async function isWebhookWell(books: ContactBooks, context: WebhookContext): Promise<boolean> {
  const { webhook } = context.integration;
  if (!webhook || webhook.url !== addressOf(webhook.key, context)) return false;
  const known = await context.hooks.read(webhook.key);
  if (!known || known.secrets.length === 0) return false;
  const [standing, ...strays] = (await books.hooks()).filter(({ id, url }) => id === webhook.id || url === webhook.url);
  if (standing?.id !== webhook.id || strays.length > 0) return false;
  return standing.active && standing.lastStatus !== NOT_FOUND; // what we could not believe, we answered so
}

/** Removes the webhook of an integration, in the books first: from then on its address is unknown. */
export async function removeWebhook(books: ContactBooks, context: WebhookContext): Promise<void> {
  const { webhook } = context.integration;
  if (!webhook) return;
  const ids = webhook.id === null ? await atAddress(webhook.url, books) : [webhook.id];
  for (const id of ids) await books.unregister(id);
  await forgetWebhook(context);
}

const atAddress = async (url: string, books: ContactBooks): Promise<readonly string[]> =>
  (await books.hooks()).filter((standing) => standing.url === url).map(({ id }) => id);

async function forgetWebhook({
  integration: { webhook },
  integrations,
  key,
  hooks,
  log,
}: WebhookContext): Promise<void> {
  if (!webhook) return;
  await hooks.forget(webhook.key);
  await integrations.keepWebhook(key, null);
  log.info('Removed a webhook', key);
}

/**
 * The same for books that may refuse us or give no answer: then the webhook is forgotten only on our side, and its
 * pushes are refused. The books can not prevent a disconnect.
 */
export async function releaseWebhook(context: WebhookContext): Promise<void> {
  const { webhook } = context.integration;
  const back = context.provider.contactsBack;
  if (!webhook || !back) return;
  try {
    await removeWebhook(back.open(context.wire, { id: webhook.administration }), context);
  } catch (error) {
    const why = error instanceof Setback ? { cause: error.cause } : whatFailed(error);
    context.log.warn('A webhook stays behind in the books', { ...context.key, ...why });
    await forgetWebhook(context);
  }
}
