import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { EntryKind, type IntegrationKey } from '../sync/ledger/entry.ts';
import type { Wake } from '../sync/ledger/ledger.ts';
import { lineName } from './keys.ts';

/** A ring: look at this line; the entry that caused it is a hint. */
export const WakeMessage = v.object({
  tenant: v.string(),
  integration: v.string(),
  hint: v.optional(v.nullable(v.object({ kind: EntryKind, id: v.string() })), null),
});

/** A line's name as a message group: SQS takes 128 characters. Two lines in one group are slower, never wrong. */
const groupOf = (key: IntegrationKey): string => lineName(key).slice(0, 128);

/** Rings on the FIFO queue: one group for each line, and no ring is ever taken for another's repeat. */
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
