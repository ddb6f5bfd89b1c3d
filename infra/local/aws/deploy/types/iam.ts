import * as v from 'valibot';
import { ACCOUNT } from '../../surroundings.ts';
import type { Plan } from '../plan.ts';
import { PolicyDocument, type Statement } from '../policy.ts';
import { physicalName, resourceType } from '../resource.ts';

const Inline = v.strictObject({ PolicyName: v.string(), PolicyDocument });

/** The managed policies that say what a mapping may do with its queue. */
const managed: Readonly<Record<string, readonly string[]>> = {
  AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

/** A role: what it may do is asked at each call of a function, and before a mapping or a schedule is started. */
export const role = resourceType(
  {
    RoleName: v.optional(v.string()),
    AssumeRolePolicyDocument: PolicyDocument,
    Policies: v.optional(v.array(Inline), []),
    ManagedPolicyArns: v.optional(v.array(v.string()), []),
  },
  {
    Description: 'for people',
    Tags: 'nobody is billed',
    MaxSessionDuration: 'nobody assumes it by hand',
    Path: 'a name is enough',
  },
  ({ RoleName, AssumeRolePolicyDocument, Policies, ManagedPolicyArns }, place, plan) => {
    const name = physicalName(place, RoleName);
    const arn = `arn:aws:iam::${ACCOUNT}:role/${name}`;
    plan.trust.set(arn, AssumeRolePolicyDocument.Statement);
    for (const { PolicyDocument } of Policies) grant(plan, name, PolicyDocument.Statement);
    for (const policy of ManagedPolicyArns) {
      const Action = [...(managed[policy.split('/').at(-1) ?? ''] ?? [])];
      grant(plan, name, [{ Effect: 'Allow', Action, Resource: ['*'], Condition: {} }]);
    }
    return { ref: name, attributes: { Arn: arn, RoleId: name } };
  },
);

/** What roles may do. */
export const policy = resourceType(
  { PolicyName: v.string(), PolicyDocument, Roles: v.array(v.string()) },
  {},
  ({ PolicyDocument, Roles }, { logicalId }, plan) => {
    for (const name of Roles) grant(plan, name, PolicyDocument.Statement);
    return { ref: logicalId, attributes: {} };
  },
);

function grant(plan: Plan, role: string, statements: readonly Statement[]): void {
  const arn = `arn:aws:iam::${ACCOUNT}:role/${role}`;
  plan.rolePolicies.set(arn, [...(plan.rolePolicies.get(arn) ?? []), ...statements]);
}
