import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plan } from '../deploy/plan.ts';
import type { LocalFunction } from '../lambda/function.ts';
import { FunctionError } from '../lambda/instance.ts';
import { LONGEST_PAYLOAD, sizeOf } from './limits.ts';
import { bodyBytes, rawPathOf, sendResult, toHttpEvent } from './payload.ts';
import { readRoutes } from './routes.ts';
import { createThrottle } from './throttle.ts';
import type { Claims, Issuer } from './token.ts';

/** Answers a request by the function that the template's routes name. */
export type Gateway = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** What the gateway serves. */
export interface GatewayOptions {
  readonly plan: Plan;
  readonly issuer: Issuer;
  /** The time by which routes let calls through. */
  readonly now: () => number;
  functionOf(arn: string): LocalFunction;
}

/** Makes the HTTP API of a template: its routes, its authorizers, and answers in the words of API Gateway. */
export function createGateway({ plan, issuer, now, functionOf }: GatewayOptions): Gateway {
  const find = readRoutes(plan.routes);
  const [stage] = plan.stages;
  const letsThrough = createThrottle((key) => stage?.paces.get(key) ?? stage?.usual, now);
  return async (request, response, url) => {
    const rawPath = rawPathOf(url.pathname);
    if (rawPath === undefined) return say(response, 400, 'Bad Request');
    const match = find(request.method ?? 'GET', rawPath);
    const integration = plan.integrations.find(({ id }) => id === match?.route.integration);
    if (!match || !integration) return say(response, 404, 'Not Found');

    if (!letsThrough(match.route.key)) return say(response, 429, 'Too Many Requests');

    const authorizer = plan.authorizers.find(({ id }) => id === match.route.authorizer);
    let claims: Claims | undefined;
    if (authorizer) {
      claims = issuer.check(request.headers.authorization, authorizer);
      if (!claims) return say(response, 401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    }

    const body = await bodyBytes(request);
    if (body === undefined) return say(response, 413, 'Request Entity Too Large');
    const event = toHttpEvent(request, body, { match, url, rawPath, claims, domain: url.host });
    if (sizeOf(event) > LONGEST_PAYLOAD) return say(response, 413, 'Request Entity Too Large');
    try {
      const result = await inTime(functionOf(integration.functionArn).invoke(event), integration.timeoutMs);
      if (sizeOf(result) > LONGEST_PAYLOAD) return say(response, 500, 'Internal Server Error');
      sendResult(result, response);
    } catch (cause) {
      const late = cause instanceof Late || (cause instanceof FunctionError && cause.kind === 'timeout');
      if (late) say(response, 503, 'Service Unavailable');
      else say(response, 500, 'Internal Server Error');
    }
  };
}

class Late extends Error {}

/** The gateway stops waiting; the function goes on. */
async function inTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), timeoutMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function say(response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ message }));
}
