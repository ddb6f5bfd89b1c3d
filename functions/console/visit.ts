import type { Context, Hono } from 'hono';
import type { AdminPorts } from '../../shared/admin/ports.ts';
import { type ConsoleUser, nameOfUser } from '../../shared/admin/session.ts';
import type { About, Cause, Warning } from '../../shared/domain/causes.ts';
import type { Language } from '../../shared/domain/sentences-words.ts';
import type { Call } from '../../shared/runtime/call.ts';
import type { HttpEvent } from '../../shared/runtime/http-api.ts';
import type { Sight } from './sight/sight.ts';

/** One request of a person whose session was checked, as a page sees it: what it shows is what the person's role may see. */
export interface Visit extends Omit<Sight, 'tell'> {
  readonly session: ConsoleUser;
  readonly tenant: string;
  readonly language: Language;
  /** The API's own address, without a slash at the end. */
  readonly address: string;
  /** Path and query of the page. */
  readonly here: string;
  readonly query: URLSearchParams;
  /** Says a cause or a warning in the person's language. */
  tell(code: Cause | Warning, about?: About): string;
  /** What was filled in; empty unless the request is a POST, whose token was checked then. */
  readonly form: URLSearchParams;
}

/** What the handler hands to the app, and the gate to the pages. */
export interface ConsoleEnv {
  Bindings: { readonly event: HttpEvent; readonly ports: AdminPorts };
  Variables: { visit: Visit; language: Language };
}

/** The console as an app of Hono. */
export type ConsoleApp = Hono<ConsoleEnv>;

/** One request to the console. */
export type ConsoleContext = Context<ConsoleEnv>;

/** A request of the admin API by this administrator: the pages do what the API does, by the same use-cases. */
export const callFor = <Body>(
  { session, tenant, address, language, query, form }: Visit,
  id: string,
  body: Body,
): Call<Body> => ({
  tenant,
  actor: nameOfUser(session),
  id,
  query,
  body,
  address,
  language,
  ...(form.has('edition') && { ifMatch: form.get('edition') ?? '' }),
});
