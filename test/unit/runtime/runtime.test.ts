import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { OutboxEvent } from '../../../shared/domain/events-out.ts';
import { errorsOf, scopeOf } from '../../../shared/http/scope.ts';
import { readConfig } from '../../../shared/runtime/config.ts';
import { plainPage } from '../../../shared/runtime/http-api.ts';
import { eachMessage } from '../../../shared/runtime/sqs.ts';
import { busPublisher } from '../../../shared/store/bus.ts';
import { secretReader } from '../../../shared/store/secrets.ts';
import { Integration } from '../../../shared/sync/ledger/integration.ts';
import { sqsEvent } from '../../world.ts';
import { testClock } from '../http/http-fixtures.ts';

const fact = (id: number): OutboxEvent => ({
  type: 'customer.failed',
  detail: {
    version: 1,
    id: `fact-${id}`,
    tenant: 't',
    integration: 'exact',
    provider: 'exact',
    correlationId: 'an-event',
    occurredAt: '2026-11-20T09:00:00Z',
    customer: { id: 'c' },
    cause: 'customer-refused',
    message: 'no',
    messages: { nl: 'nee', en: 'no' },
    remedy: 'correct',
  },
});

describe('the bus', () => {
  test('takes facts in order, ten at a time, with the moment at which they happened', async () => {
    const client = new EventBridgeClient({});
    const bus = mockClient(client);
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
    await busPublisher(client, 'bus')(Array.from({ length: 23 }, (_, id) => fact(id)));
    const requests = bus.commandCalls(PutEventsCommand).map(({ args: [{ input }] }) => input.Entries ?? []);
    expect(requests.map((entries) => entries.length)).toEqual([10, 10, 3]);
    expect(requests.flat().map(({ Detail }) => JSON.parse(Detail ?? '').id)).toEqual(
      Array.from({ length: 23 }, (_, id) => `fact-${id}`),
    );
    expect(requests[0]?.[0]).toMatchObject({
      EventBusName: 'bus',
      Source: 'ireserve.accounting',
      DetailType: 'customer.failed',
      Time: new Date('2026-11-20T09:00:00Z'),
    });
  });

  test('that refuses one within a 200 has not taken them', async () => {
    const client = new EventBridgeClient({});
    const bus = mockClient(client);
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] });
    await expect(busPublisher(client, 'bus')([fact(1)])).rejects.toThrow('refused');
  });

  test('is not asked when there is nothing to tell', async () => {
    const client = new EventBridgeClient({});
    const bus = mockClient(client);
    await busPublisher(client, 'bus')([]);
    expect(bus.calls()).toHaveLength(0);
  });
});

describe('a client secret', () => {
  test('is remembered for five minutes, by name', async () => {
    const clock = testClock();
    const client = new SecretsManagerClient({});
    const secrets = mockClient(client);
    secrets.on(GetSecretValueCommand).callsFake(({ SecretId }) => ({ SecretString: `of ${SecretId}` }));
    const read = secretReader(client, clock.now);
    expect([await read('a'), await read('a'), await read('b')]).toEqual(['of a', 'of a', 'of b']);
    expect(secrets.calls()).toHaveLength(2);
    clock.advance(5 * 60_000);
    await read('a');
    expect(secrets.calls()).toHaveLength(3);
  });

  test('that the books refused is read anew, and remembered again', async () => {
    const client = new SecretsManagerClient({});
    const secrets = mockClient(client);
    secrets.on(GetSecretValueCommand).resolvesOnce({ SecretString: 'old' }).resolves({ SecretString: 'new' });
    const read = secretReader(client, () => 0);
    expect([await read('a'), await read('a', 'old'), await read('a', 'old')]).toEqual(['old', 'new', 'new']);
    expect(secrets.calls()).toHaveLength(2);
  });

  test('that can not be read is asked for again', async () => {
    const client = new SecretsManagerClient({});
    const secrets = mockClient(client);
    secrets.on(GetSecretValueCommand).rejectsOnce(new Error('away')).resolves({ SecretString: 'here' });
    const read = secretReader(client, () => 0);
    await expect(read('a')).rejects.toThrow('away');
    expect(await read('a')).toBe('here');
  });

  test('that is empty is no secret', async () => {
    const client = new SecretsManagerClient({});
    const secrets = mockClient(client);
    secrets.on(GetSecretValueCommand).resolves({ SecretString: '' });
    await expect(secretReader(client, () => 0)('a')).rejects.toThrow('empty');
  });
});

