import { readFileSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { SettingsRefused } from '../../../infra/settings/read-settings.ts';
import { NOBODYS_ACCOUNT } from '../../../infra/settings/stage-settings.ts';
import { allOf, synthesized } from './stack-fixtures.ts';

const OTHER = '111122223333';
const certificate = (region: string) => `arn:aws:acm:${region}:${NOBODYS_ACCOUNT}:certificate/1`;
const NAME = 'books.i-reserve.example';
const ORIGIN = 'origin.books.i-reserve.example';
const zone = { id: 'Z0123456789', name: 'i-reserve.example' };

const refused = (over: object): readonly string[] => {
  try {
    synthesized('prod', over);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.sentences;
    throw error;
  }
};

describe('a domain', () => {
  test('answers alone, unless the old address is to be kept alive', () => {
    const domain = { name: NAME, certificateArn: certificate('eu-west-1') };
    for (const oldAddressToo of [false, true])
      synthesized('prod', { domain: { ...domain, oldAddressToo } }).template.hasResourceProperties(
        'AWS::ApiGatewayV2::Api',
        {
          DisableExecuteApiEndpoint: !oldAddressToo,
        },
      );
  });

  test('is what redirect URLs and webhooks follow, with the old address alive too', () => {
    const domain = { name: NAME, certificateArn: certificate('eu-west-1'), oldAddressToo: true };
    const { template } = synthesized('prod', { domain });
    interface Fn {
      readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
    }
    const told = allOf<Fn>(template, 'AWS::Lambda::Function').map(
      ([, { Environment }]) => Environment.Variables.API_ADDRESS,
    );
    expect(told.filter((address) => address !== undefined)).toEqual(Array(4).fill(`https://${NAME}`));
  });

  test('in a zone of Route 53 gets its certificate and its records from the stack', () => {
    const { template } = synthesized('prod', { domain: { name: NAME, zone } });
    template.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: NAME,
      DomainValidationOptions: [{ DomainName: NAME, HostedZoneId: zone.id }],
    });
    for (const Type of ['A', 'AAAA'])
      template.hasResourceProperties('AWS::Route53::RecordSet', { Type, Name: `${NAME}.`, HostedZoneId: zone.id });
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainNameConfigurations: [
        { CertificateArn: { Ref: Match.stringLikeRegexp('^ApiCertificate') }, EndpointType: 'REGIONAL' },
      ],
    });
  });

  test.each([
    ['without certificate and zone', { domain: { name: NAME } }, /domain needs a certificateArn, or the zone/],
    [
      'with a certificate of another region',
      { domain: { name: NAME, certificateArn: certificate('us-east-1') } },
      /is in us-east-1, and has to be in eu-west-1/,
    ],
    [
      'that is no name',
      { domain: { name: 'https://books', certificateArn: certificate('eu-west-1') } },
      /is not the name of a host/,
    ],
  ])('%s is refused', (_, over, sentence) => {
    expect(refused(over)).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('events out to the bus of another account', () => {
  const busArn = `arn:aws:events:eu-central-1:${OTHER}:event-bus/accounting`;
  const { template } = synthesized('prod', { eventsOutToBus: busArn });
  const rules = allOf<{ EventPattern: { source: string[] }; Targets: object[] }>(template, 'AWS::Events::Rule');
  const [, rule] = rules.find(([, { EventPattern }]) => EventPattern.source[0] === 'ireserve.accounting') ?? [];

  test('are brought by a rule with a role that may do that alone, and are kept when they are refused', () => {
    expect(rule?.Targets).toEqual([
      expect.objectContaining({
        Arn: busArn,
        RoleArn: { 'Fn::GetAtt': [expect.stringMatching('^EventsToBusRole'), 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching('^EventsToBusDeadLetters'), 'Arn'] } },
      }),
    ]);
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^EventsToBusRole') }],
      PolicyDocument: { Statement: [{ Action: 'events:PutEvents', Effect: 'Allow', Resource: busArn }] },
    });
  });

  test('may be put into the queue of dead letters by that rule', () => {
    const policies = allOf<{
      Queues: { Ref: string }[];
      PolicyDocument: { Statement: { Action: string; Principal?: { Service?: string } }[] };
    }>(template, 'AWS::SQS::QueuePolicy');
    const [, own] = policies.find(([, { Queues }]) => Queues[0]?.Ref.startsWith('EventsToBusDeadLetters')) ?? [];
    expect(own?.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Action: 'sqs:SendMessage', Principal: { Service: 'events.amazonaws.com' } }),
    );
  });

  test('wake somebody when they are not taken', () => {
    for (const name of ['events-to-bus-lost', 'events-to-bus-dead-letters'])
      template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: `i-reserve-bookkeeping-prod-${name}` });
  });

  test('go nowhere when the ARN is of something else', () => {
    expect(refused({ eventsOutToBus: `arn:aws:sqs:eu-west-1:${OTHER}:queue` })).toEqual([
      expect.stringContaining('is not the ARN of a bus'),
    ]);
  });
});

