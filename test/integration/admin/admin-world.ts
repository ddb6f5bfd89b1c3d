import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ApiWorld } from '../../../functions/admin-api/handler.ts';
import { createGuard } from '../../../infra/local/aws/guard.ts';
import { startSecretsManager } from '../../../infra/local/aws/secrets-manager.ts';
import { clientOf } from '../../../infra/local/aws/surroundings.ts';
import { buildConsents } from '../../../shared/runtime/world.ts';
import { secretKeeper, secretReader } from '../../../shared/store/secrets.ts';
import { demoApp as exactApp } from '../../simulators/exact/index.ts';
import { demoApp as moneybirdApp } from '../../simulators/moneybird/index.ts';
import type { AnyWorld } from '../../world.ts';

/** What the functions of an administrator stand on in a test world: a real Secrets Manager, which holds the demo app's. */
export async function openAdminWorld(world: AnyWorld) {
  const service = await startSecretsManager(world.clock.now, createGuard());
  const client = new SecretsManagerClient(clientOf(service.url));
  const { clientSecret } = world.key.integration === 'moneybird' ? moneybirdApp : exactApp;
  await client.send(new CreateSecretCommand({ Name: 'demo', SecretString: clientSecret }));
  const { clock } = world.world;
  const secret = secretReader(client, clock.now);
  const adminWorld: ApiWorld = {
    ...world.world,
    sendEvents: (events) => world.take(...events),
    secret,
    integrations: world.integrations,
    ...buildConsents(world.world),
    secrets: secretKeeper(client, 'i-reserve-bookkeeping', () => crypto.randomUUID()),
  };
  return { adminWorld, client, secret, [Symbol.asyncDispose]: () => service.close() };
}
