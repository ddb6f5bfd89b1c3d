import { gzipSync } from 'node:zlib';
import { demoTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import type { PageFigures } from '../../infra/operations/budget.ts';
import { makeLaunchLink } from '../../shared/admin/session.ts';
import type { HttpAnswer } from '../../shared/runtime/http-api.ts';
import { keepCatalogue } from '../../shared/store/catalogue.ts';
import { dynamoChangeLog } from '../../shared/store/changes/change-log.ts';
import { dynamoSessions } from '../../shared/store/sessions.ts';
import { numbered, unmapped } from '../builders.ts';
import { testWorld } from '../world.ts';
import { startContainer } from './container.ts';
import { type Timing, timing } from './timings.ts';

const INTEGRATION = '/console/integrations/exact';

/** Every page of the console, with what it is measured of. */
export const PAGES: Readonly<Record<string, string>> = {
  integrations: '/console',
  authentication: `${INTEGRATION}/authentication`,
  details: `${INTEGRATION}/details`,
  mappings: `${INTEGRATION}/mappings`,
  activate: `${INTEGRATION}/activate`,
  progress: `${INTEGRATION}/progress?from=2&ids=1,2`,
  'closing-report': `${INTEGRATION}/closing-report`,
  overview: '/console/overview',
  invoices: '/console/invoices',
  invoice: '/console/invoices/3?list=',
  preview: '/console/invoices/1/preview?integration=exact',
  changes: '/console/changes',
};

/** The most milliseconds of CPU that a page may take here. */
export const PAGE_CPU_MS = 100;

/** A page that is not there: all that surrounds a page, and nothing in it. */
const EMPTY = '/console/nothing-here';
/** More than the list shows at once. */
const INVOICES = 52;
const [WARM, MEASURED] = [10, 11];
/** Between two pages, so that none waits for its turn at the books. */
const PACE_MS = 20_000;
const HOST = '127.0.0.1:4000';

/** Opens the console as it is shipped, in a process of its own, for an administrator who is signed in. */
async function openConsole(bundle: string) {
  const stack = new AsyncDisposableStack();
  const world = stack.use(await testWorld({ details: { finaliseInvoice: true }, exact: { limits: false } }));
  const { key } = world;
  const { clock } = world;
  const { table } = world.world;
  const { tenant, catalogue } = demoTenant;
  await keepCatalogue({ detail: { tenant, occurredAt: '2026-11-20T08:00:00Z', catalogue } }, table);
  await world.push(unmapped(1), unmapped(2), ...Array.from({ length: INVOICES - 2 }, (_, nth) => numbered(nth + 3)));
  const sessions = dynamoSessions(table, clock.now);
  const ports = { sessions, clock: world.world.clock, changeLog: dynamoChangeLog(table, clock.now) };
  const { url } = await makeLaunchLink({ tenant: key.tenant, madeBy: 'bench' }, `http://${HOST}`, ports);
  const container = stack.use(await startContainer(world, { console: bundle }));
  const cookies = ['console_language=nl'];
  const see = async (path: string) => {
    clock.advance(PACE_MS);
    const { pathname, search } = new URL(path, `http://${HOST}`);
    return container.request('console', {
      ...{ rawPath: pathname, rawQueryString: search.slice(1), headers: {}, cookies },
      requestContext: { domainName: HOST, http: { method: 'GET' } },
    });
  };
  const [session = ''] = (await see(url)).cookies ?? [];
  cookies.push(session.split(';')[0] ?? '');
  return { see, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** What a browser without a cache gets for each page: its HTML, and every file that it names. */
export async function weighPages(bundle: string): Promise<Readonly<Record<string, PageFigures>>> {
  await using opened = await openConsole(bundle);
  const weighed: Record<string, PageFigures> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const page = okay(path, await opened.see(path));
    const parts = [page.body];
    for (const file of filesIn(page.body)) parts.push(okay(file, await opened.see(file)).body);
    weighed[name] = {
      bytes: sum(parts.map((part) => Buffer.byteLength(part))),
      gzipBytes: sum(parts.map((part) => gzipSync(part).byteLength)),
    };
  }
  return weighed;
}

/** The CPU of each page in a warm container, over that of an empty page between them. */
export async function timePages(bundle: string): Promise<Readonly<Record<string, Timing>>> {
  await using opened = await openConsole(bundle);
  const timed: Record<string, Timing> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const [own, empty]: [number[], number[]] = [[], []];
    for (let nth = 0; nth < WARM + MEASURED; nth++) {
      const [page, nothing] = [await opened.see(path), await opened.see(EMPTY)];
      if (nth < WARM) continue;
      own.push(okay(path, page).cpuMs);
      empty.push(nothing.cpuMs);
    }
    timed[name] = timing(own, empty);
  }
  return timed;
}

function okay<Answer extends HttpAnswer>(path: string, answer: Answer): Answer {
  if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`);
  return answer;
}

/** What a browser asks for on behalf of a page. */
const filesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:link|script|img)\b[^>]*\b(?:href|src)="(\/[^"]*)"/g)].map(([, file = '']) => file);

const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);
