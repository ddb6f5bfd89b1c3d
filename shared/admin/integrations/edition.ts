import { Problem } from '../../runtime/problem.ts';
import type { Integration } from '../../sync/ledger/integration.ts';

/** The entity tag of an integration as it was saved: another one after every change that a person or a consent makes. */
export const editionOf = ({ generation, settingsVersion }: Pick<Integration, 'generation' | 'settingsVersion'>) =>
  `"${generation}.${settingsVersion}"`;

/**
 * Refuses a change of what somebody else has changed since it was read: the `If-Match` of RFC 9110, section 13.1.1. `*`
 * matches any state, a weak tag matches none, and without a tag nothing is checked. A tag that lost its quotes on the way is
 * still that tag. Throws `changed-since`.
 */
export function checkEdition(integration: Integration, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const named = ifMatch.split(',').map((tag) => tag.trim());
  const edition = editionOf(integration);
  if (named.includes(edition) || named.includes(edition.slice(1, -1))) return;
  throw new Problem('changed-since', { headers: { etag: edition } });
}
