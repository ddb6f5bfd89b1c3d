import { type AdminWorld, openAdminRun } from '../../shared/admin/admin-run.ts';
import type { EventPorts } from '../../shared/admin/events/post-events.ts';
import { outOfTime } from '../../shared/admin/in-time.ts';
import { takeTurn } from '../../shared/admin/take-turn.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { openSqs } from '../../shared/runtime/aws.ts';
import { behindFront } from '../../shared/runtime/front.ts';
import { asGet, type HttpAnswer, type HttpEvent, onlyHead } from '../../shared/runtime/http-api.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import { Problem, problemOf } from '../../shared/runtime/problem.ts';
import { answerLanguage, readCall } from '../../shared/runtime/router.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildAdminWorld, type Ground, needed } from '../../shared/runtime/world.ts';
import { eventSender } from '../../shared/store/queues/intake-queue.ts';
import { whatFailed } from '../../shared/sync/ledger/note-fault.ts';
import { OutOfTime } from '../../shared/sync/steps/record-failure.ts';
import { publicAnswer } from './public.ts';
import { type AdminRoute, type ApiPorts, adminRoutes } from './routes.ts';
import { routeScopes } from './scopes.ts';

/** The world of the admin API: what the console has too, and the queue by which events come in. */
export type ApiWorld = AdminWorld & EventPorts;

/** Answers i-Reserve's back end and the console, for the tenant of the verified token and for no other. */
export const createHandler =
  (world: ApiWorld) =>
  async (asked: HttpEvent, time: Time): Promise<HttpAnswer> =>
    onlyHead(asked, await answer(asGet(asked), world, time));

async function answer(event: HttpEvent, world: ApiWorld, time: Time): Promise<HttpAnswer> {
  const language = answerLanguage(event);
  try {
    const open = publicAnswer(event);
    if (open) return open;
    const { route, call } = readCall<ApiPorts, AdminRoute>(event, adminRoutes, '/api/v1', routeScopes);
    await using run = openAdminRun(world, time);
    await takeTurn('tenant', call.tenant, run);
    return await route.act(call, { ...run, sendEvents: world.sendEvents });
  } catch (error) {
    if (error instanceof Problem) return error.answer(language);
    if (error instanceof Setback) return problemOf(error, world.clock.now()).answer(language);
    if (error instanceof OutOfTime) return outOfTime().answer(language);
    world.log.error('A request was not answered', whatFailed(error));
    world.metrics.count('RequestsFailed', 'admin-api');
    return new Problem('internal-error').answer(language);
  }
}

const buildWorld = (ground: Ground): ApiWorld => ({
  ...buildAdminWorld(ground),
  sendEvents: eventSender(openSqs(), needed(ground.config, 'INTAKE_QUEUE_URL')),
});

/** What Lambda calls. */
export const handler = onLambda((ground) => behindFront(ground.config, createHandler(buildWorld(ground))));
