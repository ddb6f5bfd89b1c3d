/**
 * The two parts of undici that carry a request. Its index loads fetch, caches, mocks and a web socket beside them, which is
 * half of its weight and most of its start; it names no other way in, so the version is pinned and the bundles are tested.
 */
declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici';
}
declare module 'undici/lib/api/api-request.js' {
  import type { Dispatcher } from 'undici';

  /** `dispatcher.request` of the documentation, which the index puts on every dispatcher. */
  export default function request(
    this: Dispatcher,
    options: Dispatcher.RequestOptions,
  ): Promise<Dispatcher.ResponseData>;
}
