import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Plan } from './aws/deploy/plan.ts';

/** Where events out are posted, and the secret that signs them. */
export interface LocalReceiver {
  readonly url: string;
  readonly secret: string;
}

const SECRET = 'i-reserve-bookkeeping-events-out';

/** The setting of a stage that posts events out. The template takes `https:` alone, and here the receiver may be on this machine: its address is put in afterwards. */
export const posting = { eventsOutTo: { url: 'https://receiver.invalid', secretName: SECRET } };

/** A plan in which the function that posts events has the address of the receiver. */
export const postingTo = (plan: Plan, url: string): Plan => ({
  ...plan,
  functions: plan.functions.map((fn) =>
    'EVENTS_OUT_URL' in fn.environment ? { ...fn, environment: { ...fn.environment, EVENTS_OUT_URL: url } } : fn,
  ),
});

/** Keeps the secret that signs where the function looks for it, in place of that of an earlier run. */
export async function keepSigningSecret(SecretString: string, client: SecretsManagerClient): Promise<void> {
  try {
    await client.send(new CreateSecretCommand({ Name: SECRET, SecretString }));
  } catch (cause) {
    if (!(cause instanceof ResourceExistsException)) throw cause;
    await client.send(new PutSecretValueCommand({ SecretId: SECRET, SecretString }));
  }
}
