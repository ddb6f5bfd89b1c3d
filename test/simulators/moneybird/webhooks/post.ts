/** How long a receiver may take. */
const patienceMs = 10_000;

/** What a receiver answered; null when it did not. */
export interface Receipt {
  readonly status: number | null;
  readonly body: string | null;
}

/** Brings a push to its receiver. */
export type Post = (url: string, body: string, headers: Record<string, string>) => Promise<Receipt>;

/** Over the network, and follows no redirect. */
export const post: Post = async (url, body, headers) => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'MoneyBird Webhook', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: answer.status, body: (await answer.text()).slice(0, 1_000) };
  } catch {
    return { status: null, body: null };
  }
};
