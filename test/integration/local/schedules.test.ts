import { setTimeout as delay } from 'node:timers/promises';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { readOccurrence } from '../../../infra/local/aws/schedule/expression.ts';
import { startSchedules } from '../../../infra/local/aws/schedule/schedules.ts';
import { createClock } from '../../../infra/local/clock.ts';
import { startLocal } from '../../../infra/local/stage.ts';
import { aFunction, allow, aQueue, arnOf, aStack, eventually, trusts } from './fixtures.ts';

const at = (text: string) => Date.parse(text);

describe('a schedule', () => {
  test.each([
    ['rate(1 minute)', '2026-11-20T09:00:30Z', '2026-11-20T09:01:30Z'],
    ['rate(6 hours)', '2026-11-20T09:00:00Z', '2026-11-20T15:00:00Z'],
    ['rate(1 day)', '2026-11-20T09:00:00Z', '2026-11-21T09:00:00Z'],
  ])('%s comes after %s at %s', (expression, after, expected) => {
    expect(new Date(readOccurrence(expression).next(at(after)))).toEqual(new Date(expected));
  });

  test.each(['cron(0 4 * * ? *)', 'at(2026-11-20T09:00:00)', 'rate(0 minutes)', 'rate(5 parsecs)'])(
    'that is not known is refused by name when it is read: %s',
    (expression) => {
      expect(() => readOccurrence(expression)).toThrow(`does not know the schedule ${expression}`);
    },
  );

  test('runs in real time, and once when the clock jumps past several of its turns', async () => {
    const clock = createClock();
    let turns = 0;
    const stop = startSchedules([{ occurrence: { next: (after) => after + 60 }, run: () => void turns++ }], clock);
    await delay(150);
    expect(turns).toBeGreaterThanOrEqual(1);
    const before = turns;
    clock.advance(60_000);
    expect(turns).toBe(before + 1);
    stop();
    clock.advance(60_000);
    await delay(80);
    expect(turns).toBe(before + 1);
  });
});

describe('a function on a schedule', () => {
  const schedule = {
    ...aFunction('ring-due'),
    Timer: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ...{ Name: 'every-minute', ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow: { Mode: 'OFF' } },
        Target: { Arn: arnOf('ring-due'), RoleArn: arnOf('TimerRole') },
      },
    },
    TimerRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trusts('scheduler.amazonaws.com'),
        Policies: [{ PolicyName: 'may', PolicyDocument: { Statement: allow(['lambda:InvokeFunction'], 'ring-due') } }],
      },
    },
  };
  const code = {
    'ring-due': `export const handler = async (event) => { console.log(event['detail-type']); if (globalThis.broken) throw 1; };`,
  };

  test('runs once when the clock jumps past its turns, and the system is not idle until it is done', async () => {
    const lines: string[] = [];
    await using stage = await startLocal({
      assembly: aStack(schedule, code),
      log: ({ text }) => void lines.push(text),
    });
    stage.advance(30);
    expect((await stage.idle()).idle).toBe(true);
    stage.advance(600);
    expect((await stage.idle()).idle).toBe(false);
    await eventually(async () => (await stage.idle()).idle || undefined);
    expect(lines).toEqual(['Scheduled Event']);
  });

  test('runs now when asked by the name of its folder or of its schedule, and by no other name', async () => {
    const lines: string[] = [];
    await using stage = await startLocal({
      assembly: aStack(schedule, code),
      log: ({ text }) => void lines.push(text),
    });
    expect(await stage.schedule('ring-due')).toBe(true);
    expect(await stage.schedule('every-minute')).toBe(true);
    expect(await stage.schedule('books-push')).toBe(false);
    await eventually(() => lines.length === 2 || undefined);
  });

  const fails = { 'ring-due': 'export const handler = async () => { console.log("tried"); throw new Error("no"); };' };
  const told = (settings: object) => ({
    ...schedule,
    Timer: {
      ...schedule.Timer,
      Properties: { ...schedule.Timer.Properties, ScheduleExpression: 'rate(1 hour)' },
    },
    ...aFunction('ring-due', { may: [allow(['sqs:SendMessage'], 'Missed')] }),
    ...aQueue('Missed'),
    Config: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        ...{ FunctionName: { Ref: 'ring-due' }, Qualifier: '$LATEST', ...settings },
        DestinationConfig: { OnFailure: { Destination: arnOf('Missed') } },
      },
    },
  });

  test.each([
    ['three times, a minute and two minutes apart, when nothing else is said', {}, [60, 120], 'RetriesExhausted', 3],
    ['once, when it is told so', { MaximumRetryAttempts: 0 }, [], 'RetriesExhausted', 1],
    ['until its event is too old', { MaximumEventAgeInSeconds: 100 }, [60], 'EventAgeExceeded', 2],
  ])('that fails is tried %s, and then its destination hears of it', async (_, settings, waits, condition, times) => {
    const tried: string[] = [];
    await using stage = await startLocal({
      assembly: aStack(told(settings), fails),
      log: ({ text }) => text === 'tried' && void tried.push(text),
    });
    const missed = async () => {
      const { Messages = [] } = await stage.clients.sqs.send(
        new ReceiveMessageCommand({ QueueUrl: stage.queues.Missed }),
      );
      return Messages.map(({ Body = '' }) => JSON.parse(Body))[0];
    };
    stage.advance(3600);
    await eventually(() => tried.length === 1 || undefined);
    for (const [index, seconds] of waits.entries()) {
      await eventually(async () => (await stage.idle()).idle || undefined);
      expect(await missed()).toBeUndefined();
      stage.advance(seconds);
      await eventually(() => tried.length >= index + 2 || undefined);
    }
    const record = await eventually(missed);
    expect(record).toMatchObject({
      requestContext: { condition, approximateInvokeCount: times },
      requestPayload: { 'detail-type': 'Scheduled Event' },
      responsePayload: { errorMessage: 'Error: no' },
    });
    expect(tried).toHaveLength(times);
  });
});
