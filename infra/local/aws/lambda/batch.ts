import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttributes } from 'aws-lambda';
import * as v from 'valibot';
import { REGION } from '../surroundings.ts';

/** The event that a function gets for a batch of messages. */
export const toSqsEvent = (messages: readonly Message[], eventSourceARN: string): SQSEvent => ({
  Records: messages.map((message) => ({
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
      ...message.Attributes,
    },
    messageAttributes: attributesOf(message.MessageAttributes),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: REGION,
  })),
});

const attributesOf = (attributes: Record<string, MessageAttributeValue> = {}): SQSMessageAttributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType = 'String', StringValue, BinaryValue }]) => [
      name,
      {
        ...{ dataType: DataType, stringListValues: [], binaryListValues: [] },
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
      },
    ]),
  );

const Report = v.object({
  batchItemFailures: v.nullish(v.array(v.object({ itemIdentifier: v.pipe(v.string(), v.nonEmpty()) })), []),
});

/**
 * The messages that are done, after a function answered `report`. An answer that names a message which was not in the
 * batch, or that is no report at all, means that none is done, as Lambda reads it; no answer means that all are.
 */
export function doneMessages(messages: readonly Message[], report: unknown): readonly Message[] {
  if (report === undefined || report === null) return messages;
  const read = v.safeParse(Report, report);
  const failed = read.success
    ? (read.output.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
    : undefined;
  const known = failed?.every((id) => messages.some(({ MessageId }) => MessageId === id));
  return known ? messages.filter(({ MessageId = '' }) => !failed?.includes(MessageId)) : [];
}
