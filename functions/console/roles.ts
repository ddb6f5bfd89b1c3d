import { matchedRoutes } from 'hono/route';
import type { Role } from '../../shared/domain/session.ts';
import type { ConsoleContext } from './visit.ts';

/**
 * - `look`   sees what is there, masked where the role does not see personal data
 * - `change` changes something of the tenant, sends something, or connects books
 * - `leave`  changes nothing but one's own session: the language, the way out
 */
type Verb = 'look' | 'change' | 'leave';

const verbs: Readonly<Record<Role, ReadonlySet<Verb>>> = {
  administrator: new Set(['look', 'change', 'leave']),
  support: new Set(['look', 'leave']),
};

/**
 * The right that each address of the console needs. One that is not listed needs `change`, so that a new page starts
 * closed.
 */
const asked: ReadonlyMap<string, Verb> = new Map([
  ...[
    '/console',
    '/console/overview',
    '/console/invoices',
    '/console/invoices.csv',
    '/console/changes',
    '/console/style',
    '/console/invoices/:id',
    '/console/invoices/:id/preview',
    '/console/integrations/:id/authentication',
    '/console/integrations/:id/details',
    '/console/integrations/:id/mappings',
    '/console/integrations/:id/activate',
    '/console/integrations/:id/progress',
    '/console/integrations/:id/closing-report',
    '/console/integrations/:id/closing-report.csv',
  ].map((path) => [`GET ${path}`, 'look'] as const),
  ['POST /console/language', 'leave'],
  ['POST /console/sign-out', 'leave'],
]);

/** True when this role may change something; else it only looks. */
export const mayChange = (role: Role): boolean => verbs[role].has('change');

/** True when this role may open the page of a request, and where there is no page. */
export function mayOpen(c: ConsoleContext, role: Role): boolean {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const pages = matchedRoutes(c).filter(({ method }) => method !== 'ALL');
  return pages.every(({ path }) => verbs[role].has(asked.get(`${method} ${path}`) ?? 'change'));
}
