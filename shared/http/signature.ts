import { Webhook } from 'standardwebhooks';

/** What goes with a signed body, by the names of the Standard Webhooks specification. */
export type SignatureHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/** A body, as it is sent. */
export interface SignedBody {
  /** The same on every repeat of the same fact, so that a receiver drops what it has. */
  readonly id: string;
  /** Of this attempt, in epoch milliseconds: a receiver refuses what is minutes away from its own clock. */
  readonly sentAtMs: number;
  readonly body: string;
}

/**
 * Signs a body by the Standard Webhooks specification.
 *
 * @param secrets - one secret, `whsec_<base64>`, or several with spaces between: while a secret is changed the body
 *   carries a signature by each, and the receiver takes any
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signBody(secrets: string, { id, sentAtMs, body }: SignedBody): SignatureHeaders {
  const sentAt = new Date(sentAtMs);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAtMs / 1000)),
    'webhook-signature': signersOf(secrets)
      .map((signer) => signer.sign(id, sentAt, body))
      .join(' '),
  };
}

/** Whether a text holds nothing but secrets that can sign: base64, with or without `whsec_` in front. */
export function canSign(secrets: string): boolean {
  try {
    return signersOf(secrets).length > 0;
  } catch {
    return false;
  }
}

const signersOf = (secrets: string): Webhook[] =>
  secrets
    .split(/\s+/)
    .filter((secret) => secret !== '')
    .map((secret) => new Webhook(secret));
