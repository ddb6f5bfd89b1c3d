import { readFileSync } from 'node:fs';
import { Validations } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { ServiceFunction } from '../../../infra/constructs/service-function.ts';
import { schemasIn, schemasOut } from '../../../infra/event-schemas.ts';
import { readPlan } from '../../../infra/local/aws/deploy/read-plan.ts';
import { resourceTypes } from '../../../infra/local/aws/deploy/registry.ts';
import { readTemplate } from '../../../infra/local/aws/deploy/template.ts';
import { billOfMonth, STANDING, totalOf } from '../../../infra/operations/cost-model.ts';
import { allOf, synthesized } from './stack-fixtures.ts';

const SENDER = '111122223333';
const everything = {
  alarmEmail: 'operations@i-reserve.example',
  busSenders: [SENDER],
  queueSenders: [SENDER],
  eventsOutTo: { url: 'https://i-reserve.example/events', secretName: 'i-reserve/events-out' },
  domain: { name: 'books.i-reserve.example', certificateArn: `arn:aws:acm:eu-west-1:${SENDER}:certificate/1` },
  restoredTable: 'ledger-of-yesterday',
};

const prod = synthesized('prod');
const full = synthesized('prod', everything);
const dev = synthesized('dev');
const example = synthesized('example');
const ofOwnTokens = synthesized('prod', {
  tokenIssuer: null,
  eventsOutToBus: `arn:aws:events:eu-west-1:${SENDER}:event-bus/accounting`,
});

/** What the names of a stage's things begin with. */
const OF_PROD = 'i-reserve-bookkeeping-prod-';

