import { createHandler } from '../../../functions/console/handler.ts';
import { createHandler as createCallback } from '../../../functions/oauth-callback/handler.ts';
import { rawPathOf } from '../../../infra/local/aws/http/payload.ts';
import { makeLaunchLink } from '../../../shared/admin/session.ts';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { dynamoSessions } from '../../../shared/store/sessions.ts';
import { listen } from '../../simulators/http/server.ts';
import { type AnyWorld, consentWorld } from '../../world.ts';
import { openAdminWorld } from '../admin/admin-world.ts';

const HOST = '127.0.0.1:4000';

/** What a browser got. */
export interface Shown {
  readonly status: number;
  readonly html: string;
  /** The page as a person reads it, without its tags. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The console of a test world, with a real Secrets Manager beside it. */
async function openConsole(world: AnyWorld) {
  const opened = await openAdminWorld(world);
  const { adminWorld, secret } = opened;
  const { clock, table } = adminWorld;
  const handle = createHandler(adminWorld);
  const linkFor = async (address: string, about: Partial<Parameters<typeof makeLaunchLink>[0]> = {}) =>
    (
      await makeLaunchLink({ tenant: world.key.tenant, madeBy: 'api', ...about }, address, {
        sessions: dynamoSessions(table, clock.now),
        clock,
        changeLog: dynamoChangeLog(table, clock.now),
      })
    ).url;
  return { handle, linkFor, secret, [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() };
}

/** The console on an address of its own, for a real browser. */
export async function serveConsole(world: AnyWorld) {
  const console = await openConsole(world);
  const callback = createCallback(consentWorld(world.world, world.integrations));
  const { origin, close } = await listen(0, world.clock.now, async ({ method, path, search, headers, body }) => {
    const handle = path === '/oauth/callback' ? callback : console.handle;
    const answer = await handle(
      {
        rawPath: rawPathOf(path) ?? path,
        rawQueryString: search,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        cookies: String(headers.cookie ?? '').split('; '),
        requestContext: { domainName: String(headers.host), http: { method } },
        ...(body && { body }),
      },
      { timeLeftMs: () => 28_000 },
    );
    const cookies = answer.cookies?.length ? { 'set-cookie': [...answer.cookies] } : {};
    return { status: answer.statusCode, headers: { ...answer.headers, ...cookies }, body: answer.body };
  });
  return {
    origin,
    launchLink: (about?: Parameters<typeof console.linkFor>[1]) => console.linkFor(origin, about),
    async [Symbol.asyncDispose]() {
      await close();
      await console[Symbol.asyncDispose]();
    },
  };
}

/** An administrator's browser, signed in to the console of a test world, without any script. */
export async function consoleVisit(
  world: AnyWorld,
  {
    timeLeftMs = 28_000,
    ...about
  }: { readonly role?: 'support'; readonly actor?: string; readonly page?: string; readonly timeLeftMs?: number } = {},
) {
  const console = await openConsole(world);
  const { handle } = console;
  const callback = createCallback(consentWorld(world.world, world.integrations));
  const jar = new Map<string, string>([['console_language', 'en']]);

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    form?: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { origin: `http://${HOST}` },
  ): Promise<Shown> {
    const [pathname = '', rawQueryString = ''] = path.split('?');
    const rawPath = rawPathOf(pathname) ?? pathname;
    const to = rawPath === '/oauth/callback' ? callback : handle;
    const answer = await to(
      {
        rawPath,
        rawQueryString,
        headers: form ? { 'content-type': 'application/x-www-form-urlencoded', ...headers } : {},
        cookies: [...jar].map(([name, value]) => `${name}=${value}`),
        requestContext: { domainName: HOST, http: { method } },
        ...(form && { body: new URLSearchParams(form).toString() }),
      },
      { timeLeftMs: () => timeLeftMs },
    );
    for (const cookie of answer.cookies ?? []) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
    }
    const { statusCode: status, body: html } = answer;
    return { status, html, text: textOf(html), headers: answer.headers };
  }

  const linkTo = async (to: typeof about & { readonly tenant?: string }) =>
    (await console.linkFor(`http://${HOST}`, to)).replace(`http://${HOST}`, '');
  const opened = await ask('GET', await linkTo(about));

