import { type AdminWorld, openAdminRun } from '../../shared/admin/admin-run.ts';
import { behindFront } from '../../shared/runtime/front.ts';
import { addressOf, type HttpAnswer, type HttpEvent } from '../../shared/runtime/http-api.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import { idInPath } from '../../shared/runtime/path-id.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildAdminWorld } from '../../shared/runtime/world.ts';
import { consoleApp } from './app.tsx';

/** Shows an administrator's browser the set-up screens of their tenant, and does there what the admin API does. */
export const createHandler = (world: AdminWorld) => {
  const app = consoleApp();
  return async (event: HttpEvent, time: Time): Promise<HttpAnswer> => {
    await using ports = openAdminRun(world, time);
    return answerOf(await app.fetch(requestOf(event), { event, ports }));
  };
};

/** The gateway hands on the path decoded: each of its parts is written for an address again, ids as they are meant. */
const pathIn = (rawPath: string): string =>
  rawPath
    .split('/')
    .map((part) => encodeURIComponent(idInPath(part).toWellFormed()))
    .join('/');

function requestOf({ rawPath, rawQueryString = '', headers, ...event }: HttpEvent): Request {
  const method = event.requestContext.http?.method ?? 'GET';
  const { body = '', isBase64Encoded } = event;
  const given = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined);
  return new Request(`${addressOf({ rawPath, headers, ...event })}${pathIn(rawPath)}?${rawQueryString}`, {
    method,
    headers: given,
    ...(method === 'GET' || method === 'HEAD'
      ? {}
      : { body: isBase64Encoded ? Buffer.from(body, 'base64').toString() : body }),
  });
}

async function answerOf(response: Response): Promise<HttpAnswer> {
  const { 'set-cookie': _, ...headers } = Object.fromEntries(response.headers);
  return {
    statusCode: response.status,
    headers,
    cookies: response.headers.getSetCookie(),
    // `text()` would take away the mark by which a spreadsheet knows UTF-8.
    body: Buffer.from(await response.arrayBuffer()).toString(),
  };
}

/** What Lambda calls. */
export const handler = onLambda((ground) => behindFront(ground.config, createHandler(buildAdminWorld(ground))));
