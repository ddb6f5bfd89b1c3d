import { Stack } from 'aws-cdk-lib';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { serviceName } from './stage-name.ts';

const ID = 'Schedules';

/** The group of a stage's schedules, made when it is first asked for: the scheduler counts by group. */
export function scheduleGroupOf(scope: Construct): ScheduleGroup {
  const stack = Stack.of(scope);
  const made = stack.node.tryFindChild(ID);
  return made instanceof ScheduleGroup ? made : new ScheduleGroup(stack, ID, { scheduleGroupName: serviceName(scope) });
}
