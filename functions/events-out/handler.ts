import { ChangeMessageVisibilityCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { SECOND_MS } from '../../shared/domain/duration.ts';
import { openSecretsManager, openSqs } from '../../shared/runtime/aws.ts';
import { readDeliveryConfig } from '../../shared/runtime/config.ts';
import { perInvocation } from '../../shared/runtime/invocation.ts';
import { openLog } from '../../shared/runtime/logging/log.ts';
import { metrics } from '../../shared/runtime/logging/metrics.ts';
import { outside } from '../../shared/runtime/outside.ts';
import type { SqsAnswer } from '../../shared/runtime/sqs.ts';
import { secretReader } from '../../shared/store/secrets.ts';
import { whatFailed } from '../../shared/sync/ledger/note-fault.ts';
import { type DeliveryPorts, deliver } from './deliver.ts';
import { posterTo } from './post.ts';

const Batch = v.object({
  Records: v.array(
    v.object({
      messageId: v.string(),
      receiptHandle: v.string(),
      body: v.string(),
      attributes: v.object({ ApproximateReceiveCount: v.pipe(v.string(), v.digits(), v.transform(Number)) }),
    }),
  ),
});

/** What the function needs beside what a delivery needs. */
interface Ports extends DeliveryPorts {
  /** The pause between the starts of two deliveries, so that the receiver gets no more a second than it was said to. */
  readonly spacingMs: number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Has the queue show a message again after this. */
  readonly hide: (receiptHandle: string, ms: number) => Promise<void>;
}

/** Delivers the events of a batch by HTTP, each by itself: what was not taken comes again after its pause. */
export const createHandler =
  (ports: Ports) =>
  async (batch: unknown): Promise<SqsAnswer> => {
    const { Records } = v.parse(Batch, batch);
    const outcomes: Promise<string[]>[] = [];
    for (const { messageId, receiptHandle, body, attributes } of Records) {
      outcomes.push(
        deliver({ body, attempt: attributes.ApproximateReceiveCount }, ports)
          .then(async (pauseMs) => {
            if (pauseMs === null) return [];
            await ports.hide(receiptHandle, pauseMs);
            return [messageId];
          })
          .catch((error: unknown) => {
            ports.log.error('A message comes back later', whatFailed(error));
            ports.metrics.count('MessagesRetried', 'events-out');
            return [messageId];
          }),
      );
      await ports.sleep(ports.spacingMs);
    }
    const failed = (await Promise.all(outcomes)).flat();
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

function buildPorts(): Ports {
  const config = readDeliveryConfig(process.env);
  const [world, sqs] = [outside(), openSqs()];
  const readSecret = secretReader(openSecretsManager(), world.now);
  return {
    post: posterTo(config.EVENTS_OUT_URL),
    secrets: () => readSecret(config.EVENTS_OUT_SECRET_NAME),
    receiversNow: world.othersNow,
    random: world.random,
    spacingMs: config.EVENTS_OUT_SPACING_MS,
    sleep: world.sleep,
    keep: async (MessageBody) =>
      void (await sqs.send(new SendMessageCommand({ QueueUrl: config.DEAD_LETTER_URL, MessageBody }))),
    hide: async (ReceiptHandle, ms) =>
      void (await sqs.send(
        new ChangeMessageVisibilityCommand({
          ...{ QueueUrl: config.EVENTS_OUT_QUEUE_URL, ReceiptHandle },
          VisibilityTimeout: Math.round(ms / SECOND_MS),
        }),
      )),
    log: openLog(),
    metrics,
  };
}

/** What Lambda calls. */
export const handler = perInvocation(() => createHandler(buildPorts()));
