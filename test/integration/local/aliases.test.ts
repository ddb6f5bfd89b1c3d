import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { checkPermissions } from '../../../infra/local/aws/deploy/check-permissions.ts';
import { functionOf } from '../../../infra/local/aws/deploy/look-up.ts';
import type { Plan } from '../../../infra/local/aws/deploy/plan.ts';
import { readPlan } from '../../../infra/local/aws/deploy/read-plan.ts';
import { startLocal } from '../../../infra/local/stage.ts';
import { aFunction, allow, aQueue, arnOf, aStack, eventually, feeds, type Resources, reads } from './fixtures.ts';

/** A function with the version and the alias `live` that a release moves. */
const released = (id: string, may: object[] = []): Resources => ({
  ...aFunction(id, { may }),
  Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: id } } },
  Live: {
    Type: 'AWS::Lambda::Alias',
    Properties: { FunctionName: { Ref: id }, FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] }, Name: 'live' },
    UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: 'app', DeploymentGroupName: 'group' } },
  },
});

const planOf = (resources: Resources): Plan =>
  readPlan(aStack(resources, { worker: '' }), { sqs: 'http://127.0.0.1:1', api: 'http://127.0.0.1:2' });

const route = (permitted: object): Resources => ({
  ...released('worker'),
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
  },
  Behind: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ...{ ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', IntegrationUri: { Ref: 'Live' } },
      PayloadFormatVersion: '2.0',
    },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ...{ ApiId: { Ref: 'Api' }, RouteKey: 'GET /' },
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Behind' }]] },
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: { Action: 'lambda:InvokeFunction', FunctionName: permitted, Principal: 'apigateway.amazonaws.com' },
  },
});

const onFailure = (may: object[]): Resources => ({
  ...released('worker', may),
  ...aQueue('Missed'),
  Async: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      ...{ FunctionName: { Ref: 'worker' }, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
      Qualifier: { 'Fn::Select': [7, { 'Fn::Split': [':', { Ref: 'Live' }] }] },
      DestinationConfig: { OnFailure: { Destination: arnOf('Missed') } },
    },
  },
});

describe('an alias', () => {
  test('stands for its function by its ARN, and by the name of both', () => {
    const plan = planOf(released('worker'));
    const [{ arn = '' } = {}] = plan.aliases.filter((alias) => alias.arn.endsWith(':live'));
    expect(functionOf(plan, arn).folder).toBe('worker');
    expect(functionOf(plan, arn.split(':function:')[1] ?? '').folder).toBe('worker');
    expect(() => functionOf(plan, `${arn}r`)).toThrow('which it does not have');
  });

  test('is called by a route only when it is permitted for the alias: the permission of the function does not count', () => {
    expect(() => checkPermissions(planOf(route({ Ref: 'Live' })))).not.toThrow();
    expect(() => checkPermissions(planOf(route({ Ref: 'worker' })))).toThrow('nothing in the template allows');
  });

  test('hands on what a queue feeds it', async () => {
    const resources = {
      ...released('worker', [reads('Jobs'), allow(['sqs:SendMessage'], 'Done')]),
      ...aQueue('Jobs'),
      ...aQueue('Done'),
      ...feeds('Jobs', 'worker', { FunctionName: { Ref: 'Live' } }),
    };
    const heard: string[] = [];
    await using stage = await startLocal({
      assembly: aStack(resources, {
        worker:
          'export const handler = async ({ Records }) => { console.log(Records[0].body); return { batchItemFailures: [] }; };',
      }),
      log: ({ text }) => void heard.push(text),
    });
    await stage.clients.sqs.send(
      new SendMessageCommand({ QueueUrl: stage.queues.Jobs, MessageBody: 'through the alias' }),
    );
    expect(await eventually(() => heard.find((text) => text.includes('through the alias')))).toBeDefined();
  });
});

describe('what becomes of a call that nobody waits for', () => {
  test('is known by the alias that is called', () => {
    expect(planOf(onFailure([allow(['sqs:SendMessage'], 'Missed')])).asyncInvokes).toEqual([
      expect.objectContaining({ functionArn: expect.stringMatching(/:live$/), retryAttempts: 0, maxAgeSeconds: 60 }),
    ]);
  });

  test('is refused when the function may not send to the queue that it names', () => {
    expect(() => checkPermissions(planOf(onFailure([allow(['sqs:SendMessage'], 'Missed')])))).not.toThrow();
    expect(() => checkPermissions(planOf(onFailure([])))).toThrow('sqs:SendMessage');
  });
});