test('alarms and budgets of other accounts can not use the topic or its key', () => {
  const { template } = synthesized('prod');
  interface Guarded {
    readonly KeyPolicy?: { readonly Statement: Statement[] };
    readonly PolicyDocument?: { readonly Statement: Statement[] };
  }
  interface Statement {
    readonly Principal?: { readonly Service?: string | string[] };
    readonly Condition?: object;
  }
  const ofServices = ['AWS::KMS::Key', 'AWS::SNS::TopicPolicy']
    .flatMap((type) => allOf<Guarded>(template, type))
    .flatMap(([, { KeyPolicy, PolicyDocument }]) => (KeyPolicy ?? PolicyDocument)?.Statement ?? [])
    .filter(({ Principal }) =>
      [Principal?.Service].flat().some((service) => /^(?:cloudwatch|budgets)\./.test(service ?? '')),
    );
  const services = ofServices.flatMap(({ Principal }) => [Principal?.Service].flat());
  expect(services.sort()).toEqual(
    ['budgets', 'budgets', 'cloudwatch', 'cloudwatch', 'cloudwatch'].map((it) => `${it}.amazonaws.com`),
  );
  for (const { Condition } of ofServices)
    expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': NOBODYS_ACCOUNT } });
});

/** The template of what stands in front of the API. */
function templateOf({ edge }: ReturnType<typeof synthesized>): Template {
  if (!edge) throw new Error('nothing stands in front');
  return Template.fromStack(edge);
}

describe('a distribution with a firewall', () => {
  const domain = { name: NAME, certificateArn: certificate('eu-west-1') };
  const edge = { originName: ORIGIN, certificateArn: certificate('us-east-1') };
  const deployed = synthesized('prod', { domain, edge });
  const front = templateOf(deployed);

  test('stands in us-east-1, in a stack of its own that comes after the API', () => {
    expect(deployed.edge?.region).toBe('us-east-1');
    expect(deployed.edge?.dependencies).toEqual([deployed.stack]);
    expect(synthesized('prod').edge).toBeNull();
  });

  test('has the name that the world knows, keeps nothing, and shows the API its key', () => {
    front.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: [NAME],
        DefaultCacheBehavior: {
          AllowedMethods: Match.arrayWith(['POST', 'DELETE']),
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', // CachingDisabled
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac', // AllViewerExceptHostHeader
          ViewerProtocolPolicy: 'https-only',
        },
        Origins: [
          {
            DomainName: ORIGIN,
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
            OriginCustomHeaders: [
              {
                HeaderName: 'x-from-edge',
                HeaderValue: '{{resolve:secretsmanager:i-reserve-bookkeeping-prod-edge-key:SecretString:::}}',
              },
            ],
          },
        ],
        WebACLId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FirewallAcl'), 'Arn'] },
      },
    });
  });

  test('turns away what AWS knows to be bad, and too many requests of one address where browsers ask', () => {
    front.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([
        Match.objectLike({
          Statement: {
            RateBasedStatement: Match.objectLike({ Limit: 2000, AggregateKeyType: 'IP', EvaluationWindowSec: 300 }),
          },
        }),
        ...[
          'AWSManagedRulesAmazonIpReputationList',
          'AWSManagedRulesKnownBadInputsRuleSet',
          'AWSManagedRulesCommonRuleSet',
        ].map((Name) =>
          Match.objectLike({ Statement: { ManagedRuleGroupStatement: Match.objectLike({ VendorName: 'AWS', Name }) } }),
        ),
      ]),
    });
  });

  test('is the only way in: every function that the internet reaches asks for the key', () => {
    interface Fn {
      readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
    }
    const asking = allOf<Fn>(deployed.template, 'AWS::Lambda::Function').filter(
      ([, { Environment }]) => Environment.Variables.EDGE_KEY !== undefined,
    );
    expect(asking.map(([id]) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'adminapi',
      'console',
      'contactswebhook',
      'oauthcallback',
    ]);
    deployed.template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: ORIGIN });
    deployed.template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    deployed.template.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'i-reserve-bookkeeping-prod-edge-key',
      ReplicaRegions: [{ Region: 'us-east-1' }],
    });
    deployed.template.hasOutput('ApiAddress', { Value: `https://${NAME}` });
  });

  test('makes its certificate and records in the zone of the domain', () => {
    const made = synthesized('prod', { domain: { name: NAME, zone }, edge: { originName: ORIGIN } });
    const inFront = templateOf(made);
    inFront.hasResourceProperties('AWS::CertificateManager::Certificate', { DomainName: NAME });
    inFront.hasResourceProperties('AWS::Route53::RecordSet', { Type: 'A', Name: `${NAME}.` });
    made.template.hasResourceProperties('AWS::CertificateManager::Certificate', { DomainName: ORIGIN });
    made.template.hasResourceProperties('AWS::Route53::RecordSet', { Type: 'A', Name: `${ORIGIN}.` });
  });

  test.each([
    ['without a domain', { domain: null, edge }, /edge needs a domain/],
    ['with the old address alive', { domain: { ...domain, oldAddressToo: true }, edge }, /can not be had with an edge/],
    [
      'without certificate and zone',
      { domain, edge: { originName: ORIGIN } },
      /edge needs a certificateArn in us-east-1/,
    ],
    [
      'with a certificate of the stage',
      { domain, edge: { ...edge, certificateArn: certificate('eu-west-1') } },
      /us-east-1/,
    ],
  ])('%s is refused', (_, over, sentence) => {
    expect(refused(over)).toContainEqual(expect.stringMatching(sentence));
  });

  test('leaves nothing that AWS Solutions would not accept', () => {
    expect(deployed.edge).not.toBeNull();
    for (const stack of [deployed.stack, deployed.edge ?? deployed.stack])
      expect(new AwsSolutionsChecks(stack).validateScope(stack).violations.map(({ ruleName }) => ruleName)).toEqual([]);
  });
});

