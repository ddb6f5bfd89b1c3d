import { apiArn, functionOf, queueOf } from './look-up.ts';
import type { Plan, RoutePlan, RulePlan } from './plan.ts';
import { allows, like } from './policy.ts';

const READS_ITS_QUEUE = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * Refuses a plan in which something would be called without being allowed to. The embedded services would let it pass;
 * AWS would not, and would say so at the first invoice.
 */
export function checkPermissions(plan: Plan): void {
  for (const route of plan.routes) checkRoute(plan, route);
  for (const rule of plan.rules) checkRule(plan, rule);
  for (const { logicalId, queueArn, functionName } of plan.mappings) {
    const { role } = functionOf(plan, functionName);
    queueOf(plan, queueArn);
    for (const action of READS_ITS_QUEUE)
      demand(
        logicalId,
        `${action} on ${queueArn}`,
        allows(plan.rolePolicies.get(role) ?? [], { action, resource: queueArn }),
      );
  }
  for (const { functionArn, onFailure } of plan.asyncInvokes) {
    if (onFailure === undefined) continue;
    queueOf(plan, onFailure);
    const { name, role } = functionOf(plan, functionArn);
    const request = { action: 'sqs:SendMessage', resource: onFailure };
    demand(name, `${request.action} on ${onFailure}`, allows(plan.rolePolicies.get(role) ?? [], request));
  }
  for (const { logicalId, role, target, groupArn } of plan.schedules) {
    functionOf(plan, target);
    const request = { action: 'lambda:InvokeFunction', resource: target };
    const trusted = allows(plan.trust.get(role) ?? [], {
      ...{ action: 'sts:AssumeRole', resource: role, service: 'scheduler.amazonaws.com' },
      sourceArn: groupArn,
    });
    demand(logicalId, `scheduler.amazonaws.com to take the role ${role}`, trusted);
    demand(logicalId, `${request.action} on ${request.resource}`, allows(plan.rolePolicies.get(role) ?? [], request));
  }
}

function checkRoute(plan: Plan, route: RoutePlan): void {
  const integration = plan.integrations.find(({ id }) => id === route.integration);
  if (!integration) throw new Error(`${route.logicalId}: its integration ${route.integration} is not in the template.`);
  if (route.authorizer !== undefined && !plan.authorizers.some(({ id }) => id === route.authorizer))
    throw new Error(`${route.logicalId}: its authorizer ${route.authorizer} is not in the template.`);
  if (!plan.stages.some(({ apiId }) => apiId === route.apiId))
    throw new Error(`${route.logicalId}: no stage serves its API.`);
  const [method = '*', path = '/$default'] = route.key === '$default' ? [] : route.key.split(' ');
  const source = `${apiArn(route.apiId)}/$default/${method === 'ANY' ? '*' : method}${path}`;
  const { name, arn } = functionOf(plan, integration.functionArn);
  // An alias is asked for its own permissions; those of the function do not count for it.
  const called = integration.functionArn === arn ? [name, arn] : [integration.functionArn];
  const allowed = plan.permissions.some(
    (grant) =>
      called.includes(grant.functionName) &&
      grant.action === 'lambda:InvokeFunction' &&
      grant.principal === 'apigateway.amazonaws.com' &&
      (grant.sourceArn === undefined || like(grant.sourceArn, source)),
  );
  demand(route.logicalId, `apigateway.amazonaws.com to call ${name} for ${source}`, allowed);
}

function checkRule(plan: Plan, { logicalId, arn, targets }: RulePlan): void {
  const mayFill = (queueArn: string) => {
    const request = { action: 'sqs:SendMessage', resource: queueArn, service: 'events.amazonaws.com', sourceArn: arn };
    const statements = plan.queuePolicies.get(queueOf(plan, queueArn).url) ?? [];
    demand(logicalId, `events.amazonaws.com to send to ${queueArn}`, allows(statements, request));
  };
  for (const target of targets) {
    mayFill(target.arn);
    if (target.deadLetters !== undefined) mayFill(target.deadLetters);
  }
}

function demand(logicalId: string, what: string, allowed: boolean): void {
  if (!allowed) throw new Error(`${logicalId}: nothing in the template allows ${what}.`);
}
