import { addressOf, type HttpAnswer, type HttpEvent, jsonAnswer } from '../../shared/runtime/http-api.ts';
import { asyncApi } from './description/asyncapi.ts';
import { openApi } from './description/openapi.ts';
import { firstPage } from './first-page.tsx';

/** What anybody may read: how the service is to be used, which is the same for every tenant. */
const open: ReadonlyMap<string, (event: HttpEvent) => HttpAnswer> = new Map([
  ['/', firstPage],
  ['/api/v1/openapi.json', (event: HttpEvent) => jsonAnswer(200, openApi(addressOf(event)))],
  ['/api/v1/asyncapi.json', (event: HttpEvent) => jsonAnswer(200, asyncApi(addressOf(event)))],
]);

/** Answers who asks how the service is to be used; null for every other request. */
export function publicAnswer(event: HttpEvent): HttpAnswer | null {
  return event.requestContext.http?.method === 'GET' ? (open.get(event.rawPath)?.(event) ?? null) : null;
}
