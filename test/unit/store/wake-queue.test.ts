import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { eventSender } from '../../../shared/store/queues/intake-queue.ts';
import { groupOf, wakesSender } from '../../../shared/store/queues/wake-queue.ts';
import { testClock } from '../http/http-fixtures.ts';

test.each(['camping-de-eik', 'é', '库'.repeat(40), '\u{1f6b2}'.repeat(60), 'x y#z%'])(
  'an integration of %s has a message group that SQS takes',
  (tenant) => {
    expect(groupOf({ tenant, integration: 'exact' })).toMatch(/^[!-~]{1,128}$/);
  },
);

test.each([
  ['wakes', (sqs: SQSClient) => wakesSender(sqs, 'q', testClock().id)([{ tenant: 't', integration: 'exact' }])],
  ['events', (sqs: SQSClient) => eventSender(sqs, 'q')(['{}'])],
])('a queue that refuses some %s within a 200 has not taken all', async (_what, send) => {
  const client = new SQSClient({});
  const sqs = mockClient(client);
  sqs.on(SendMessageBatchCommand).resolvesOnce({ Successful: [], Failed: [] });
  await send(client);
  const refused = { Id: '0', SenderFault: false, Code: 'ServiceUnavailable' };
  sqs.on(SendMessageBatchCommand).resolves({ Failed: [refused] });
  await expect(send(client)).rejects.toThrow('queue');
});
