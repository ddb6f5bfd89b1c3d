import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { serviceName } from '../stage/stage-name.ts';

/** What people's browsers ask for. The rest brings a token or a signature, from few addresses, and has bodies of its own kind. */
const PAGES = ['/console', '/oauth/'];

/**
 * Turns away what is known to be bad before anything of ours runs: addresses of ill repute anywhere, attacks on web pages and
 * too many requests from one address where people's browsers ask.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export class Firewall extends Construct {
  readonly arn: string;

  /** `perAddress`: the most requests of one address in five minutes. */
  constructor(scope: Construct, id: string, { perAddress }: { readonly perAddress: number }) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      name: serviceName(this),
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: counted('all'),
      rules: [
        {
          name: 'too-many-of-one-address',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: {
              limit: perAddress,
              evaluationWindowSec: 300,
              aggregateKeyType: 'IP',
              scopeDownStatement: onPages,
            },
          },
          visibilityConfig: counted('too-many-of-one-address'),
        },
        managed(1, 'AWSManagedRulesAmazonIpReputationList'),
        managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        // A form of the console with many mappings is larger than the eight kilobytes of this rule.
        managed(3, 'AWSManagedRulesCommonRuleSet', { only: onPages, counts: ['SizeRestrictions_BODY'] }),
      ],
    });
    this.arn = acl.attrArn;
  }
}

const onPages: CfnWebACL.StatementProperty = {
  orStatement: {
    statements: PAGES.map((searchString) => ({
      byteMatchStatement: {
        searchString,
        positionalConstraint: 'STARTS_WITH',
        fieldToMatch: { uriPath: {} },
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    })),
  },
};

const counted = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false, // a sample would hold addresses and cookies of people
});

interface Managed {
  readonly only?: CfnWebACL.StatementProperty;
  /** Rules of the group that turn nobody away. */
  readonly counts?: readonly string[];
}

const managed = (priority: number, name: string, { only, counts = [] }: Managed = {}): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ...(only && { scopeDownStatement: only }),
      ruleActionOverrides: counts.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: counted(name),
});
