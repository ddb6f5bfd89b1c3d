import type { HttpAnswer, HttpEvent } from './http-api.ts';

const isHead = ({ requestContext }: HttpEvent): boolean => requestContext.http?.method === 'HEAD';

/** A `HEAD` as the `GET` that it asks about (RFC 9110, section 9.3.2); any other request as it is. */
export const asGet = (event: HttpEvent): HttpEvent =>
  isHead(event) ? { ...event, requestContext: { ...event.requestContext, http: { method: 'GET' } } } : event;

/** The answer without its body where only its head was asked for. */
export const answerToHead = (event: HttpEvent, answer: HttpAnswer): HttpAnswer =>
  isHead(event) ? { ...answer, body: '' } : answer;
