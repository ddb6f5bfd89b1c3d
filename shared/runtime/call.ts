import type { Language } from '../domain/sentences-words.ts';

/** One request, as the one who answers it sees it: all of it was checked. */
export interface Call<Body = unknown> {
  /** Of the verified claim, and of nothing else. */
  readonly tenant: string;
  /** Who asks, as the change log names them. */
  readonly actor: string;
  /** What stands in the place of `{id}`; empty when the path has none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** The API's own address, without a slash at the end. */
  readonly address: string;
  /** The language of whoever reads the answer. */
  readonly language: Language;
  /** The `If-Match` header: the change counts only for what was read under this tag. */
  readonly ifMatch?: string;
  /** The `Accept` header. */
  readonly accept?: string;
}
