import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { EntryKind, type IntegrationKey } from '../sync/ledger/entry.ts';
import type { Wake } from '../sync/ledger/ledger.ts';
import { lineName } from './keys.ts';

/** A wake: look at this integration; the entry that caused it is a hint. */
export const WakeMessage = v.object({
  tenant: v.string(),
  integration: v.string(),
  hint: v.optional(v.nullable(v.object({ kind: EntryKind, id: v.string() })), null),
});

/** Whatever is no letter, digit or punctuation mark of ASCII: SQS refuses it in a message group. */
const NOT_OF_GROUPS = /[^!-~]/gu;

/**
 * An integration's name as a message group: SQS takes 128 characters of ASCII. Two integrations in one group are slower,
 * never wrong.
 *
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export const groupOf = (key: IntegrationKey): string =>
  lineName(key).replace(NOT_OF_GROUPS, encodeURIComponent).slice(0, 128);

/**
 * Sends wakes to the FIFO queue: one group for each integration, and each wake under an id of its own, so that none is
 * dropped as a repeat.
 */
export const wakeSender =
  (client: SQSClient, QueueUrl: string, id: () => string): Wake =>
  async (key, hint) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: JSON.stringify({ tenant: key.tenant, integration: key.integration, hint: hint ?? null }),
        MessageGroupId: groupOf(key),
        MessageDeduplicationId: id(),
      }),
    );
  };
