import { setTimeout as delay } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalClock } from '../../clock.ts';
import type { MappingPlan, QueuePlan } from '../deploy/plan.ts';
import type { Queues } from '../sqs.ts';
import { doneMessages, toSqsEvent } from './batch.ts';
import type { LocalFunction } from './function.ts';

/** A queue that feeds a function until it is closed. */
export interface EventSource {
  readonly queue: QueuePlan;
  /** Messages that the function itself hid until a later moment; their next one, in epoch milliseconds, or null. */
  later(): { readonly messages: number; readonly nextAt: number | null };
  close(): Promise<void>;
}

/** The queue, and the function that works from it. */
export interface EventSourceOptions {
  readonly mapping: MappingPlan;
  readonly queue: QueuePlan;
  readonly target: LocalFunction;
  readonly sqs: SQSClient;
  readonly queues: Pick<Queues, 'askedToHide'>;
  readonly clock: LocalClock;
}

/** The longest that SQS lets one receive wait. */
const LONG_POLL_SECONDS = 20;

/** A queue that does not answer is asked again after this. */
const RETRY_MS = 250;

/** How long SQS hides a message where the queue says nothing. */
const HIDDEN_SECONDS = 30;

/**
 * Carries messages from a queue to a function, as Lambda's pollers do: as many batches at once as the mapping allows,
 * what was done is deleted, what failed stays hidden until its time is over, and SQS counts how often it came.
 *
 * The time a failed message stays hidden, as the queue or the function says, is counted by the local clock, which may
 * jump; SQS itself counts real time.
 */
export function startEventSource({ mapping, queue, target, sqs, queues, clock }: EventSourceOptions): EventSource {
  const QueueUrl = queue.url;
  const atMost = Math.min(mapping.atMost ?? target.atMost, target.atMost);
  const hiddenMs = Number(queue.attributes.VisibilityTimeout ?? HIDDEN_SECONDS) * 1000;
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  /** Messages that failed, with the moment at which they may come again, and whether the function chose it. */
  const hidden = new Map<string, { readonly until: number; readonly isChosen: boolean }>();

  const receive = async (): Promise<readonly Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        ...{ QueueUrl, MaxNumberOfMessages: mapping.batchSize, WaitTimeSeconds: LONG_POLL_SECONDS },
        ...{ MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] },
      }),
      { abortSignal: closing.signal },
    );
    return Messages;
  };

  const work = async (messages: readonly Message[]) => {
    const until = clock.now() + hiddenMs;
    const finished = await target.invoke(toSqsEvent(messages, queue.arn)).then(
      (answer) => doneMessages(messages, mapping.reportsFailures ? answer : undefined),
      (): readonly Message[] => [],
    );
    for (const { ReceiptHandle = '' } of messages.filter((message) => !finished.includes(message))) {
      const seconds = queues.askedToHide(ReceiptHandle);
      const isChosen = seconds !== undefined;
      hidden.set(ReceiptHandle, { until: isChosen ? clock.now() + seconds * 1000 : until, isChosen });
    }
    const Entries = finished.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
    if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  };

  const poll = async () => {
    while (!closing.signal.aborted) {
      if (underWay.size >= atMost) await Promise.race(underWay);
      const messages = await receive().catch(() => delay(RETRY_MS, [], { signal: closing.signal }).catch(() => []));
      if (messages.length === 0) continue;
      const batch: Promise<void> = work(messages)
        .catch(() => undefined) // a message that could not be deleted comes again, as on AWS
        .finally(() => underWay.delete(batch));
      underWay.add(batch);
    }
  };

  const showAgain = () => {
    for (const [ReceiptHandle, { until }] of hidden) {
      if (until > clock.now()) continue;
      hidden.delete(ReceiptHandle);
      const show = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
      sqs.send(show).catch(() => undefined); // real time was faster
    }
  };
  const unsubscribe = clock.onJump(showAgain);
  const polling = poll();

  return {
    queue,
    later() {
      const chosen = [...hidden.values()].filter(({ until, isChosen }) => isChosen && until > clock.now());
      const nextAt = chosen.length > 0 ? Math.min(...chosen.map(({ until }) => until)) : null;
      return { messages: chosen.length, nextAt };
    },
    async close() {
      unsubscribe();
      closing.abort();
      await polling;
    },
  };
}