  return {
    /** What the launch link answered. */
    opened,
    /** The path of another launch link. */
    linkTo,
    see: (path: string) => ask('GET', path),
    /** Sends a form as it is, from a page of ours unless `headers` say otherwise, and goes nowhere afterwards. */
    post: (path: string, form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>) =>
      ask('POST', path, form, headers),
    /** Does step 1: to the books, which answer as they were told to; the path that the browser is sent back to. */
    async askConsent(path: string): Promise<string> {
      const { html } = await ask('GET', path);
      const csrf = csrfIn({ html });
      const { headers } = await ask('POST', path.replace(/authentication$/, 'consent'), { csrf });
      const back = (await fetch(headers.location ?? '', { redirect: 'manual' })).headers.get('location') ?? '';
      return back.replace(`http://${HOST}`, '');
    },
    /** Opens a path and goes where it leads. */
    async follow(path: string): Promise<Shown> {
      const { headers, ...shown } = await ask('GET', path);
      return headers.location ? ask('GET', headers.location.replace(`http://${HOST}`, '')) : { headers, ...shown };
    },
    /** Sends the form of a page that holds a button with this label, and goes where it leads. */
    async press(path: string, label: string, changes: Readonly<Record<string, string>> = {}): Promise<Shown> {
      const { html } = await ask('GET', path);
      const form = [...html.matchAll(/<form[^>]*method="post"[^>]*>.*?<\/form>/gs)].find(([whole]) =>
        textOf(whole).includes(label),
      )?.[0];
      if (!form) throw new Error(`there is no button ${label} on ${path}`);
      const action = form.match(/action="([^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? path;
      const answer = await ask('POST', action, { ...fieldsOf(form), ...changes });
      const { location } = answer.headers;
      return location === undefined ? answer : ask('GET', location.replace(`http://${HOST}`, ''));
    },
    /** The value of a secret, as the functions read it. */
    secretKept: console.secret,
    [Symbol.asyncDispose]: () => console[Symbol.asyncDispose](),
  };
}

/** The token in the forms of a page. */
export const csrfIn = ({ html }: Pick<Shown, 'html'>): string => html.match(/name="csrf" value="([^"]+)"/)?.[1] ?? '';

/** A value as it stood before it was written into HTML. */
export const unescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What keeps words together is not seen. */
const textOf = (html: string): string =>
  unescaped(
    html
      .replace(/<head>.*?<\/head>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll('\u2011', '-'),
  );

/** What a browser would send of a form as it stands. */
function fieldsOf(form: string): Record<string, string> {
  const attribute = (tag: string, name: string) => unescaped(tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '');
  const inputs = [...form.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bdisabled\b/.test(tag) && (!/type="(checkbox|radio)"/.test(tag) || /\bchecked\b/.test(tag)));
  const selects = [...form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = '', options = '']) => [
      unescaped(name),
      attribute(
        options.match(/<option[^>]*\bselected\b[^>]*>/)?.[0] ?? options.match(/<option[^>]*>/)?.[0] ?? '',
        'value',
      ),
    ],
  );
  return Object.fromEntries([...inputs.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]), ...selects]);
}

/** The numbers of the invoices in the list, from the top. */
export const numbersIn = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"[^>]*><a[^>]*>([^<]+)</g)].map(([, number = '']) => number);

/** Where the link to the previous or the next leads; an empty text when there is none. */
export const linkOf = (html: string, rel: 'prev' | 'next'): string =>
  unescaped(html.match(new RegExp(`<a href="([^"]+)" rel="${rel}"`))?.[1] ?? '');

/** The filters above the list that say how many invoices they lead to. */
export const chipsIn = (html: string) =>
  [...html.matchAll(/<ul class="chips">.*?<\/ul>/gs)]
    .flatMap(([list]) => [...list.matchAll(/<a href="([^"]+)"[^>]*>([^<]*) \((\d+)\)<\/a>/g)])
    .map(([, href = '', name = '', count]) => ({ href: unescaped(href), name, count: Number(count) }));
