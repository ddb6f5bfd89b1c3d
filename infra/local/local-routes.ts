import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { readJson } from '../../shared/domain/json.ts';
import { type Answer, LocalProblem, ok } from './aws/http/problem.ts';
import { WEATHERS, type Weather } from './aws/weather.ts';
import type { Idle } from './idle.ts';

/** What the `/local` routes can do; they are for tests and for somebody who looks around, and exist here alone. */
export interface LocalControls {
  postEvents(envelopes: readonly unknown[]): Promise<void>;
  eventsOut(): readonly unknown[];
  token(tenant: string, goodSeconds?: number, scope?: string): string;
  /** Runs a scheduled function; false when there is none of that name. */
  schedule(name: string): Promise<boolean>;
  /** Sets the clock ahead and says what it shows then. */
  advance(seconds: number): number;
  /** Lets the next requests to the tables meet this weather. */
  bringWeather(weather: Weather, times: number): void;
  idle(): Promise<Idle>;
}

const Advance = v.strictObject({ advanceSeconds: v.pipe(v.number(), v.finite(), v.minValue(0)) });

const Forecast = v.strictObject({
  weather: v.picklist(WEATHERS),
  times: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
});

type Route = (controls: LocalControls, request: IncomingMessage, url: URL) => Promise<Answer>;

const routes: Readonly<Record<string, Route>> = {
  'POST /local/events': async (controls, request) => {
    const envelopes = [await json(request)].flat();
    await controls.postEvents(envelopes);
    return ok({ taken: envelopes.length }, 202);
  },
  'GET /local/events': async (controls) => ok(controls.eventsOut()),
  'GET /local/token': async (controls, _request, url) => {
    const tenant = url.searchParams.get('tenant');
    if (!tenant) throw new LocalProblem(400, 'Tenant is missing', { detail: 'Ask for /local/token?tenant=T.' });
    return ok({ token: controls.token(tenant, undefined, url.searchParams.get('scope') ?? undefined) });
  },
  'POST /local/clock': async (controls, request) => {
    const { advanceSeconds } = await bodyOf(request, Advance);
    return ok({ now: new Date(controls.advance(advanceSeconds)).toISOString() });
  },
  'POST /local/weather': async (controls, request) => {
    const { weather, times } = await bodyOf(request, Forecast);
    controls.bringWeather(weather, times);
    return ok({ weather, times });
  },
  'GET /local/idle': async (controls) => {
    const { idle, waiting, uncertain, nextDueAt } = await controls.idle();
    const next = nextDueAt === null ? null : new Date(nextDueAt).toISOString();
    return ok({ waiting, uncertain, nextDueAt: next }, idle ? 200 : 409);
  },
};

/** Answers a request to `/local`. A page of another origin, open in the same browser, has no business here. */
export async function answerLocal(
  controls: LocalControls,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  refuseStrangers(request);
  const { status, type, body } = await answer(controls, request, url);
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

function answer(controls: LocalControls, request: IncomingMessage, url: URL): Promise<Answer> {
  const [, name] = /^POST \/local\/schedule\/([^/]+)$/.exec(`${request.method} ${url.pathname}`) ?? [];
  if (name !== undefined) return runSchedule(controls, name);
  const route = routes[`${request.method} ${url.pathname}`];
  if (!route) throw new LocalProblem(404, 'No such route', { detail: `${request.method} ${url.pathname}` });
  return route(controls, request, url);
}

async function runSchedule(controls: LocalControls, name: string): Promise<Answer> {
  if (!(await controls.schedule(name))) throw new LocalProblem(404, 'No such schedule', { detail: name });
  return ok({ ran: name });
}

const ours = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

function refuseStrangers({ headers: { host = '', origin } }: IncomingMessage): void {
  const from = origin === undefined ? host : URL.parse(origin)?.host;
  if (!ours.test(host) || !from || !ours.test(from)) throw new LocalProblem(403, 'Local requests only');
}

async function json(request: IncomingMessage): Promise<unknown> {
  const body = readJson(await text(request));
  if (body !== undefined) return body;
  throw new LocalProblem(400, 'Unreadable body', { errors: [{ pointer: '', message: 'The body is not JSON.' }] });
}

async function bodyOf<S extends v.GenericSchema>(request: IncomingMessage, schema: S): Promise<v.InferOutput<S>> {
  const read = v.safeParse(schema, await json(request));
  if (read.success) return read.output;
  throw new LocalProblem(400, 'Unreadable body', { errors: pointed(read.issues) });
}

const pointed = (issues: readonly v.BaseIssue<unknown>[]) =>
  issues.map((issue) => ({ pointer: `/${(v.getDotPath(issue) ?? '').replaceAll('.', '/')}`, message: issue.message }));
