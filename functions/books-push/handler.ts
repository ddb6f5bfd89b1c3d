import * as v from 'valibot';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import { eachMessage, type SqsEvent } from '../../shared/runtime/sqs.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { openRun } from '../../shared/runtime/worker-run.ts';
import { buildWorkerWorld, type WorkerWorld } from '../../shared/runtime/world.ts';
import { WakeMessage } from '../../shared/store/queues/wake-queue.ts';
import { drain } from '../../shared/sync/drain.ts';

/** Answers a wake of one integration: pushes its due entries to the books and publishes the outcomes. */
export const createHandler = (world: WorkerWorld) => (event: SqsEvent, time: Time) =>
  eachMessage(
    async (body) => {
      const { tenant, integration, hint } = v.parse(WakeMessage, JSON.parse(body));
      await using run = openRun(world, time);
      await drain({ tenant, integration }, hint, run);
    },
    { ...world, folder: 'books-push' },
  )(event);

/** What Lambda calls. */
export const handler = onLambda((ground) => createHandler(buildWorkerWorld(ground)));
