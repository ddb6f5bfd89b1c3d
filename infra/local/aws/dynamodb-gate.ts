import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { AccessDenied, type Guard } from './guard.ts';
import type { Service } from './surroundings.ts';
import { dynamoDbWants } from './wants.ts';
import type { Sky } from './weather.ts';

const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' };

/**
 * Stands in front of a DynamoDB and lets through what the guard allows, by the weather of the day; the database itself asks
 * nobody.
 */
export async function startDynamoDbGate(database: Service, guard: Guard, sky: Sky): Promise<Service> {
  const agent = new Agent({ keepAlive: true });
  const partitionKeys = new Map<string, string>();
  const wantsOf = dynamoDbWants(partitionKeys);

  const pass = async (asked: IncomingMessage, response: ServerResponse) => {
    const { method, headers } = asked;
    const body = await buffer(asked);
    const [, operation = ''] = String(headers['x-amz-target']).split('.');
    guard.check(headers.authorization, () => wantsOf(operation, JSON.parse(body.toString())));
    const weather = sky.meet(operation, JSON.parse(body.toString() || '{}'));
    if (weather) {
      response.writeHead(weather.status, JSON_1_0).end(JSON.stringify(weather.body));
      return;
    }
    if (operation === 'CreateTable') noteKey(JSON.parse(body.toString()), partitionKeys);
    const answer = await ask(database.url, { method, headers, agent }, body);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, response);
  };

  const server = createServer((asked, response) => {
    pass(asked, response).catch((cause) => {
      if (response.headersSent) return response.destroy();
      const [status, type] = cause instanceof AccessDenied ? [400, cause.name] : [500, 'InternalServerError'];
      const body = { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: String(cause.message) };
      response.writeHead(status, JSON_1_0).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      agent.destroy();
      await database.close();
    },
  };
}

/** Every run asks for its tables, also for those that are there from an earlier one: so each passes by here. */
function noteKey(input: unknown, partitionKeys: Map<string, string>): void {
  const { TableName, KeySchema } = v.parse(Creation, input);
  const hash = KeySchema.find(({ KeyType }) => KeyType === 'HASH');
  if (hash) partitionKeys.set(TableName, hash.AttributeName);
}

const Creation = v.object({
  TableName: v.string(),
  KeySchema: v.array(v.object({ AttributeName: v.string(), KeyType: v.string() })),
});

const ask = (url: string, options: RequestOptions, body: Buffer) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(body);
  });
