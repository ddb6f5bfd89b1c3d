import { describe, expect, test } from 'vitest';
import { checkPermissions } from '../../../infra/local/aws/deploy/check-permissions.ts';
import type { Plan } from '../../../infra/local/aws/deploy/plan.ts';
import { readPlan } from '../../../infra/local/aws/deploy/read-plan.ts';
import { readTemplate } from '../../../infra/local/aws/deploy/template.ts';
import { aFunction, allow, aQueue, arnOf, feeds, type Resources, reads, trusts } from './fixtures.ts';

const surroundings = { sqs: 'http://127.0.0.1:1', api: 'http://127.0.0.1:2' };
const assets = { 'worker.zip': '/code/worker' };

const planOf = (template: object): Plan =>
  readPlan({ stack: 'Test', template: readTemplate(template), assets }, surroundings);

const deploy = (Resources: Resources) => {
  const plan = planOf({ Resources });
  checkPermissions(plan);
  return plan;
};

/** The environment of a function whose one variable is `value`. */
const environmentWith = (value: unknown) =>
  planOf({ Resources: { ...aFunction('worker', { environment: { VALUE: value } }), ...aQueue('Jobs') } }).functions[0]
    ?.environment.VALUE;

describe('a template is read', () => {
  test.each<[string, unknown, unknown]>([
    ['the address of a queue', { Ref: 'Jobs' }, 'http://127.0.0.1:1/000000000000/Test-Jobs'],
    ['an attribute', { 'Fn::GetAtt': ['Jobs', 'QueueName'] }, 'Test-Jobs'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['parts that are joined', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }]] }, 'a-aws'],
    ['a text with holes', { 'Fn::Sub': `\${AWS::AccountId}/\${workerRole}` }, '000000000000/Test-workerRole'],
  ])('with %s', (_, value, expected) => {
    expect(environmentWith(value)).toBe(expected);
  });

  test('without making a resource of a type that has no effect here', () => {
    const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Jobs' }] } };
    expect(planOf({ Resources: { Alarm: alarm, ...aQueue('Jobs') } }).queues).toHaveLength(1);
  });
});

describe('a template is refused, by the name of the resource,', () => {
  const bus = { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } };
  const onBus = { EventBusName: { Ref: 'bus' }, EventPattern: { source: ['a'] } };
  const target = { Id: 'T', Arn: arnOf('Jobs') };
  const nightly = {
    ScheduleExpression: 'cron(0 4 * * ? *)',
    Target: { Arn: arnOf('worker'), RoleArn: arnOf('workerRole') },
  };

  test.each<[string, Resources, string]>([
    [
      'for a type that is not known',
      { Web: { Type: 'AWS::S3::Bucket' } },
      'Web: the local run does not know the type AWS::S3::Bucket',
    ],
    [
      'for a property that is not known',
      aQueue('Jobs', { Colour: 'red' }),
      'Jobs (AWS::SQS::Queue): the local run does not know the property Colour',
    ],
    [
      'for a property inside another',
      {
        bus,
        Rule: { Type: 'AWS::Events::Rule', Properties: { ...onBus, Targets: [{ ...target, KinesisParameters: {} }] } },
        ...aQueue('Jobs'),
      },
      'does not know the property Targets.0.KinesisParameters',
    ],
    [
      'for a value that cannot be used',
      aQueue('Jobs', { VisibilityTimeout: 'long' }),
      'Jobs (AWS::SQS::Queue): the local run cannot use VisibilityTimeout',
    ],
    [
      'for an intrinsic function that is not known',
      aQueue('Jobs', { VisibilityTimeout: { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] } }),
      'Jobs: The local run does not know the intrinsic function Fn::Cidr',
    ],
    [
      'for an attribute that is not known',
      { ...aQueue('Jobs', { VisibilityTimeout: { 'Fn::GetAtt': ['Other', 'Colour'] } }), ...aQueue('Other') },
      'Jobs: the local run does not know the attribute Colour of Other',
    ],
    [
      'for a reference to nothing',
      aQueue('Jobs', { VisibilityTimeout: { Ref: 'Missing' } }),
      'Jobs: The template refers to Missing',
    ],
    [
      'for resources that refer to each other',
      { ...aQueue('A', { VisibilityTimeout: { Ref: 'B' } }), ...aQueue('B', { VisibilityTimeout: { Ref: 'A' } }) },
      'refers to itself',
    ],
    [
      'for code that was not synthesized',
      aFunction('lost'),
      'lost (AWS::Lambda::Function): its code lost.zip was not synthesized',
    ],
    [
      'for a mapping with a filter',
      { ...feeds('Jobs', 'worker', { FilterCriteria: {} }), ...aQueue('Jobs'), ...aFunction('worker') },
      'does not know the property FilterCriteria',
    ],
    [
      'for a pattern that is not known',
      { bus, Rule: { Type: 'AWS::Events::Rule', Properties: { ...onBus, EventPattern: { a: [{ wildcard: 'b*' }] } } } },
      'does not know the pattern {"a":[{"wildcard":"b*"}]}',
    ],
    [
      'for a schedule that is not a rate',
      { Timer: { Type: 'AWS::Scheduler::Schedule', Properties: nightly }, ...aFunction('worker') },
      'Timer: The local run does not know the schedule cron(0 4 * * ? *)',
    ],
  ])('%s', (_, resources, message) => {
    expect(() => deploy(resources)).toThrow(message);
  });

  test.each([
    ['Conditions', { Conditions: { IsTest: { 'Fn::Equals': ['a', 'a'] } }, Resources: {} }],
    ['Parameters', { Parameters: { Stage: { Type: 'String' } }, Resources: {} }],
    ['Resources.Jobs.Condition', { Resources: { Jobs: { Type: 'AWS::SQS::Queue', Condition: 'IsTest' } } }],
  ])('or of the section that is not known: %s', (section, template) => {
    expect(() => readTemplate(template)).toThrow(`does not know ${section} in a template`);
  });
});