test('a message that fails comes back alone, is counted, and the log says the kind of error and nothing of it', async () => {
  const logged: string[] = [];
  const write = (message: string, fields: object = {}) => void logged.push(JSON.stringify({ message, ...fields }));
  const work = async (body: string) => {
    if (body === 'bad') throw new TypeError('canary');
  };
  const counted: string[] = [];
  const answer = await eachMessage(work, {
    log: { info: write, warn: write, error: write },
    metrics: { count: (measure, of) => void counted.push(`${measure} ${of}`) },
    folder: 'invoice-intake',
  })(sqsEvent('good', 'bad', 'good'));
  expect(counted).toEqual(['MessagesRetried invoice-intake']);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  expect(logged).toHaveLength(1);
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ message: 'A message comes back later', fault: 'TypeError' });
  expect(JSON.parse(logged[0] ?? '').frames[0]).toMatch(/^at .*runtime\.test\.ts:\d+:\d+/);
});

test('an environment that lacks its table names it, an empty one too', () => {
  expect(() => readConfig({})).toThrow(/TABLE_NAME/);
  expect(() => readConfig({ TABLE_NAME: '' })).toThrow();
  expect(readConfig({ TABLE_NAME: 't', SOMETHING_ELSE: 'x' })).toEqual({ TABLE_NAME: 't' });
});

describe('whose calls are counted together', () => {
  const of = (provider: string, tenant: string, administration: string) =>
    v.parse(Integration, {
      ...{
        v: 2,
        tenant,
        id: provider,
        provider,
        state: 'active',
        host: `${provider}.example`,
        clientId: `app of ${tenant}`,
      },
      ...{ chain: `chain of ${tenant}`, administration: { id: administration, name: '' } },
    });
  const [a, b, c] = [of('moneybird', 'a', '1'), of('moneybird', 'a', '2'), of('moneybird', 'b', '3')];
  const counts = (text?: string) => {
    const { COUNTED_PER } = readConfig({ TABLE_NAME: 't', ...(text ? { COUNTED_PER: text } : {}) });
    return new Set([a, b, c].map((one) => scopeOf(one, COUNTED_PER))).size;
  };

  test.each([
    [undefined, 3],
    ['moneybird=administration', 3],
    ['moneybird=token', 2],
    ['moneybird=egress', 1],
    ['exact=token, moneybird=egress', 1],
  ])('configured as %s: %i counts for two tenants with three administrations', (text, expected) => {
    expect(counts(text)).toBe(expected);
  });

  test('who share a count share no errors, and who has a count to itself needs no name for them', () => {
    const names = (COUNTED_PER: Parameters<typeof errorsOf>[1]) => [a, b, c].map((one) => errorsOf(one, COUNTED_PER));
    expect(names({ moneybird: 'administration' })).toEqual(['', '', '']);
    for (const per of ['token', 'egress'] as const) {
      const [first, sameIntegration, other] = names({ moneybird: per });
      expect(first).toBe(sameIntegration);
      expect(first).not.toBe('');
      expect(other).not.toBe(first);
    }
  });

  test('Exact counts each app and administration, and no two providers share a count', () => {
    expect(scopeOf(of('exact', 'a', '1'))).not.toBe(scopeOf(of('exact', 'a', '2')));
    expect(scopeOf(of('exact', 'a', '1'), { exact: 'egress' })).not.toBe(scopeOf(a, { moneybird: 'egress' }));
  });

  test('a word that is none of the three is refused at the start', () => {
    expect(() => readConfig({ TABLE_NAME: 't', COUNTED_PER: 'moneybird=person' })).toThrow();
  });
});

test('a plain page shows text as text', () => {
  const { body } = plainPage(200, '<b>"A" & \'B\'</b>', '<img src=x onerror=alert(1)>');
  expect(body).not.toMatch(/<b>|<img/);
  expect(body).toContain('&#60;b&#62;&#34;A&#34; &#38; &#39;B&#39;&#60;/b&#62;');
});
