import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { EntryKind, type IntegrationKey } from '../../sync/ledger/entry.ts';
import type { Wake } from '../../sync/ledger/ledger.ts';
import { lineName } from '../keys.ts';

/** A wake: look at this integration; the entry that caused it is a hint. */
export const WakeMessage = v.object({
  tenant: v.string(),
  integration: v.string(),
  hint: v.optional(v.nullable(v.object({ kind: EntryKind, id: v.string(), wakes: v.optional(v.number()) })), null),
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
    await client.send(new SendMessageCommand({ QueueUrl, ...messageOf(key, hint ?? null, id()) }));
  };

/** What SQS takes at most in one request. */
export const WAKES_AT_MOST = 10;

/** Wakes at most `WAKES_AT_MOST` integrations in one request. Throws when the queue did not take every one. */
export type SendWakes = (keys: readonly IntegrationKey[]) => Promise<void>;

/** Sends many wakes to the FIFO queue, like `wakeSender`, without hints. */
export const wakesSender =
  (client: SQSClient, QueueUrl: string, id: () => string): SendWakes =>
  async (keys) => {
    const Entries = keys.map((key, index) => ({ Id: String(index), ...messageOf(key, null, id()) }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0) throw new Error('the queue refused wakes');
  };

const messageOf = ({ tenant, integration }: IntegrationKey, hint: Parameters<Wake>[1] | null, id: string) => ({
  MessageBody: JSON.stringify({ tenant, integration, hint }),
  MessageGroupId: groupOf({ tenant, integration }),
  MessageDeduplicationId: id,
});
