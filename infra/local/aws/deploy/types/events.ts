import * as v from 'valibot';
import { readPattern } from '../../event-pattern.ts';
import { readOccurrence } from '../../schedule/expression.ts';
import { arnOf } from '../../surroundings.ts';
import { physicalName, resourceType } from '../resource.ts';

/** A bus of our own. */
export const eventBus = resourceType(
  { Name: v.string() },
  { Description: 'for people', Tags: 'nobody is billed' },
  ({ Name }, _place, plan) => {
    plan.buses.push(Name);
    return { ref: Name, attributes: { Arn: arnOf('events', `event-bus/${Name}`), Name } };
  },
);

const REACHED = /^arn:aws:(sqs|lambda|events:[^:]*:[^:]*:api-destination)[:/]/;

const Target = v.strictObject({
  Id: v.string(),
  Arn: v.pipe(v.string(), v.regex(REACHED, 'only queues and functions are reached from here')),
  Input: v.optional(v.string()),
  SqsParameters: v.optional(v.strictObject({ MessageGroupId: v.string() })),
  DeadLetterConfig: v.optional(v.strictObject({ Arn: v.string() })),
  /** The role with which the bus calls somebody out there, who is not called from here. */
  RoleArn: v.optional(v.string()),
  HttpParameters: v.optional(v.unknown()),
  /** A target here answers at once or never will. */
  RetryPolicy: v.optional(v.unknown()),
});

/** An API destination calls somebody on the internet: the local run stays at home. */
const isOutThere = (arn: string): boolean => arn.includes(':api-destination/');

/** What of a bus goes where, or what happens at which times. */
export const rule = resourceType(
  {
    Name: v.optional(v.string()),
    EventBusName: v.optional(v.string(), 'default'),
    EventPattern: v.optional(v.record(v.string(), v.unknown())),
    ScheduleExpression: v.optional(v.string()),
    State: v.optional(v.literal('ENABLED')),
    Targets: v.optional(v.array(Target), []),
  },
  { Description: 'for people', Tags: 'nobody is billed' },
  (properties, place, plan) => {
    const name = physicalName(place, properties.Name);
    const bus = properties.EventBusName.split('/').at(-1) ?? '';
    const arn = arnOf('events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`);
    plan.rules.push({
      logicalId: place.logicalId,
      arn,
      bus,
      matches: properties.EventPattern && readPattern(properties.EventPattern),
      occurrence:
        properties.ScheduleExpression === undefined ? undefined : readOccurrence(properties.ScheduleExpression),
      targets: properties.Targets.filter(({ Arn }) => !isOutThere(Arn)).map(
        ({ Arn, Input, SqsParameters, DeadLetterConfig }) => ({
          arn: Arn,
          input: Input,
          group: SqsParameters?.MessageGroupId,
          deadLetters: DeadLetterConfig?.Arn,
        }),
      ),
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);
