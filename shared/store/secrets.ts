import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A rotated secret is seen after this long at the latest. */
const KEPT_MS = 5 * 60_000;

/** Reads client secrets by name, and remembers them for a few minutes. */
export function secretReader(client: SecretsManagerClient, now: () => number): (name: string) => Promise<string> {
  const known = new Map<string, { readonly value: string; readonly readAtMs: number }>();
  return async (name) => {
    const held = known.get(name);
    if (held && now() - held.readAtMs < KEPT_MS) return held.value;
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    if (!SecretString) throw new Error('a client secret is empty');
    known.set(name, { value: SecretString, readAtMs: now() });
    return SecretString;
  };
}
