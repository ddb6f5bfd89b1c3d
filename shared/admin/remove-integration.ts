import { disconnect } from '../oauth/disconnect.ts';
import type { Line } from '../sync/entry.ts';
import { nameOf } from '../sync/tell.ts';
import { letGoOfWebhook } from '../sync/webhook.ts';
import type { AdminPorts } from './ports.ts';
import { find } from './save.ts';

/**
 * Disconnects: the webhook, the tokens and the secret go; the ledger stays, and is found again by the integration's name.
 * Books that do not answer keep nobody from leaving: their webhook then finds nobody here.
 */
export async function removeIntegration(line: Line, ports: AdminPorts): Promise<void> {
  const integration = await find(line, ports);
  if (integration.webhook !== null)
    await letGoOfWebhook(await ports.desk(integration)).catch((error: unknown) =>
      ports.log.warn('A webhook stays behind in the books', { ...line, error: nameOf(error) }),
    );
  await disconnect(line, ports);
}
