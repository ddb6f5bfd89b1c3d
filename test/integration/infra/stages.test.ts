import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { SettingsRefused } from '../../../infra/settings/read-settings.ts';
import { REGIONS } from '../../../infra/settings/regions.ts';
import { allOf, FILLED_IN, shipped, synthesized } from './stack-fixtures.ts';

/** The sentences by which a stage is refused; none when it is not. */
function refusals(stage: string, over: object | null = {}, more = {}): readonly string[] {
  try {
    synthesized(stage, over, more);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.sentences;
    throw error;
  }
}

/** What no person filled in. */
const asShipped = (stage: string) => ({ stages: { [stage]: shipped[stage] } });

/** An account that somebody may have, so that hosts have to be real. */
const REAL = {
  account: '111122223333',
  tokenIssuer: 'https://login.accounting.dev',
  alarmEmail: 'night@accounting.dev',
  domain: { name: 'books.accounting.dev', certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' },
};

describe('a stage that can not work is refused before CloudFormation starts', () => {
  test('production as it is shipped, with one sentence for each setting that nobody filled in', () => {
    const settings = refusals('prod', null, asShipped('prod')).map((sentence) =>
      sentence.replace(/^Stage prod: (\w+) is missing: .+\.$/, '$1'),
    );
    expect(settings).toEqual(['account', 'region', 'tokenIssuer', 'alarmEmail', 'domain']);
  });

  test('a stage without data needs its account and its region, and no more', () => {
    const settings = refusals('dev', null, asShipped('dev')).map((sentence) => sentence.split(' ')[2]);
    expect(settings).toEqual(['account', 'region']);
  });

  test('no stage, in one sentence', () => {
    expect(refusals('dev', {}, { stage: undefined })).toEqual([
      'Say which stage with -c stage=<name>: cdk.json has dev, prod.',
    ]);
  });

  test('a name that can not be part of another', () => {
    expect(refusals('dev', {}, { stage: 'Prod_1' })).toHaveLength(1);
  });

  test.each([
    ['tokenIssuer', { tokenIssuer: 'https://login.i-reserve.example' }],
    ['tokenIssuer', { tokenIssuer: 'https://localhost:4000' }],
    ['eventsOutTo.url', { eventsOutTo: { url: 'https://events.invalid/', secretName: 'key' } }],
    ['eventsOutTo.url', { eventsOutTo: { url: 'https://10.0.0.1/', secretName: 'key' } }],
    ['domain.name', { domain: { ...REAL.domain, name: 'books.i-reserve.test' } }],
    ['alarmEmail', { alarmEmail: 'night@i-reserve.example' }],
  ])('%s at a host that nobody can reach', (setting, over) => {
    expect(refusals('prod', { ...REAL, ...over })).toEqual([
      expect.stringMatching(new RegExp(`^Stage prod: ${setting} names .+, which nobody can reach\\.$`)),
    ]);
    expect(refusals('prod', REAL)).toEqual([]);
  });

  test.each(['eu-west-2', 'eu-central-2', 'us-east-1', 'eu-west-9'])('the region %s', (region) => {
    expect(refusals('prod', { region })).toEqual([expect.stringContaining(`choose ${REGIONS.join(', ')}.`)]);
  });

  test('with all its faults at once', () => {
    const sentences = refusals('prod', {
      ...REAL,
      region: 'eu-west-2',
      alarmEmail: 'nobody',
      domain: null,
      keepData: true,
    });
    expect(sentences.map((sentence) => sentence.split(' ')[2]).sort()).toEqual([
      'alarmEmail',
      'domain',
      'keepData',
      'region',
    ]);
  });
});

describe('a stage can not be taken for another', () => {
  /** Named within something that has a name or an id of its own. */
  const WITHIN = [
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Authorizer',
    'AWS::Cognito::UserPoolResourceServer',
    'AWS::Lambda::Alias',
  ];
  interface Named {
    readonly Type: string;
    readonly Properties?: Record<string, unknown>;
  }
  const named = (template: Template) =>
    Object.values(template.toJSON().Resources as Record<string, Named>)
      .filter(({ Type }) => !WITHIN.includes(Type))
      .flatMap(({ Properties = {} }) =>
        ['Name', 'AlarmName', 'DashboardName', 'RegistryName', 'UserPoolName', 'FunctionName', 'QueueName', 'TableName']
          .map((key) => Properties[key])
          .filter((name) => typeof name === 'string'),
      );

  test('every name that the stack gives carries the stage', () => {
    const { template } = synthesized('prod', { tokenIssuer: null });
    const names = named(template);
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) expect(name).toMatch(/^i-reserve-bookkeeping-prod(?:-|$)/);
  });

  test('two stages name nothing alike', () => {
    const [prod, dev] = [synthesized('prod').template, synthesized('dev').template].map(
      (template) => new Set(named(template)),
    );
    expect(prod?.size).toBeGreaterThan(20);
    expect([...(prod ?? [])].filter((name) => dev?.has(name))).toEqual([]);
  });

  test('the stack has the name of its stage, and goes to its account and region alone', () => {
    const { stack } = synthesized('prod');
    expect(stack.stackName).toBe('i-reserve-bookkeeping-prod');
    expect([stack.account, stack.region]).toEqual([FILLED_IN.account, FILLED_IN.region]);
    expect(stack.tags.tagValues()).toMatchObject({ stage: 'prod', keepsData: 'true' });
  });

  test('one that keeps data can not be removed by a command', () => {
    expect(synthesized('prod').stack.terminationProtection).toBe(true);
    expect(synthesized('dev').stack.terminationProtection).toBe(false);
  });
});

