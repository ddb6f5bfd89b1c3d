import { createServer, type Server, type Socket } from 'node:net';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDynamoDb, openEventBridge, openSecretsManager, openSqs } from '../../../shared/runtime/aws.ts';
import { openDocuments } from '../../../shared/store/documents.ts';
import { sourceFiles } from '../../house/source-files.ts';

/** A port that takes a connection, says `words`, and then nothing ever. */
async function startSilence(words: string) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('data', () => socket.write(words));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    heard: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

beforeEach(() => {
  for (const [name, value] of Object.entries({
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIDROLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
  }))
    vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

const HALF_AN_ANSWER =
  'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: 99\r\n\r\n{"Item":';

test.each([
  ['never answers', ''],
  ['stops halfway through its answer', HALF_AN_ANSWER],
])(
  'a service of AWS that %s costs each client seconds, and is asked again',
  async (_, words) => {
    await using silence = await startSilence(words);
    for (const service of ['DYNAMODB', 'SQS', 'EVENTBRIDGE', 'SECRETS_MANAGER'])
      vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, silence.url);
    const asked = [
      openDocuments(openDynamoDb()).send(new GetCommand({ TableName: 't', Key: { pk: 'p' } })),
      openSqs().send(new SendMessageCommand({ QueueUrl: `${silence.url}/1/q`, MessageBody: 'm' })),
      openEventBridge().send(new PutEventsCommand({ Entries: [] })),
      openSecretsManager().send(new GetSecretValueCommand({ SecretId: 's' })),
    ];
    const ends = await Promise.allSettled(asked);
    for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: { name: 'TimeoutError' } });
    expect(silence.heard()).toBeGreaterThanOrEqual(2 * asked.length); // the SDK tried again by itself
  },
  20_000,
);

test('every client of AWS is opened in one place', () => {
  const opened = sourceFiles(['functions', 'shared', 'infra/operations']).filter(({ text }) =>
    /new (?:DynamoDB|SQS|EventBridge|SecretsManager)Client\(/.test(text),
  );
  expect(opened.map(({ path }) => path)).toEqual(['shared/runtime/aws.ts']);
});
