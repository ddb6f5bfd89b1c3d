import type { Language } from '../domain/sentences-words.ts';

/** What the HTTP API hands to a function (payload format 2.0); only what is used. */
export interface HttpEvent {
  readonly rawPath: string;
  readonly rawQueryString?: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Each `name=value`. */
  readonly cookies?: readonly string[];
  readonly requestContext: {
    readonly domainName: string;
    readonly http?: { readonly method: string };
    /** What the JWT authorizer has verified. */
    readonly authorizer?: { readonly jwt?: { readonly claims: Readonly<Record<string, unknown>> } };
  };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** What the JWT authorizer has verified of the bearer; nothing where there is none. */
export const claimsOf = ({ requestContext: { authorizer } }: HttpEvent): Readonly<Record<string, unknown>> =>
  authorizer?.jwt?.claims ?? {};

/** An answer in the form that API Gateway takes. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Each a `Set-Cookie`. */
  readonly cookies?: readonly string[];
  readonly body: string;
}

const isHead = ({ requestContext }: HttpEvent): boolean => requestContext.http?.method === 'HEAD';

/** A `HEAD` as the `GET` that it asks about (RFC 9110, section 9.3.2); any other request as it is. */
export const asGet = (event: HttpEvent): HttpEvent =>
  isHead(event) ? { ...event, requestContext: { ...event.requestContext, http: { method: 'GET' } } } : event;

/** The answer without its body where only its head was asked for. */
export const onlyHead = (event: HttpEvent, answer: HttpAnswer): HttpAnswer =>
  isHead(event) ? { ...answer, body: '' } : answer;

/** JSON for the one who asked, and for no cache. */
export const jsonAnswer = (statusCode: number, body: unknown, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** The API's own address, as its callers see it. Only the local run is reached without TLS. */
export const addressOf = ({ requestContext: { domainName } }: HttpEvent): string =>
  `${domainName.startsWith('127.0.0.1') ? 'http' : 'https'}://${domainName}`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A button on a plain page: it posts one value to a path of ours. */
export interface PlainForm {
  readonly action: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

/** A plain page with one message and what to do next, perhaps by a button. Nothing on it comes from the address. */
export const plainPage = (
  statusCode: number,
  title: string,
  message: string,
  language: Language = 'en',
  form: PlainForm | null = null,
): HttpAnswer => ({
  statusCode,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action ${form ? "'self'" : "'none'"}; frame-ancestors 'none'`,
  },
  body: `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>body{font:17px/1.5 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1.5em;color:#1d2b36}h1{font-size:1.5em}</style>
<h1>${escaped(title)}</h1><p>${escaped(message)}</p>${form ? formOf(form) : ''}</html>`,
});

const formOf = ({ action, name, value, label }: PlainForm): string =>
  `<form method="post" action="${escaped(action)}"><button name="${escaped(name)}" value="${escaped(value)}">${escaped(label)}</button></form>`;