describe('a first deployment that fails leaves nothing behind', () => {
  const policies = (template: Template) => [
    ...new Set(
      Object.values(template.toJSON().Resources as Record<string, { DeletionPolicy?: string }>).map(
        ({ DeletionPolicy }) => DeletionPolicy,
      ),
    ),
  ];

  test('what is kept is kept once it was made', () => {
    const found = policies(synthesized('prod', { tokenIssuer: null }).template);
    expect(found).toContain('RetainExceptOnCreate');
    expect(found).not.toContain('Retain');
  });

  test('protection against deletion comes with the second step', () => {
    const first = synthesized('prod', {}, { first: 'true' });
    first.template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    expect(first.stack.terminationProtection).toBe(false);
    const second = synthesized('prod');
    second.template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    const unprotected = (json: string) =>
      json.replaceAll('"DeletionProtectionEnabled":true', '"DeletionProtectionEnabled":false');
    expect(unprotected(JSON.stringify(second.template.toJSON()))).toBe(JSON.stringify(first.template.toJSON()));
  });
});

describe('a stage without an issuer of its own', () => {
  const { template, settings } = synthesized('dev', { tokenIssuer: null, tokenAudience: undefined });

  test('has one made by the stack, whose tokens the gateway takes', () => {
    expect(settings.tokenIssuer).toBeNull();
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: {
        Issuer: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TokensPool'), 'ProviderURL'] },
        Audience: [{ Ref: Match.stringLikeRegexp('^TokensPoolBackEnd') }],
      },
    });
  });

  test('has a function write the tenant into each token', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolTier: 'ESSENTIALS',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      LambdaConfig: {
        PreTokenGenerationConfig: {
          LambdaVersion: 'V3_0',
          LambdaArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^tokenclaims'), 'Arn'] },
        },
      },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['client_credentials'],
      GenerateSecret: true,
    });
    template.hasOutput('TokenUrl', {});
  });
});

test('the costs of a month are watched where CloudFormation can make a budget', () => {
  const budgets = (region: string) => allOf(synthesized('dev', { region }).template, 'AWS::Budgets::Budget').length;
  expect([budgets('eu-west-1'), budgets('eu-north-1')]).toEqual([1, 0]);
});

test('two stages in one account count apart, in their alarms, on their dashboards and in what their functions print', () => {
  const [dev, prod] = (['dev', 'prod'] as const).map((stage) => JSON.stringify(synthesized(stage).template.toJSON()));
  expect(dev).not.toMatch(/IReserveBookkeeping(?!\/dev)/);
  expect(prod).not.toMatch(/IReserveBookkeeping(?!\/prod)/);
  const functions = allOf<{ Environment?: { Variables: Record<string, unknown> } }>(
    synthesized('prod').template,
    'AWS::Lambda::Function',
  ).filter(([, { Environment }]) => Environment?.Variables.TABLE_NAME !== undefined);
  expect(functions.length).toBeGreaterThan(7);
  for (const [, { Environment }] of functions)
    expect(Environment?.Variables.METRICS_NAMESPACE).toBe('IReserveBookkeeping/prod');
});

test('the schedules of a stage are in a group of their own, which its alarm counts', () => {
  const { template } = synthesized('prod');
  const { Resources } = template.toJSON();
  const [[group = '', { Name = '' }] = ['', {}]] = allOf<{ Name?: string }>(template, 'AWS::Scheduler::ScheduleGroup');
  expect(Name).toBe('i-reserve-bookkeeping-prod');
  const schedules = allOf<{ GroupName: string }>(template, 'AWS::Scheduler::Schedule');
  expect(schedules).toHaveLength(2);
  for (const [id, { GroupName }] of schedules) {
    expect(GroupName).toBe(Name);
    expect(Resources[id].DependsOn).toContain(group);
  }
  const dimensions = JSON.stringify(template.toJSON()).match(/\{"Name":"ScheduleGroup","Value":"[^"]*"\}/g) ?? [];
  expect(dimensions.length).toBeGreaterThan(0);
  expect(new Set(dimensions)).toEqual(new Set([JSON.stringify({ Name: 'ScheduleGroup', Value: Name })]));
});