test('what calls are counted by is told to every function when a deployment names it, and to none else', () => {
  const told = ({ template }: typeof dev) =>
    allOf<{ readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> } }>(
      template,
      'AWS::Lambda::Function',
    ).map(([, { Environment }]) => Environment?.Variables.COUNTED_PER ?? null);
  const named = told(synthesized('dev', {}, { countedPer: 'moneybird=egress' }));
  expect(named).toHaveLength(allOf(dev.template, 'AWS::Lambda::Function').length);
  expect(new Set(named)).toEqual(new Set(['moneybird=egress']));
  expect(new Set(told(dev))).toEqual(new Set([null]));
});

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: { readonly Ref: string }[];
  readonly OKActions: { readonly Ref: string }[];
  readonly Metrics: readonly { readonly MetricStat?: object }[];
}
const byName = new Map(
  [full, ofOwnTokens]
    .flatMap(({ template }) => allOf<Alarm>(template, 'AWS::CloudWatch::Alarm'))
    .map(([, alarm]) => [alarm.AlarmName, alarm]),
);
const alarms = [...byName.values()];
const runbook = readFileSync(new URL('../../../infra/RUNBOOK.md', import.meta.url), 'utf8');
const entries = runbook.split(/^## /m).slice(1);
const entryOf = (name: string) => entries.find((entry) => entry.startsWith(`${name}\n`));

describe('an alarm', () => {
  test.each(alarms.map(({ AlarmName, AlarmDescription }) => [AlarmName, AlarmDescription]))(
    '%s says what the customer notices and where to read on',
    (name, description) => {
      const [impact = '', link = ''] = description.split('\n');
      expect(impact).toMatch(/^[A-Zi].{20,}\.$/);
      const [, page, anchor = ''] = /^Runbook: (.+)#(.+)$/.exec(link) ?? [];
      expect(page).toBe('infra/RUNBOOK.md');
      expect(name).toBe(OF_PROD + anchor);
      expect(entryOf(anchor), `the runbook has no entry ${anchor}`).toMatch(
        /\*\*What the customer notices\.\*\*[\s\S]+\*\*Look\.\*\*[\s\S]+\*\*Do\.\*\*/,
      );
    },
  );

  test('is what an entry of the runbook is about, but for what is done by hand', () => {
    const byHand = ['budget', 'restore', 'erase'];
    const names = entries.map((entry) => entry.split('\n')[0] ?? '').filter((name) => !byHand.includes(name));
    const raised = alarms.map(({ AlarmName }) => AlarmName.replace(OF_PROD, ''));
    expect(names.sort()).toEqual(raised.sort());
  });

  test('wakes somebody, and says when it is over', () => {
    const [topic, over] = Object.keys(full.template.findResources('AWS::SNS::Topic'));
    for (const { AlarmActions, OKActions } of alarms)
      expect([...AlarmActions, ...OKActions]).toEqual([{ Ref: topic }, { Ref: over }]);
    // Each alarm of a new stack begins without data and is well a minute later: forty mails that nobody wants.
    full.template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      TopicArn: { Ref: over },
      FilterPolicy: { OldStateValue: ['ALARM'] },
      FilterPolicyScope: 'MessageBody',
    });
    full.template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operations@i-reserve.example',
      TopicArn: { Ref: topic },
      FilterPolicy: Match.absent(),
    });
  });

  test('stands behind every function, every queue of dead letters and every schedule', () => {
    const names = alarms.map(({ AlarmName }) => AlarmName.replace(OF_PROD, ''));
    const functions = full.stack.node.findAll().filter((one) => one instanceof ServiceFunction);
    expect(names).toEqual(expect.arrayContaining(functions.map(({ node }) => `${node.id}-fails`)));
    expect(names).toEqual(
      expect.arrayContaining(['intake-dead-letters', 'work-dead-letters', 'events-out-dead-letters']),
    );
    for (const [, { Name }] of allOf<{ Name: string }>(full.template, 'AWS::Scheduler::Schedule'))
      expect(names).toContain(`${Name.replace(OF_PROD, '')}-stands-still`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('goes over a topic that is encrypted and speaks TLS only', () => {
    full.template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    full.template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });
});

describe('the dashboard', () => {
  interface Widget {
    readonly type: string;
    readonly properties: { readonly title?: string; readonly markdown?: string };
  }
  const [[, board] = []] = allOf<{ DashboardBody: unknown }>(prod.template, 'AWS::CloudWatch::Dashboard');
  const parts = board?.DashboardBody as { 'Fn::Join': [string, unknown[]] };
  const text = parts['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'x')).join('');
  const { widgets } = JSON.parse(text) as { widgets: Widget[] };

  test('asks a question with every widget', () => {
    expect(widgets.length).toBeGreaterThan(12);
    for (const { properties } of widgets) expect(properties.title).toMatch(/^[A-Z].+\?$/);
  });

  test('answers at a glance: are invoices arriving?', () => {
    const titles = widgets.map(({ properties }) => properties.title);
    expect(titles.slice(0, 3)).toContain('Are invoices arriving?');
    expect(JSON.stringify(widgets[1])).toMatch(/InvoicesTakenIn.+EventToBooked.+InvoicesParked/);
  });
});

describe('a reviewer', () => {
  test('finds nothing that AWS Solutions would not accept', () => {
    const { violations } = new AwsSolutionsChecks(full.stack).validateScope(full.stack);
    const found = violations.map(({ ruleName, violatingResources }) => [
      ruleName,
      ...(violatingResources ?? []).map(({ constructPath }) => constructPath),
    ]);
    expect(found).toEqual([]);
  });

  test('reads for each accepted finding why, in a sentence', () => {
    const accepted = full.stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY));
    expect(accepted.length).toBeGreaterThan(0);
    for (const { data } of accepted) expect(JSON.stringify(data)).toMatch(/[A-Z][^"]{30,}\.(\\)?"/);
  });
});

describe('i-Reserve', () => {
  test('puts its own events on the bus from its account, and none that look like ours', () => {
    full.template.hasResourceProperties('AWS::Events::EventBusPolicy', {
      Statement: Match.objectLike({
        Effect: 'Allow',
        Action: 'events:PutEvents',
        Principal: { AWS: `arn:aws:iam::${SENDER}:root` },
        Condition: {
          'ForAllValues:StringEquals': { 'events:source': ['ireserve'] },
          Null: { 'events:source': 'false' },
        },
      }),
    });
    prod.template.resourceCountIs('AWS::Events::EventBusPolicy', 0);
  });

  test('sends straight to the intake queue from its account', () => {
    const policies = JSON.stringify(allOf(full.template, 'AWS::SQS::QueuePolicy'));
    expect(policies).toContain(`:iam::${SENDER}:root`);
    expect(JSON.stringify(allOf(prod.template, 'AWS::SQS::QueuePolicy'))).not.toContain(':root');
  });

  test('hears by HTTP what happened, and what it did not take is kept', () => {
    const queue = Match.stringLikeRegexp('^EventsOutQueue');
    const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^EventsOutDeadLetters'), 'Arn'] };
    full.template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['ireserve.accounting'] },
      Targets: [{ Arn: { 'Fn::GetAtt': [queue, 'Arn'] }, DeadLetterConfig: { Arn: deadLetters } }],
    });
    full.template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: { deadLetterTargetArn: deadLetters },
      MessageRetentionPeriod: 14 * 86_400,
    });
    full.template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          EVENTS_OUT_URL: 'https://i-reserve.example/events',
          EVENTS_OUT_SECRET_NAME: 'i-reserve/events-out',
          EVENTS_OUT_SPACING_MS: '200', // two side by side, ten a second
          TABLE_NAME: Match.absent(),
        },
      },
    });
  });

  test('is posted to by a function that may read one secret, and touch no table', () => {
    const policies = allOf<{ Roles: { Ref: string }[]; PolicyDocument: object }>(full.template, 'AWS::IAM::Policy');
    const own = policies.filter(([, { Roles }]) => Roles.some(({ Ref }) => Ref.startsWith('eventsout')));
    const text = JSON.stringify(own.map(([, { PolicyDocument }]) => PolicyDocument));
    expect(text).toContain(':secret:i-reserve/events-out-??????');
    expect(text).not.toMatch(/dynamodb|kms|events:|lambda:|CreateSecret|PutSecret/);
  });

  test('is not posted to where a stage names no address', () => {
    expect(allOf(prod.template, 'AWS::SQS::Queue').filter(([id]) => id.startsWith('EventsOut'))).toEqual([]);
  });

  test('finds the schema of every event in the registry', () => {
    const names = allOf<{ SchemaName: string; Content: string }>(prod.template, 'AWS::EventSchemas::Schema');
    expect(names).toHaveLength(Object.keys({ ...schemasIn(), ...schemasOut() }).length);
    expect(names.map(([, { SchemaName }]) => SchemaName)).toEqual(
      expect.arrayContaining(['ireserve@InvoiceFinalised', 'ireserve.accounting@InvoiceSynced']),
    );
    for (const [, { Content }] of names) {
      expect(Content.length).toBeLessThan(100_000);
      expect(JSON.parse(Content).components.schemas.AWSEvent.properties).toHaveProperty('detail');
    }
  });
});

