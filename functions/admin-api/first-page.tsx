import { raw } from 'hono/html';
import { addressOf, type HttpAnswer, type HttpEvent } from '../../shared/runtime/http-api.ts';
import { asyncApi } from './description/asyncapi.ts';
import { openApi } from './description/openapi.ts';

/** What the page shows of an operation of the OpenAPI document. */
interface Shown {
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly example: unknown }> };
  readonly responses: Record<
    string,
    { readonly description?: string; readonly content?: Record<string, { readonly example?: unknown }> }
  >;
}
interface Routes {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Shown>>>>;
}
interface Events {
  readonly channels: Readonly<Record<'busIn' | 'busOut', { readonly description: string; readonly messages: object }>>;
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly name: string; readonly examples: readonly { payload: unknown }[] }>
    >;
  };
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:54em;margin:2em auto;padding:0 1em;color:#1d2b36}
summary{cursor:pointer;padding:.3em 0}code,pre{font:14px/1.4 ui-monospace,monospace}
pre{overflow-x:auto;background:#f2f5f7;padding:.7em}details>div{margin:0 0 1em 1.2em}`;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/**
 * The first page: what this is, how to get into the console, and both descriptions to read. It is the same for everybody,
 * and holds no script. The local run has more to open.
 */
export function firstPage(event: HttpEvent): HttpAnswer {
  const address = addressOf(event);
  const body = `<!doctype html>${<Page address={address} isLocal={address.startsWith('http:')} />}`;
  return { statusCode: 200, headers: HEADERS, body };
}

const Page = ({ address, isLocal }: { readonly address: string; readonly isLocal: boolean }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>i-Reserve bookkeeping</title>
      <style>{raw(STYLE)}</style>
    </head>
    <body>
      <h1>i-Reserve bookkeeping</h1>
      <p>This service puts the invoices of i-Reserve into Exact Online or Moneybird.</p>
      <ul>
        <li>
          <a href="/console">The console</a> is where an administrator sets it up. It opens by a link from i-Reserve,
          which asks for one with <code>POST /api/v1/console-links</code>.
        </li>
        <li>
          <a href="/api/v1/openapi.json">openapi.json</a> describes the routes; <a href="#routes">read it below</a>.
        </li>
        <li>
          <a href="/api/v1/asyncapi.json">asyncapi.json</a> describes the events; <a href="#events">read it below</a>.
        </li>
      </ul>
      {isLocal && <LocalLinks />}
      <h2 id="routes">Routes</h2>
      <RouteList document={openApi(address) as Routes} />
      <h2 id="events">Events</h2>
      <EventList document={asyncApi(address) as Events} />
    </body>
  </html>
);

/** What only the local run has. Its first lines name the addresses of the simulators. */
const LocalLinks = () => (
  <>
    <h2>On this machine</h2>
    <ul>
      <li>
        <a href="/local/events">The events that went out</a>
      </li>
      <li>
        <a href="/local/token?tenant=camping-de-eik">A token</a> of the demo tenant <code>camping-de-eik</code>, good
        for an hour
      </li>
      <li>
        <a href="/local/idle">What waits</a>
      </li>
      <li>The simulators: open the addresses that the start printed. It printed links to the console too.</li>
    </ul>
  </>
);

const RouteList = ({ document }: { readonly document: Routes }) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, shown]) => <Route name={`${method.toUpperCase()} ${path}`} {...shown} />),
  );

const Route = ({ name, description, parameters, requestBody, responses }: Shown & { readonly name: string }) => (
  <details>
    <summary>
      <code>{name}</code>
    </summary>
    <div>
      <p>{description}</p>
      <ul>
        {parameters.map((one) => (
          <li>
            <code>{one.name}</code> ({one.in}): {one.description}
          </li>
        ))}
      </ul>
      {requestBody && <Example title="Takes, for example" value={requestBody.content['application/json']?.example} />}
      {Object.entries(responses).map(([status, one]) => (
        <>
          <p>
            <strong>{status}</strong> {one.description ?? 'There is no good token.'}
          </p>
          <Example title="For example" value={one.content?.['application/json']?.example} />
        </>
      ))}
    </div>
  </details>
);

const EventList = ({ document: { channels, components } }: { readonly document: Events }) =>
  [channels.busIn, channels.busOut].map(({ description, messages }) => (
    <>
      <h3>{description}</h3>
      {Object.keys(messages).map((id) => (
        <details>
          <summary>
            <code>{components.messages[id]?.name}</code>
          </summary>
          <div>
            <Example title="In full" value={components.messages[id]?.examples[0]?.payload} />
          </div>
        </details>
      ))}
    </>
  ));

const Example = ({ title, value }: { readonly title: string; readonly value: unknown }) =>
  value === undefined ? null : (
    <>
      <p>{title}</p>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </>
  );
