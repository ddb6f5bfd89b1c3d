import { createHandler } from '../../functions/admin-api/handler.ts';
import { createHandler as createCallback } from '../../functions/oauth-callback/handler.ts';
import { createHandler as createCare } from '../../functions/token-refresh/handler.ts';
import type { HttpEvent } from '../../shared/runtime/http-api.ts';
import { buildConsents } from '../../shared/runtime/world.ts';
import { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { openAdminWorld } from '../integration/admin/admin-world.ts';
import { DAY_MS, HOUR_MS } from '../integration/sync/fixtures.ts';
import { type AnyWorld, consentWorld } from '../world.ts';
import { Mortal } from './mortal.ts';

const time = { timeLeftMs: () => 28_000 };
const DOMAIN = '127.0.0.1:4000';

/** The admin API and the callback of a world, each of whose requests may be answered by a process that dies. */
export async function dyingAdmin(world: AnyWorld) {
  const opened = await openAdminWorld(world);
  const { adminWorld, client } = opened;
  const secretNames = ['demo'];

  const standingOf = (mortal: Mortal) => {
    const worker = world.standingOn(mortal.documents(world.world.documents), {
      publish: () => Promise.reject(new Error('nothing is told from here')),
      openExchange: mortal.openExchange,
      clock: mortal.clock(world.world.clock),
      wake: mortal.reach(world.world.wake),
    });
    const { newName, create, replace, remove } = adminWorld.secrets;
    const keep = async (name: string, value: string) => {
      await create(name, value);
      secretNames.push(name);
    };
    return {
      ...adminWorld,
      ...worker,
      ...buildConsents(worker),
      secret: opened.secret,
      integrations: new DynamoIntegrations(worker.table, world.clock.now),
      secrets: { newName, create: mortal.reach(keep), replace: mortal.reach(replace), remove: mortal.reach(remove) },
    };
  };

  /** One request of the tenant's own back end; null when its process died before it was answered. */
  async function call(asked: string, body?: unknown, mortal = new Mortal()) {
    const [method = '', path = ''] = asked.split(' ');
    const authorizer = { jwt: { claims: { tenant: world.key.tenant } } };
    const { statusCode, body: text } = await createHandler(standingOf(mortal))(
      {
        rawPath: `/api/v1${path}`,
        headers: {},
        requestContext: { domainName: DOMAIN, http: { method }, authorizer },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      time,
    );
    if (mortal.isDead) return null;
    if (statusCode >= 300) throw new Error(`${asked}: ${statusCode} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  /** What comes back to the callback, at a process that may die. */
  function comeBack(over: Partial<HttpEvent>, mortal: Mortal) {
    const standing = standingOf(mortal);
    const callback = createCallback({
      ...standing,
      ...consentWorld(standing, standing.integrations),
      secret: opened.secret,
    });
    const usual = { rawPath: '/oauth/callback', rawQueryString: '', headers: {} };
    return callback({ ...usual, requestContext: { domainName: DOMAIN }, ...over }, time);
  }

  return {
    call,
    client,
    secretNames,
    /** A person gives consent, and comes back to a process that may die; the page that they see then. */
    async consent(mortal = new Mortal()): Promise<string> {
      const { authorizeUrl } = await call(`POST /integrations/${world.key.integration}/consent`, {});
      const { headers } = await fetch(authorizeUrl, { redirect: 'manual' });
      const { body } = await comeBack(
        { rawQueryString: new URL(headers.get('location') ?? '').search.slice(1) },
        mortal,
      );
      return body;
    },
    /** A day later, the hourly run. */
    async lookAfter(): Promise<void> {
      world.clock.advance(DAY_MS + HOUR_MS);
      const standing = { ...standingOf(new Mortal()), deleteSecret: adminWorld.secrets.remove };
      await createCare(standing)({}, { timeLeftMs: () => 600_000 });
    },
    /** Whoever gave it presses the button of that page. */
    async withdraw(page: string, mortal = new Mortal()): Promise<void> {
      const secret = page.match(/name="withdraw" value="([^"]+)"/)?.[1] ?? '';
      const requestContext = { domainName: DOMAIN, http: { method: 'POST' } };
      await comeBack({ requestContext, body: new URLSearchParams({ withdraw: secret }).toString() }, mortal);
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}
/** An admin whose processes may die. */
export type DyingAdmin = Awaited<ReturnType<typeof dyingAdmin>>;