describe('a stage', () => {
  test('that keeps its data deletes nothing by itself', () => {
    prod.template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    for (const type of ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'])
      prod.template.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate' });
  });

  test('that does not goes without a trace', () => {
    dev.template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    for (const type of ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::SQS::Queue', 'AWS::Logs::LogGroup'])
      dev.template.allResources(type, { DeletionPolicy: 'Delete' });
  });

  test('differs in nothing that the functions see, but in its name, its address and how many requests of one caller they take', () => {
    const isOther = ([name]: [string, unknown]) => !/^(?:REQUESTS_PER_|API_ADDRESS)/.test(name);
    const environments = ({ template }: { template: Template }) =>
      allOf<{ Environment: { Variables: object } }>(template, 'AWS::Lambda::Function').map(([id, { Environment }]) => [
        id,
        Object.fromEntries(Object.entries(Environment.Variables).filter(isOther)),
      ]);
    const unnamed = (found: unknown) =>
      JSON.parse(JSON.stringify(found).replaceAll(/(bookkeeping-|Bookkeeping\/)(?:dev|prod)/g, '$1'));
    expect(unnamed(environments(dev))).toEqual(unnamed(environments(prod)));
  });

  test('tells before the month costs more than it should', () => {
    prod.template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: {
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: prod.settings.monthlyBudget, Unit: 'USD' },
      },
      NotificationsWithSubscribers: Match.arrayWith([
        Match.objectLike({ Notification: Match.objectLike({ NotificationType: 'FORECASTED' }) }),
      ]),
    });
  });

  test('costs what the model says: it counts every alarm and every key', () => {
    const ofFull = allOf<Alarm>(full.template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);
    const watched = ofFull.flatMap(({ Metrics }) => Metrics.filter(({ MetricStat }) => MetricStat));
    expect(STANDING.alarmMetrics).toBe(watched.length);
    prod.template.resourceCountIs('AWS::KMS::Key', STANDING.keys);
    prod.template.resourceCountIs('AWS::CloudWatch::Dashboard', STANDING.dashboards);
    const monthly = (tenants: number, invoicesADay: number) =>
      totalOf(billOfMonth({ tenants, invoicesADay, years: 1 }));
    expect(monthly(300, 1_500)).toBeLessThan(prod.settings.monthlyBudget);
    expect(monthly(1, 10)).toBeLessThan(dev.settings.monthlyBudget);
  });

  test.each([
    ['one that is not there', 'test', null, /There is no stage test: cdk.json has dev, prod/],
    [
      'a region outside the EU',
      'prod',
      { region: 'us-east-1' },
      /^Stage prod: region is wrong: "us-east-1" is not a region of the EU/,
    ],
    [
      'an account that is none',
      'prod',
      { busSenders: ['12'] },
      /busSenders.0 is wrong: "12" is not the number of an AWS account/,
    ],
    ['a setting that nobody reads', 'prod', { keepData: true }, /Stage prod: keepData is not a setting/],
  ])('is refused by name: %s', (_, stage, over, complaint) => {
    expect(() => synthesized(stage, over)).toThrow(complaint);
  });

  test('may have an address of its own, and then has no other', () => {
    full.template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: 'books.i-reserve.example' });
    full.template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    full.template.hasOutput('ApiAddress', { Value: 'https://books.i-reserve.example' });
  });

  test('may stand on a table that a backup was restored into', () => {
    // what posts events has no table
    for (const [, { Environment }] of allOf<{ Environment: { Variables: Record<string, unknown> } }>(
      full.template,
      'AWS::Lambda::Function',
    ))
      if (!Environment.Variables.EVENTS_OUT_URL) expect(Environment.Variables.TABLE_NAME).toBe('ledger-of-yesterday');
  });
});

describe('the local run', () => {
  test.each([
    ['its own stage', example],
    ['prod with everything', full],
  ])('knows every resource of %s, by its type and its properties', (_, { template }) => {
    const { Parameters, Rules, ...deployed } = template.toJSON(); // of the bootstrap, which the app leaves out
    const types = Object.values(deployed.Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
    expect(Object.keys(resourceTypes)).toEqual(expect.arrayContaining([...new Set(types)]));
    const assets = new Proxy({}, { get: () => '/', has: () => true });
    const plan = readPlan(
      { stack: 'BookkeepingSync', template: readTemplate(deployed), assets },
      { sqs: 'http://127.0.0.1:1', api: 'http://127.0.0.1:2' },
    );
    expect(plan.functions.length).toBeGreaterThan(4);
  });
});
