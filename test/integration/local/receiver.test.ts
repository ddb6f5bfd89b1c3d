import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { PAUSES_MS } from '../../../functions/events-out/pauses.ts';
import { type LocalStage, startLocal } from '../../../infra/local/stage.ts';
import { type ReceiverAnswer, startReceiver } from '../../receiver.ts';
import { eventually } from './fixtures.ts';

const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

/** The whole stack with a receiver, and a function that publishes as the worker does. */
async function aPostingStage(answer: (nth: number) => ReceiverAnswer) {
  const receiver = await startReceiver(answer);
  const stage = await startLocal({ receiver: { url: `${receiver.url}/in`, secret } });
  return {
    ...{ receiver, stage },
    publish: (id: string) =>
      stage.clients.events.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: stage.environmentOf('books-push').EVENT_BUS_NAME,
              ...{ Source: 'ireserve.accounting', DetailType: 'invoice.synced' },
              Detail: JSON.stringify({ version: 1, id, tenant: 'camping-de-eik' }),
            },
          ],
        }),
      ),
    async [Symbol.asyncDispose]() {
      await stage.close();
      await receiver[Symbol.asyncDispose]();
    },
  };
}

async function messagesIn(stage: LocalStage, id: string): Promise<number> {
  const [, QueueUrl] = Object.entries(stage.queues).find(([name]) => name.startsWith(id)) ?? [];
  const AttributeNames = ['ApproximateNumberOfMessages'] as const;
  const answer = await stage.clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return Number(answer.Attributes?.ApproximateNumberOfMessages);
}

test('EVENTS_OUT_URL gets every event signed by real time, again after its pause, and for a day at most', async () => {
  await using it = await aPostingStage((nth) => ({ status: nth === 2 ? 204 : 500 }));
  const { received } = it.receiver;
  const { stage } = it;
  const seen = (count: number) =>
    eventually(async () => (received.length >= count && (await stage.idle()).idle) || undefined);
  stage.advance(3600); // a signature is of the receiver's clock, whatever ours shows

  await it.publish('evt-1');
  await seen(1);
  const { nextDueAt } = await stage.idle();
  expect(nextDueAt).toBeGreaterThan(stage.clock.now());
  stage.advance(6);
  await seen(2);
  const [first, second] = received;
  expect(second?.headers['webhook-id']).toBe('evt-1');
  expect(second?.body).toBe(first?.body);
  new Webhook(secret).verify(second?.body ?? '', second?.headers as Record<string, string>);
  expect(await stage.idle()).toMatchObject({ idle: true, nextDueAt: null });

  await it.publish('evt-2');
  for (const [index, pauseMs] of PAUSES_MS.entries()) {
    await seen(3 + index);
    stage.advance((1.1 * pauseMs) / 1000 + 1);
  }
  await seen(3 + PAUSES_MS.length);
  expect(new Set(received.slice(2).map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['evt-2']));
  await eventually(async () => (await messagesIn(stage, 'EventsOutDeadLetters')) === 1 || undefined);
  expect(await stage.idle()).toMatchObject({ idle: true, nextDueAt: null });
});
