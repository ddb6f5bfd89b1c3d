import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { MINUTE_MS } from '../domain/duration.ts';

/** A rotated secret is seen after this long at the latest. */
const KEPT_MS = 5 * MINUTE_MS;

/** The longest that Secrets Manager allows. Names are never used twice, so a deleted one stands in nobody's way. */
const RECOVERABLE_DAYS = 30;

/**
 * It is not there, or was deleted before and can only be brought back: of a secret that is neither replicated nor managed by
 * another service, which ours never are, Secrets Manager refuses a deletion or another value for no other state.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
const isGone = (error: unknown): boolean =>
  error instanceof ResourceNotFoundException || error instanceof InvalidRequestException;

/** Reads a client secret by its name. `refused` is a value that the books did not take: then it is read anew. */
export type ReadSecret = (name: string, refused?: string) => Promise<string>;

/** Reads client secrets, and remembers them for a few minutes. */
export function secretReader(client: SecretsManagerClient, now: () => number, keptMs = KEPT_MS): ReadSecret {
  const known = new Map<string, { readonly value: string; readonly readAtMs: number }>();
  return async (name, refused) => {
    const held = known.get(name);
    if (held && held.value !== refused && now() - held.readAtMs < keptMs) return held.value;
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    if (!SecretString) throw new Error('a client secret is empty');
    known.set(name, { value: SecretString, readAtMs: now() });
    return SecretString;
  };
}

/** Keeps the client secrets of the integrations. A secret goes only to the books, and is never shown again. */
export interface SecretKeeper {
  /** A name that was never used before. */
  newName(): string;
  /** Keeps a secret under a new name. */
  create(name: string, value: string): Promise<void>;
  /**
   * Puts another value in its place; a worker that remembers the old one sees it within minutes. False when it was taken
   * away, as by a disconnect that ended halfway: then nothing was kept.
   */
  replace(name: string, value: string): Promise<boolean>;
  /** Takes it away: nobody can read it any more, and an operator can bring it back for thirty days. One that is gone is gone. */
  remove(name: string): Promise<void>;
}

/** The client secrets in Secrets Manager, as `<prefix>/<id>`. */
export const secretKeeper = (client: SecretsManagerClient, prefix: string, id: () => string): SecretKeeper => ({
  newName: () => `${prefix}/${id()}`,
  async create(Name, SecretString) {
    await client.send(new CreateSecretCommand({ Name, SecretString }));
  },
  async replace(SecretId, SecretString) {
    try {
      await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  },
  remove: secretRemover(client),
});

/** Takes a client secret away, as `SecretKeeper.remove` says. */
export const secretRemover = (client: SecretsManagerClient) => async (SecretId: string) => {
  try {
    await client.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: RECOVERABLE_DAYS }));
  } catch (error) {
    if (!isGone(error)) throw error;
  }
};
