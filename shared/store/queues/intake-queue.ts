import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

/**
 * Puts events of i-Reserve on the intake queue, each a JSON text of its own. When it returns, the queue has all of them.
 * Throws when it may not have all: some may be there, and may come again.
 */
export type SendEvents = (events: readonly string[]) => Promise<void>;

/**
 * What one batch holds, below the limits of SQS: ten messages, and 1 MiB in all.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
const BATCH = { messages: 10, bytes: 1_000_000 };

/** The two characters that SQS takes in no message; JSON has another way to write them. */
const NOT_IN_MESSAGES = /[\ufffe\uffff]/g;

/** Sends events to a queue, batch by batch, in their order. */
export const eventSender =
  (client: SQSClient, QueueUrl: string): SendEvents =>
  async (events) => {
    for (const batch of batchesOf(events.map(sendable))) {
      const Entries = batch.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed.length > 0) throw new Error('the queue did not take every event');
    }
  };

const sendable = (event: string): string =>
  event.replace(NOT_IN_MESSAGES, (character) => `\\u${character.charCodeAt(0).toString(16)}`);

function batchesOf(events: readonly string[]): string[][] {
  const batches: string[][] = [];
  let bytes = 0;
  for (const event of events) {
    const last = batches.at(-1);
    const size = Buffer.byteLength(event);
    const fits = last && last.length < BATCH.messages && bytes + size <= BATCH.bytes;
    bytes = fits ? bytes + size : size;
    if (fits) last.push(event);
    else batches.push([event]);
  }
  return batches;
}
