import type * as v from 'valibot';

/** Where a value stands: `['lines', 0]` as `/lines/0` (RFC 6901). */
export const pointerTo = (path: readonly unknown[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Where the value is that an issue is about. */
export const pointerOf = ({ path }: v.BaseIssue<unknown>): string => pointerTo((path ?? []).map(({ key }) => key));
