import * as v from 'valibot';
import { ACCOUNT } from '../../surroundings.ts';
import type { Plan } from '../plan.ts';
import { PolicyDocument, type Statement } from '../policy.ts';
import { physicalName, resourceType } from '../resource.ts';

const Inline = v.strictObject({ PolicyName: v.string(), PolicyDocument });

/** A role: what it may do is asked at each call of a function, and before a mapping or a schedule is started. */
export const role = resourceType(
  {
    AssumeRolePolicyDocument: PolicyDocument,
    Policies: v.optional(v.array(Inline), []),
  },
  {
    Description: 'for people',
    Tags: 'nobody is billed',
  },
  ({ AssumeRolePolicyDocument, Policies }, place, plan) => {
    const name = physicalName(place);
    const arn = `arn:aws:iam::${ACCOUNT}:role/${name}`;
    plan.trust.set(arn, AssumeRolePolicyDocument.Statement);
    for (const { PolicyDocument } of Policies) grant(plan, name, PolicyDocument.Statement);
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
