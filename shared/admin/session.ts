import * as v from 'valibot';
import { actorName, newChange } from '../domain/change.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/duration.ts';
import type { FaultCode } from '../domain/faults.ts';
import { idText, text } from '../domain/optional.ts';
import { described } from '../domain/schemas/described.ts';
import { Role, type Sessions } from '../domain/session.ts';
import { addressOf, type HttpEvent } from '../runtime/http-api.ts';
import { pathId } from '../runtime/path-id.ts';
import type { ChangeLog } from '../store/changes/change-log.ts';
import { secretHash } from '../store/sessions.ts';
import type { Clock } from '../sync/ledger/context.ts';

/** The pages that a launch link can open: contract section 3. */
const PAGE =
  /^(overview|invoices|integrations(\/[A-Za-z0-9._-]{1,60}\/(authentication|details|mappings|activate|closing-report))?)$/;

/** Whom a launch link is for, and where it leads. */
export const LinkBody = v.strictObject({
  role: described(
    v.optional(Role),
    'What the person may do: everything, or look on with customers masked. An administrator when it is left out.',
  ),
  actor: described(v.optional(text), 'The name that the change log has for them.'),
  page: described(
    v.optional(v.pipe(v.string(), v.regex(PAGE, 'not-page' satisfies FaultCode))),
    'The page that it opens.',
  ),
  invoice: described(v.optional(idText), 'The id of an invoice, whose page it opens.'),
  language: described(v.optional(v.picklist(['nl', 'en'])), 'The language of the console.'),
  returnTo: described(
    v.optional(v.pipe(v.string(), v.maxLength(2_000))),
    'Where the console leads back to: an address on a host that the stage allows.',
  ),
});
type LinkBody = v.InferOutput<typeof LinkBody>;

/** Long enough to click on, and over before anybody finds it in a history or a mail. */
const LINK_MS = 5 * MINUTE_MS;
/** A working day. */
const SESSION_MS = 8 * HOUR_MS;

interface Ports {
  readonly sessions: Sessions;
  readonly clock: Pick<Clock, 'now' | 'secret' | 'id'>;
  readonly changeLog: ChangeLog;
}

interface NewLink extends Omit<LinkBody, 'returnTo'> {
  readonly tenant: string;
  /** Whom the change log names. */
  readonly madeBy: string;
  /** Where the console leads back to, as `returnAddress` gives it. */
  readonly returnTo?: string | null;
}

/** Makes a link that opens the console for a tenant, once. */
export async function makeLaunchLink(
  { tenant, madeBy, role = 'administrator', returnTo = null, ...link }: NewLink,
  address: string,
  { sessions, clock, changeLog }: Ports,
) {
  const [secret, expiresAtMs] = [clock.secret(), clock.now() + LINK_MS];
  const { actor = null, language = null } = link;
  const about = { tenant, integration: null, actor: madeBy, after: { role, actor } };
  await changeLog.record(newChange({ ...about, what: 'link-made' }, clock));
  await sessions.keep('link', secret, {
    tenant,
    role,
    actor,
    page: pathOf(link),
    language,
    returnTo,
    expiresAtMs,
  });
  return { url: `${address}/console/launch?code=${secret}`, expiresAt: new Date(expiresAtMs).toISOString() };
}

/** Where a link leads within the console. */
function pathOf({ page, invoice }: Pick<LinkBody, 'page' | 'invoice'>): string | null {
  if (invoice !== undefined) return `/console/invoices/${pathId(invoice)}`;
  if (page === undefined) return null;
  return page === 'integrations' ? '/console' : `/console/${page}`;
}

/** A person who may use the console. */
export interface ConsoleUser {
  readonly tenant: string;
  readonly role: Role;
  readonly actor: string | null;
  /** Where in i-Reserve the console leads back to; null when i-Reserve did not say. */
  readonly returnTo: string | null;
  /** Identifies the session; it does not give access to it. */
  readonly id: string;
  /** The CSRF token in each form; a page of another site can't know it. */
  readonly csrf: string;
}

/** A session that was just opened, and where its person goes. */
interface Launched {
  readonly secret: string;
  readonly tenant: string;
  /** Null when the link leads to no page of its own. */
  readonly page: string | null;
  readonly language: 'nl' | 'en' | null;
}

/** Trades a launch link for a session; null when it was used before, is over or is not ours. */
export async function launch(code: string, { sessions, clock, changeLog }: Ports): Promise<Launched | null> {
  const link = await sessions.takeLink(code);
  if (!link) return null;
  const secret = clock.secret();
  const { tenant, role } = link;
  const about = { tenant, integration: null, actor: nameOfUser(link), after: { role } };
  await changeLog.record(newChange({ ...about, what: 'session-opened' }, clock));
  await sessions.keep('session', secret, { ...link, expiresAtMs: clock.now() + SESSION_MS });
  return { secret, tenant, page: link.page, language: link.language };
}

/** Ends the session of a person. */
export async function endSession(
  { tenant, ...user }: Pick<ConsoleUser, 'tenant' | 'actor' | 'role'>,
  secret: string,
  { sessions, clock, changeLog }: Ports,
): Promise<void> {
  await changeLog.record(
    newChange({ tenant, integration: null, actor: nameOfUser(user), what: 'session-ended' }, clock),
  );
  await sessions.end(secret);
}

/** A person as the change log names them: by their role when i-Reserve did not say who they are. */
export const nameOfUser = ({ actor, role }: Pick<ConsoleUser, 'actor' | 'role'>): string =>
  actor === null ? role : actorName(actor);

/** The session of a request; null for a stranger. */
export async function sessionOf(event: HttpEvent, sessions: Sessions): Promise<ConsoleUser | null> {
  const secret = secretIn(event);
  const session = secret === null ? null : await sessions.session(secret);
  return session && secret
    ? {
        tenant: session.tenant,
        role: session.role,
        actor: session.actor,
        returnTo: session.returnTo,
        id: secretHash('session', secret),
        csrf: secretHash('form', secret),
      }
    : null;
}

/**
 * How a browser keeps a session. A name with `__Host-` can be set by this very host over https and by nobody else, a sibling
 * domain included; browsers take it for the whole host only. Plain http is the local run, where a browser takes no such name:
 * there it is shown on the console, and when somebody comes back from giving consent.
 */
const cookieAt = (address: string) =>
  address.startsWith('https:')
    ? { name: '__Host-console_session', paths: ['/'], secure: '; Secure' }
    : { name: 'console_session', paths: ['/console', '/oauth/callback'], secure: '' };

/** The secret of a session as the browser brings it; null when it brings two, of which one is somebody else's. */
export function secretIn(event: HttpEvent): string | null {
  const start = `${cookieAt(addressOf(event)).name}=`;
  const found = (event.cookies ?? []).filter((cookie) => cookie.startsWith(start));
  return found.length === 1 ? found[0]?.slice(start.length) || null : null;
}

/**
 * Has the browser keep a session; null has it forget. `Lax`: whoever comes back from the books comes from another site, and
 * nothing is ever changed by a GET.
 */
export function sessionCookies(secret: string | null, address: string): string[] {
  const { name, paths, secure } = cookieAt(address);
  const life = secret === null ? 0 : SESSION_MS / 1000;
  return paths.map((path) => `${name}=${secret ?? ''}; Path=${path}; Max-Age=${life}; HttpOnly; SameSite=Lax${secure}`);
}
