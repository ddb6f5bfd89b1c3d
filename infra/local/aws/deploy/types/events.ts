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

const Target = v.strictObject({
  Id: v.string(),
  Arn: v.pipe(v.string(), v.regex(/^arn:aws:sqs:/, 'only queues are reached from here')),
  DeadLetterConfig: v.optional(v.strictObject({ Arn: v.string() })),
});

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
      name,
      arn,
      bus,
      pattern: properties.EventPattern,
      matches: readPattern(properties.EventPattern),
      targets: properties.Targets.map(({ Arn, DeadLetterConfig }) => ({
        arn: Arn,
        deadLetters: DeadLetterConfig?.Arn,
      })),
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);
