import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { EntryKind, type Line } from '../sync/ledger/entry.ts';
import type { Ring } from '../sync/ledger/ledger.ts';
import { lineName } from './keys.ts';

/** A ring: look at this line; the entry that caused it is a hint. */
export const RingMessage = v.object({
  tenant: v.string(),
  integration: v.string(),
  hint: v.optional(v.nullable(v.object({ kind: EntryKind, id: v.string() })), null),
});

/** A line's name as a message group: SQS takes 128 characters. Two lines in one group are slower, never wrong. */
const groupOf = (line: Line): string => lineName(line).slice(0, 128);

/** Rings on the FIFO queue: one group for each line, and no ring is ever taken for another's repeat. */
export const doorbell =
  (client: SQSClient, QueueUrl: string, id: () => string): Ring =>
  async (line, hint) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: JSON.stringify({ tenant: line.tenant, integration: line.integration, hint: hint ?? null }),
        MessageGroupId: groupOf(line),
        MessageDeduplicationId: id(),
      }),
    );
  };
