import { SECOND_MS } from '../../shared/domain/duration.ts';
import type { SignatureHeaders } from '../../shared/http/signature.ts';

/** What a receiver answered, as far as we look at it. */
export interface Receipt {
  readonly httpStatus: number;
  /** `Retry-After`, in milliseconds; 0 when it is not there or a date. */
  readonly askedMs: number;
}

/** Posts a signed body to the receiver. Throws when no answer came. */
export type Post = (body: string, signature: SignatureHeaders) => Promise<Receipt>;

/** A receiver takes an event first and works on it afterwards, so this is long. */
const ANSWER_WITHIN_MS = 15 * SECOND_MS;

/**
 * Posts to one address. A redirect is an answer like another, and not followed: the address is what somebody chose. The
 * body of the answer is not read.
 */
export const posterTo =
  (url: string): Post =>
  async (body, signature) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'i-reserve-bookkeeping', ...signature },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.body?.cancel().catch(() => undefined);
    const seconds = /^\d{1,6}$/.exec(answer.headers.get('retry-after') ?? '')?.[0] ?? '0';
    return { httpStatus: answer.status, askedMs: Number(seconds) * SECOND_MS };
  };
