import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import { EDGE_HEADER } from '../shared/runtime/front.ts';
import { accept } from './constructs/accept.ts';
import { edgeKeyOf } from './constructs/edge/edge-key.ts';
import { Firewall } from './constructs/edge/firewall.ts';
import { certificateOf, type DomainZone, pointAt, zoneOf } from './constructs/stage/domain-name.ts';

/** The distribution in front of the API. */
export interface EdgeSettings {
  /** The name that the world knows. */
  readonly name: string;
  /** The name under which the API itself answers. */
  readonly originName: string;
  readonly certificateArn: string | null;
  readonly zone: DomainZone | null;
  readonly perAddress: number;
}

/**
 * A distribution with a firewall in front of the API. It keeps nothing, and hands on everything but the name of the host. A
 * stack of its own, since a firewall for a distribution is described in us-east-1 alone; no invoice is stored there.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, settings: EdgeSettings, props: StackProps) {
    super(scope, id, props);
    const { name, originName, certificateArn, perAddress } = settings;
    const zone = settings.zone && zoneOf(this, settings.zone);
    const firewall = new Firewall(this, 'Firewall', { perAddress });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'In front of the bookkeeping API of i-Reserve.',
      domainNames: [name],
      certificate: certificateOf(this, { name, certificateArn, zone }),
      webAclId: firewall.arn,
      priceClass: PriceClass.PRICE_CLASS_100,
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: new HttpOrigin(originName, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          customHeaders: { [EDGE_HEADER]: edgeKeyOf(this) },
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
    });
    accept(distribution, 'CFR1', 'Administrators travel: a country says nothing about them.');
    accept(distribution, 'CFR3', 'An access log would hold addresses, keys and codes; the API has one without.');
    if (zone) pointAt(this, name, zone, new CloudFrontTarget(distribution));
    new CfnOutput(this, 'EdgePointsAt', {
      value: distribution.distributionDomainName,
      description: 'What the name of the domain has to point at.',
    });
  }
}