describe('without its permission', () => {
  const worker = (...may: object[]) => ({ ...aFunction('worker', { may }), ...aQueue('Jobs') });

  test('a mapping is refused', () => {
    const resources = {
      ...worker(allow(['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'], 'Jobs')),
      ...feeds('Jobs', 'worker'),
    };
    expect(() => deploy(resources)).toThrow('JobsFeedsworker: nothing in the template allows sqs:DeleteMessage');
    expect(deploy({ ...worker(reads('Jobs')), ...feeds('Jobs', 'worker') }).mappings).toHaveLength(1);
  });

  test('a mapping is refused whose queue is denied to it', () => {
    const deny = { ...allow(['sqs:*'], 'Jobs'), Effect: 'Deny' };
    expect(() => deploy({ ...worker(reads('Jobs'), deny), ...feeds('Jobs', 'worker') })).toThrow(
      'allows sqs:ReceiveMessage',
    );
  });

  test('a route is refused', () => {
    const route = (path: string) => ({
      ...worker(),
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
      Stage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
      },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: arnOf('worker'),
          PayloadFormatVersion: '2.0',
        },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: { Ref: 'Api' },
          RouteKey: 'GET /hello',
          Target: { 'Fn::Sub': `integrations/\${Integration}` },
        },
      },
      Allowed: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          ...{
            Action: 'lambda:InvokeFunction',
            FunctionName: { Ref: 'worker' },
            Principal: 'apigateway.amazonaws.com',
          },
          SourceArn: { 'Fn::Sub': `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/*${path}` },
        },
      },
    });
    expect(() => deploy(route('/other'))).toThrow(
      'Route: nothing in the template allows apigateway.amazonaws.com to call Test-worker',
    );
    expect(deploy(route('/hello')).routes).toHaveLength(1);
    const { Stage, ...unserved } = route('/hello');
    expect(() => deploy(unserved)).toThrow('Route: no stage serves its API');
  });

  test('a rule is refused', () => {
    const rule = {
      ...worker(),
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventBusName: 'books',
          EventPattern: { source: ['a'] },
          Targets: [{ Id: 'T', Arn: arnOf('Jobs') }],
        },
      },
    };
    const statement = (condition: object) => ({
      ...{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf('Jobs'), Condition: condition },
      Principal: { Service: 'events.amazonaws.com' },
    });
    const policy = (condition: object) => ({
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Jobs' }], PolicyDocument: { Statement: [statement(condition)] } },
    });
    const of = (source: unknown) => ({ ArnEquals: { 'aws:SourceArn': source } });
    expect(() => deploy(rule)).toThrow('Rule: nothing in the template allows events.amazonaws.com to send to');
    expect(() => deploy({ ...rule, Policy: policy(of('arn:aws:events:eu-west-1:000000000000:rule/other')) })).toThrow(
      'Rule: nothing',
    );
    expect(() => deploy({ ...rule, Policy: policy({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }) })).toThrow(
      'Rule: nothing',
    );
    expect(deploy({ ...rule, Policy: policy(of(arnOf('Rule'))) }).rules).toHaveLength(1);
  });

  test('a schedule is refused', () => {
    const schedule = (trusted: string, ...may: object[]) => ({
      ...worker(),
      Timer: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ...{ ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow: { Mode: 'OFF' } },
          Target: { Arn: arnOf('worker'), RoleArn: arnOf('TimerRole') },
        },
      },
      TimerRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trusts(trusted) } },
      TimerMay: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'may', Roles: [{ Ref: 'TimerRole' }], PolicyDocument: { Statement: may } },
      },
    });
    const calls = allow(['lambda:InvokeFunction'], 'worker');
    expect(() => deploy(schedule('lambda.amazonaws.com', calls))).toThrow(
      'Timer: nothing in the template allows scheduler.amazonaws.com',
    );
    expect(() => deploy(schedule('scheduler.amazonaws.com'))).toThrow(
      'Timer: nothing in the template allows lambda:InvokeFunction',
    );
    expect(deploy(schedule('scheduler.amazonaws.com', calls)).schedules).toHaveLength(1);
  });
});
