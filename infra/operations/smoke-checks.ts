import { webhookPath } from '../../shared/providers/contacts-back.ts';
import { allProviders } from '../../shared/providers/index.ts';

/** One question to a deployment, and what its answer has to be. */
interface Check {
  readonly what: string;
  readonly path: string;
  readonly init?: RequestInit;
  readonly status: number;
  /** What a part of the body has to be, where the status alone says too little. */
  readonly says?: (body: string) => boolean;
}

/** How a check went. */
export interface Outcome {
  readonly what: string;
  readonly isWell: boolean;
  /** The status, or why there was none. */
  readonly got: string;
}

/** A key that no webhook has: they are made at random. */
const NOBODYS_KEY = 'smoke-test-of-a-deployment';

const hooked = allProviders().flatMap(({ id, contactsBack }) => (contactsBack ? [id] : []));

const CHECKS: readonly Check[] = [
  {
    what: 'the OpenAPI document is there',
    ...{ path: '/api/v1/openapi.json', status: 200 },
    says: (body) => body.includes('"openapi"') && body.includes('/integrations'),
  },
  {
    what: 'the AsyncAPI document of the events is there',
    ...{ path: '/api/v1/asyncapi.json', status: 200 },
    says: (body) => body.includes('"asyncapi"') && body.includes('invoice.finalised'),
  },
  {
    what: 'the first page is there',
    ...{ path: '/', status: 200 },
    says: (body) => body.includes('<html') && body.includes('/api/v1/openapi.json'),
  },
  { what: 'the admin API refuses a call without a token', path: '/api/v1/integrations', status: 401 },
  {
    what: 'the admin API refuses a token that nobody issued',
    path: '/api/v1/integrations',
    init: { headers: { authorization: 'Bearer not.a.token' } },
    status: 401,
  },
  ...hooked.map(
    (provider): Check => ({
      what: `a push of ${provider} for nobody gets no answer but 404`,
      path: webhookPath(provider, NOBODYS_KEY),
      init: { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
      status: 404,
    }),
  ),
  {
    what: 'a launch link that is spent shows a page that says so',
    ...{ path: '/console/launch?code=spent', status: 403 },
    says: (body) => body.includes('<html'),
  },
  {
    what: 'the style of the console is there',
    ...{ path: '/console/style.css', status: 200 },
    says: (body) => body.includes('{'),
  },
  {
    what: 'a consent that nobody began is refused with a page',
    ...{ path: '/oauth/callback?code=none&state=none', status: 400 },
    says: (body) => body.includes('<html'),
  },
];

/** The longest that one answer may take, a cold start included. */
const PATIENCE_MS = 20_000;

/**
 * Asks a deployment what a stranger may ask, route by route: whether each function starts, reaches its tables and refuses
 * whom it must. No tenant is touched.
 *
 * @param address - `https://...`, without a slash at the end: the output `ApiAddress`
 */
export const smoke = (address: string): Promise<Outcome[]> => Promise.all(CHECKS.map((check) => ask(address, check)));

async function ask(address: string, { what, path, init, status, says }: Check): Promise<Outcome> {
  try {
    const response = await fetch(`${address}${path}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = await response.text();
    const isWell = response.status === status && (says?.(body) ?? true);
    return {
      what,
      isWell,
      got: response.status === status && !isWell ? `${status} with another body` : `${response.status}`,
    };
  } catch (error) {
    return { what, isWell: false, got: error instanceof Error ? error.name : 'no answer' };
  }
}
