import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDynamoDb, openEventBridge, openSecretsManager, openSqs } from '../../../shared/runtime/aws.ts';
import { openDocuments } from '../../../shared/store/documents.ts';

/** AWS as far as a request gets: it notes the headers of each, and has nothing to say. */
async function startListener() {
  const heard: IncomingHttpHeaders[] = [];
  const server = createServer(({ headers }, response) => {
    heard.push(headers);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDROLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', 'session');
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
});
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['DYNAMODB', () => openDocuments(openDynamoDb()).send(new GetCommand({ TableName: 't', Key: { pk: 'p' } }))],
  ['SQS', (url: string) => openSqs().send(new SendMessageCommand({ QueueUrl: `${url}/1/q`, MessageBody: 'm' }))],
  ['EVENTBRIDGE', () => openEventBridge().send(new PutEventsCommand({ Entries: [] }))],
  ['SECRETS_MANAGER', () => openSecretsManager().send(new GetSecretValueCommand({ SecretId: 's' }))],
])('%s is asked with the keys of the role, in the region of the function', async (service, ask) => {
  await using listener = await startListener();
  vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, listener.url);
  await ask(listener.url).catch(() => undefined);
  expect(listener.heard[0]?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDROLE\/\d{8}\/eu-west-1\//);
  expect(listener.heard[0]).toMatchObject({ 'x-amz-security-token': 'session' });
});

test('every request of a client is signed for itself', async () => {
  await using listener = await startListener();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', listener.url);
  const documents = openDocuments(openDynamoDb());
  for (const pk of ['one', 'other']) await documents.send(new GetCommand({ TableName: 't', Key: { pk } }));
  const signatures = listener.heard.map(({ authorization = '' }) => authorization.split('Signature=')[1]);
  expect(new Set(signatures).size).toBe(2);
});

test('what tells only the version of the SDK is left out', async () => {
  await using listener = await startListener();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', listener.url);
  await openDocuments(openDynamoDb()).send(new GetCommand({ TableName: 't', Key: { pk: 'p' } }));
  expect(Object.keys(listener.heard[0] ?? {})).not.toContain('user-agent');
});
