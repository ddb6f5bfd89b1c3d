import * as v from 'valibot';
import { readOccurrence } from '../../schedule/expression.ts';
import { arnOf } from '../../surroundings.ts';
import { physicalName, resourceType } from '../resource.ts';

/** A name that schedules have in common. */
export const scheduleGroup = resourceType(
  { Name: v.optional(v.string()) },
  { Tags: 'nobody is billed' },
  ({ Name }, place) => {
    const name = physicalName(place, Name);
    return { ref: name, attributes: { Arn: arnOf('scheduler', `schedule-group/${name}`) } };
  },
);

/** A function that runs at its times. */
export const schedule = resourceType(
  {
    Name: v.optional(v.string()),
    GroupName: v.optional(v.string(), 'default'),
    ScheduleExpression: v.string(),
    State: v.optional(v.literal('ENABLED')),
    Target: v.strictObject({
      Arn: v.pipe(v.string(), v.regex(/^arn:aws:lambda:/, 'only functions are scheduled here')),
      RoleArn: v.string(),
      /** A function here is always to be reached; whether it then fails is its own matter. */
      RetryPolicy: v.optional(v.unknown()),
      /** A turn here has no more to do than what is due: who asked for it waits for its end. */
      Input: v.optional(v.string()),
    }),
  },
  {
    Description: 'for people',
    FlexibleTimeWindow: 'there are no others whose turns could collide with ours',
    ScheduleExpressionTimezone: 'a rate is the same in every time zone',
  },
  ({ Name, GroupName, ScheduleExpression, Target }, place, plan) => {
    const name = physicalName(place, Name);
    const arn = arnOf('scheduler', `schedule/${GroupName}/${name}`);
    plan.schedules.push({
      logicalId: place.logicalId,
      arn,
      occurrence: readOccurrence(ScheduleExpression),
      target: Target.Arn,
      role: Target.RoleArn,
      groupArn: arnOf('scheduler', `schedule-group/${GroupName}`),
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);
