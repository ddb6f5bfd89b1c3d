/** One request as it came in. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was sent. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** One answer as it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** What becomes of a request: an answer, a broken connection, or silence. */
export type Delivery = Reply | 'broken' | 'silence';

/** An answer in JSON. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** An answer in HTML. */
export const html = (status: number, body: string): Reply => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
});

/** An answer without a body. */
export const empty = (status: number, headers: Record<string, string> = {}): Reply => ({ status, headers, body: '' });

/** Whether a person's browser asks: it wants a page, where a program takes anything. */
export const isBrowser = ({ headers }: Asked): boolean => String(headers.accept ?? '').includes('text/html');
