import * as v from 'valibot';
import { readPattern } from '../../event-pattern.ts';
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

const REACHED = /^arn:aws:(sqs|events:[^:]*:[^:]*:api-destination)[:/]/;

const Target = v.strictObject({
  Id: v.string(),
  Arn: v.pipe(v.string(), v.regex(REACHED, 'only queues are reached from here')),
  DeadLetterConfig: v.optional(v.strictObject({ Arn: v.string() })),
  /** The role with which the bus calls somebody out there, who is not called from here. */
  RoleArn: v.optional(v.string()),
  /** A target here answers at once or never will. */
  RetryPolicy: v.optional(v.unknown()),
});

/** An API destination calls somebody on the internet: the local run stays at home. */
const isOutThere = (arn: string): boolean => arn.includes(':api-destination/');

/** What of a bus goes where. */
export const rule = resourceType(
  {
    EventBusName: v.string(),
    EventPattern: v.unknown(),
    State: v.optional(v.literal('ENABLED')),
    Targets: v.optional(v.array(Target), []),
  },
  { Description: 'for people', Tags: 'nobody is billed' },
  (properties, place, plan) => {
    const name = physicalName(place);
    const bus = properties.EventBusName;
    const arn = arnOf('events', `rule/${bus}/${name}`);
    plan.rules.push({
      logicalId: place.logicalId,
      arn,
      bus,
      matches: readPattern(properties.EventPattern),
      targets: properties.Targets.filter(({ Arn }) => !isOutThere(Arn)).map(({ Arn, DeadLetterConfig }) => ({
        arn: Arn,
        deadLetters: DeadLetterConfig?.Arn,
      })),
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);