test('a stage with an issuer of its own leaves nothing that AWS Solutions would not accept', () => {
  const { stack } = synthesized('prod', {
    tokenIssuer: null,
    eventsOutToBus: `arn:aws:events:eu-west-1:${OTHER}:event-bus/b`,
  });
  expect(new AwsSolutionsChecks(stack).validateScope(stack).violations.map(({ ruleName }) => ruleName)).toEqual([]);
});

test('functions are traced where the stage asks for it, and nowhere else', () => {
  const traced = synthesized('prod', { tracing: true });
  const active = { Properties: { TracingConfig: { Mode: 'Active' } } };
  const ours = { Properties: { Environment: Match.anyValue() } };
  const functions = Object.keys(traced.template.findResources('AWS::Lambda::Function', ours));
  expect(functions.length).toBeGreaterThan(7);
  expect(Object.keys(traced.template.findResources('AWS::Lambda::Function', active))).toEqual(functions);
  const sends = JSON.stringify(traced.template.toJSON()).match(/xray:PutTraceSegments/g);
  expect(sends).toHaveLength(functions.length);
  expect(new AwsSolutionsChecks(traced.stack).validateScope(traced.stack).violations).toEqual([]);
  expect(JSON.stringify(synthesized('prod').template.toJSON())).not.toMatch(/xray|TracingConfig/);
});

test('faults name our own files and lines where the stage asks for source maps, and no function is slower otherwise', () => {
  const mapped = synthesized('prod', { sourceMaps: true }).template.toJSON();
  const ours = Object.values<{ Type: string; Properties: { Environment?: { Variables: object } } }>(mapped.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Environment)
    .map(({ Properties }) => Properties.Environment?.Variables);
  expect(ours.length).toBeGreaterThan(7);
  for (const variables of ours) expect(variables).toMatchObject({ NODE_OPTIONS: '--enable-source-maps' });
  expect(JSON.stringify(synthesized('prod').template.toJSON())).not.toContain('--enable-source-maps');
});

describe('copies of the ledger elsewhere', () => {
  const copyTo = `arn:aws:backup:eu-central-1:${OTHER}:backup-vault:bookkeeping`;
  const { stack, template } = synthesized('prod', { backup: { copyTo, everyHours: 6, keepDays: 40 } });

  test('are taken as often as the stage says, kept as long, and brought to the other vault', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            ScheduleExpression: 'cron(20 */6 * * ? *)',
            Lifecycle: { DeleteAfterDays: 40 },
            CopyActions: [{ DestinationBackupVaultArn: copyTo, Lifecycle: { DeleteAfterDays: 40 } }],
          }),
        ],
      },
    });
  });

  test('are of the ledger and of nothing else: tokens are in no copy', () => {
    const [[, selection] = []] = allOf<{ BackupSelection: { Resources: unknown[] } }>(
      template,
      'AWS::Backup::BackupSelection',
    );
    expect(selection?.BackupSelection.Resources).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching('^StoreTable'), 'Arn'] },
    ]);
  });

  test('stay in the vault when the stack goes, and a first deployment that fails leaves none', () => {
    template.hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'RetainExceptOnCreate' });
  });

  test('leave nothing that AWS Solutions would not accept', () => {
    expect(new AwsSolutionsChecks(stack).validateScope(stack).violations.map(({ ruleName }) => ruleName)).toEqual([]);
  });
});

test('the complete stage of DEPLOY.md can be synthesized as it stands there', () => {
  const page = readFileSync(new URL('../../../infra/DEPLOY.md', import.meta.url), 'utf8');
  const [, complete = ''] = /A stage that lacks nothing:\s+```json\n([\s\S]*?)```/.exec(page) ?? [];
  const { stack } = synthesized('whole', JSON.parse(complete));
  expect(stack.stackName).toBe('i-reserve-bookkeeping-whole');
});
