import { createHandler as createApi } from '../../functions/admin-api/handler.ts';
import { createHandler as createConsole } from '../../functions/console/handler.ts';
import { createHandler as createWebhook } from '../../functions/contacts-webhook/handler.ts';
import { createHandler as createCallback } from '../../functions/oauth-callback/handler.ts';
import { rawPathOf } from '../../infra/local/aws/http/payload.ts';
import { makeLaunchLink } from '../../shared/admin/session.ts';
import type { Role } from '../../shared/domain/session.ts';
import type { Config } from '../../shared/runtime/config.ts';
import type { HttpAnswer, HttpEvent } from '../../shared/runtime/http-api.ts';
import { dynamoChangeLog } from '../../shared/store/changes/change-log.ts';
import { dynamoSessions } from '../../shared/store/sessions.ts';
import { openAdminWorld } from '../integration/admin/admin-world.ts';
import { type AnyWorld, consentWorld } from '../world.ts';

/** A request as the gateway hands it to a function, in a test's words: `POST /console/language`. */
export interface Request {
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  /** What the authorizer verified; the function behind `/api` alone sees it. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly domainName?: string;
}

const time = { timeLeftMs: () => 28_000 };

/** Every function that the internet reaches, over one test world, as the gateway would call it. */
export async function openEdge(world: AnyWorld, config: Partial<Config> = {}) {
  const opened = await openAdminWorld(world);
  const adminWorld = { ...opened.adminWorld, config: { ...opened.adminWorld.config, ...config } };
  const callbackWorld = { ...consentWorld(world.world, world.integrations), secret: opened.secret };
  const [api, console] = [createApi(adminWorld), createConsole(adminWorld)];
  const [callback, webhook] = [createCallback(callbackWorld), createWebhook(world.world)];

  async function ask(asked: string, request: Request = {}): Promise<HttpAnswer> {
    const [method = '', ...rest] = asked.split(' ');
    const path = rest.join(' ');
    const rawPath = rawPathOf(path) ?? path;
    const { query = '', headers = {}, cookies = [], body, claims, domainName = '127.0.0.1:4000' } = request;
    const event: HttpEvent = {
      rawPath,
      rawQueryString: query,
      headers,
      cookies,
      requestContext: { domainName, http: { method }, ...(claims && { authorizer: { jwt: { claims } } }) },
      ...(body === undefined ? {} : { body }),
    };
    if (rawPath.startsWith('/api/') || rawPath === '/') return api(event, time);
    if (rawPath.startsWith('/console')) return console(event, time);
    return rawPath.startsWith('/webhooks') ? webhook(event) : callback(event, time);
  }

  const sessions = dynamoSessions(world.world.table, world.clock.now);
  const changeLog = dynamoChangeLog(world.world.table, world.clock.now);
  const clock = { id: () => crypto.randomUUID(), now: world.clock.now, secret: () => crypto.randomUUID() };
  return {
    ask,
    sessions,
    adminWorld,
    callbackWorld,
    /** A request of the tenant's own back end, with JSON unless `request` has a body. */
    api: (asked: string, json?: unknown, request: Request = {}) =>
      ask(asked.replace(' ', ' /api/v1'), {
        claims: { tenant: world.key.tenant },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...request,
      }),
    /** The path of a launch link. */
    async link({ tenant = world.key.tenant, role = 'administrator' as Role } = {}): Promise<string> {
      const { url } = await makeLaunchLink({ tenant, role, madeBy: 'api' }, '', { sessions, clock, changeLog });
      return url;
    },
    /** Opens a session; the cookie as a browser would send it. */
    async signIn(over: { readonly tenant?: string; readonly role?: Role } = {}): Promise<string> {
      const [rawPath, query = ''] = (await this.link(over)).split('?');
      const { cookies = [] } = await ask(`GET ${rawPath}`, { query });
      return cookies[0]?.split(';')[0] ?? '';
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}
export type Edge = Awaited<ReturnType<typeof openEdge>>;

/** The token in the forms of a page. */
export const csrfOf = ({ body }: Pick<HttpAnswer, 'body'>): string =>
  body.match(/name="csrf" value="([^"]+)"/)?.[1] ?? '';
