import { ACMClient } from '@aws-sdk/client-acm';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { hasBudgets } from '../../settings/regions.ts';
import type { Settings } from '../../settings/stage-settings.ts';
import { checkBootstrap, checkConcurrency, checkCredentials } from './account.ts';
import { checkCertificate } from './certificate.ts';
import { type Finding, worthKnowing } from './finding.ts';
import { checkIssuer } from './issuer.ts';

const MARKS = { well: 'ok   ', wrong: 'WRONG', 'worth knowing': 'note ' } as const;

/**
 * Looks at everything that a deployment of a stage relies on, and says all of it at once, a line for each. True when nothing
 * stands in the way. It changes nothing.
 */
export async function preflight(settings: Settings, print: (line: string) => void): Promise<boolean> {
  const found = (await Promise.all(checks(settings))).flat();
  for (const { verdict, sentence } of found) print(`${MARKS[verdict]}  ${sentence}`);
  const faults = found.filter(({ verdict }) => verdict === 'wrong').length;
  print(faults === 0 ? `Stage ${settings.stage} can be deployed.` : `Stage ${settings.stage}: ${faults} in the way.`);
  return faults === 0;
}

function checks({
  account,
  region,
  tokenIssuer,
  domain,
  edge,
}: Settings): (Finding[] | Finding | Promise<Finding[] | Finding>)[] {
  const at = { region, maxAttempts: 2 };
  return [
    checkCredentials(new STSClient(at), account),
    checkBootstrap(new SSMClient(at), account, region),
    checkConcurrency(new LambdaClient(at)),
    tokenIssuer === null ? [] : checkIssuer(tokenIssuer),
    domain?.certificateArn
      ? checkCertificate(new ACMClient(at), {
          name: edge?.originName ?? domain.name,
          certificateArn: domain.certificateArn,
          region,
        })
      : [],
    ...(domain && edge ? edgeChecks(domain.name, edge.certificateArn, account) : []),
    hasBudgets(region) ? [] : worthKnowing(`CloudFormation has no budgets in ${region}: watch the costs by hand.`),
  ];
}

/** The distribution is described in another region: it needs a bootstrap and a certificate there. */
function edgeChecks(name: string, certificateArn: string | null, account: string): Promise<Finding>[] {
  const at = { region: 'us-east-1', maxAttempts: 2 };
  return [
    checkBootstrap(new SSMClient(at), account, at.region),
    ...(certificateArn === null
      ? []
      : [checkCertificate(new ACMClient(at), { name, certificateArn, region: at.region })]),
  ];
}
