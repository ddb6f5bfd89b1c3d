import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { EventSource } from './aws/lambda/event-source.ts';
import type { LocalFunction } from './aws/lambda/function.ts';
import type { Census } from './census.ts';

/** Whether anything is still to be done now, and what is to be done later. */
export interface Idle extends Omit<Census, 'dueNow'> {
  readonly idle: boolean;
}

/** Where work may still be found. */
export interface IdleOptions {
  readonly functions: readonly LocalFunction[];
  readonly sources: readonly EventSource[];
  readonly sqs: SQSClient;
  readonly census: () => Promise<Census>;
}

const COUNTED = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/**
 * Looks whether everything is quiet: no message in a queue that feeds a function, no function at work, nothing due. A
 * message that a function hid until later is not due now.
 *
 * Queues, functions and ledger are looked at one after the other, and work moves between them. So a call that started or
 * ended while we looked means that we saw nothing.
 */
export async function lookAround({ functions, sources, sqs, census }: IdleOptions): Promise<Idle> {
  const running = () => functions.reduce((sum, fn) => sum + fn.running, 0);
  const calls = () => functions.reduce((sum, fn) => sum + fn.calls, 0);

  const before = { running: running(), calls: calls() };
  const queued = await Promise.all(
    sources.map(async ({ queue, later }) => (await count(sqs, queue.url)) - later().messages),
  );
  const { dueNow, nextDueAt, ...rest } = await census();
  const moments = [nextDueAt, ...sources.map(({ later }) => later().nextAt)].filter((at) => at !== null);
  const quiet = before.running === 0 && running() === 0 && calls() === before.calls;
  const idle = quiet && queued.every((messages) => messages <= 0) && dueNow === 0;
  return { idle, ...rest, nextDueAt: moments.length > 0 ? Math.min(...moments) : null };
}

async function count(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTED] }));
  return COUNTED.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
