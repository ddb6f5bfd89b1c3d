import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import type { ServiceFunction } from '../service-function.ts';
import { serviceName } from '../stage/stage-name.ts';

/** Where the distribution and its firewall have to be described. */
export const EDGE_REGION = 'us-east-1';

const nameOf = (scope: Construct): string => `${serviceName(scope)}-edge-key`;

/**
 * What the distribution shows the API with each request. It is a lock against going around the firewall, and opens nothing by
 * itself: whoever may read the settings of the functions may read it.
 */
export class EdgeKey extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      secretName: nameOf(this),
      description: 'Shown by the distribution in front of the API.',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      replicaRegions: [{ region: EDGE_REGION }],
    });
    accept(this.secret, 'SMG4', 'Two stacks hold it: it is changed by a deployment of both, with a new name.');
  }

  /** Has each function turn away who does not show it. */
  guard(...functions: ServiceFunction[]): void {
    for (const fn of functions) fn.tell('EDGE_KEY', this.secret.secretValue.unsafeUnwrap());
  }
}

/** The same key, read where the distribution is described. */
export const edgeKeyOf = (scope: Construct): string => SecretValue.secretsManager(nameOf(scope)).unsafeUnwrap();
