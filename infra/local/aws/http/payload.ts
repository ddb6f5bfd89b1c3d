import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { ACCOUNT } from '../surroundings.ts';
import { LONGEST_BODY } from './limits.ts';
import type { RouteMatch } from './routes.ts';
import type { Claims } from './token.ts';

/** What of a request is not in the request itself. */
export interface Arrival {
  readonly match: RouteMatch;
  readonly url: URL;
  /** As `rawPathOf` gives it. */
  readonly rawPath: string;
  readonly claims: Claims | undefined;
  /** Our own host and port. */
  readonly domain: string;
}

/** The types of body that an HTTP API hands on as they are; any other comes as base64. */
const PLAIN = /^(text\/.*|application\/(json|javascript|xml))$/;

/**
 * The path as an HTTP API hands it on: decoded, and cut at a `?` that was escaped; undefined when an escape is broken.
 * Live captures: https://github.com/middleapi/standard-server/pull/93
 */
export function rawPathOf(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname).replace(/\?.*$/s, '');
  } catch {
    return undefined;
  }
}

/** The body of a request; undefined when it is longer than the gateway takes. All of it is read, so that we can answer. */
export async function bodyBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= LONGEST_BODY) chunks.push(chunk);
  }
  return bytes > LONGEST_BODY ? undefined : Buffer.concat(chunks);
}

/** Writes a request in the payload format 2.0 of an HTTP API. */
export function toHttpEvent(
  request: IncomingMessage,
  body: Buffer,
  { match, url, rawPath, claims, domain }: Arrival,
): object {
  const { method = 'GET', headers: raw, httpVersion, socket } = request;
  const { cookie, ...headers } = flat(raw);
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const isBase64Encoded = mediaType !== undefined && !PLAIN.test(mediaType);
  const now = new Date();
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: { ...headers, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http', 'x-forwarded-port': url.port },
    ...(url.search.length > 1 && { queryStringParameters: joined(url.searchParams) }),
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    requestContext: {
      ...{ accountId: ACCOUNT, apiId: match.route.apiId, domainName: domain, domainPrefix: domain.split('.')[0] },
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
      http: {
        ...{ method, path: rawPath, protocol: `HTTP/${httpVersion}` },
        ...{ sourceIp: socket.remoteAddress ?? '', userAgent: headers['user-agent'] ?? '' },
      },
      ...{ requestId: randomUUID(), routeKey: match.route.key, stage: '$default' },
      ...{ time: now.toUTCString(), timeEpoch: now.getTime() },
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded: isBase64Encoded && body.length > 0,
  };
}

const flat = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(',')]])),
  );

/** A name that comes several times holds its values with commas between. */
function joined(search: URLSearchParams): Record<string, string> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(names.map((name) => [name, search.getAll(name).join(',')]));
}

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const Result = v.object({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), scalar), {}),
  cookies: v.optional(v.array(v.string()), []),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

/** Sends what a function answered: a whole response, or anything else as JSON with 200. */
export function sendResult(result: unknown, response: ServerResponse): void {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = v.parse(Result, result);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  if (body !== '' && !response.hasHeader('content-type'))
    response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.writeHead(statusCode).end(isBase64Encoded ? Buffer.from(body, 'base64') : body);
}
