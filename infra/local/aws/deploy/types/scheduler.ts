import * as v from 'valibot';
import { readOccurrence } from '../../schedule/expression.ts';
import { arnOf } from '../../surroundings.ts';
import { physicalName, resourceType } from '../resource.ts';

/** A function that runs at its times. */
export const schedule = resourceType(
  {
    Name: v.optional(v.string()),
    ScheduleExpression: v.string(),
    ScheduleExpressionTimezone: v.optional(v.string(), 'UTC'),
    State: v.optional(v.literal('ENABLED')),
    Target: v.strictObject({
      Arn: v.pipe(v.string(), v.regex(/^arn:aws:lambda:/, 'only functions are scheduled here')),
      RoleArn: v.string(),
      Input: v.optional(v.string()),
      /** A function here is always to be reached; whether it then fails is its own matter. */
      RetryPolicy: v.optional(v.unknown()),
      DeadLetterConfig: v.optional(v.unknown()),
    }),
  },
  {
    Description: 'for people',
    FlexibleTimeWindow: 'there are no others whose turns could collide with ours',
    GroupName: 'a name for permissions',
    KmsKeyArn: 'the data stays on this machine',
  },
  ({ Name, ScheduleExpression, ScheduleExpressionTimezone, Target }, place, plan) => {
    const name = physicalName(place, Name);
    const arn = arnOf('scheduler', `schedule/default/${name}`);
    plan.schedules.push({
      logicalId: place.logicalId,
      arn,
      occurrence: readOccurrence(ScheduleExpression, ScheduleExpressionTimezone),
      target: Target.Arn,
      role: Target.RoleArn,
      input: Target.Input,
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);
