import type { Config } from '../runtime/config.ts';
import { Problem } from '../runtime/problem.ts';
import type { CountedCaller, RequestCounts } from '../store/request-counts.ts';

interface Ports {
  readonly requests: RequestCounts;
  readonly config: Pick<Config, 'REQUESTS_PER_TENANT' | 'REQUESTS_PER_SESSION'>;
}

/**
 * Counts one request of a tenant or of a session, where the stage limits them. A script of one tenant can not use up what
 * others need. Throws `too-many-requests` with when to come back.
 */
export async function takeTurn(kind: CountedCaller, who: string, { requests, config }: Ports): Promise<void> {
  const most = kind === 'tenant' ? config.REQUESTS_PER_TENANT : config.REQUESTS_PER_SESSION;
  if (most === undefined) return;
  const waitMs = await requests.take(kind, who, most);
  if (waitMs === null) return;
  throw new Problem('too-many-requests', {
    about: { most: String(most) },
    headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
  });
}
