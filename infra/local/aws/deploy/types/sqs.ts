import * as v from 'valibot';
import { queueUrl } from '../../sqs.ts';
import { arnOf } from '../../surroundings.ts';
import { PolicyDocument } from '../policy.ts';
import { physicalName, resourceType } from '../resource.ts';

/** A queue, with the dead letters it falls back on. */
export const queue = resourceType(
  {
    FifoQueue: v.optional(v.literal(true)),
    DeduplicationScope: v.optional(v.string()),
    FifoThroughputLimit: v.optional(v.string()),
    MessageRetentionPeriod: v.optional(v.number()),
    VisibilityTimeout: v.optional(v.number()),
    RedrivePolicy: v.optional(v.strictObject({ deadLetterTargetArn: v.string(), maxReceiveCount: v.number() })),
  },
  {
    SqsManagedSseEnabled: 'the data stays on this machine',
    Tags: 'nobody is billed',
  },
  (attributes, place, plan) => {
    const name = physicalName(place) + (attributes.FifoQueue ? '.fifo' : '');
    const url = queueUrl(place.sqs, name);
    const arn = arnOf('sqs', name);
    plan.queues.push({ logicalId: place.logicalId, name, url, arn, attributes: written(attributes) });
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
);

/** SQS takes every attribute as a text. */
const written = (attributes: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );

/** Who may use a queue from outside; kept, and asked before a rule is started. */
export const queuePolicy = resourceType(
  { Queues: v.array(v.string()), PolicyDocument },
  {},
  ({ Queues, PolicyDocument }, { logicalId }, plan) => {
    for (const url of Queues)
      plan.queuePolicies.set(url, [...(plan.queuePolicies.get(url) ?? []), ...PolicyDocument.Statement]);
    return { ref: logicalId, attributes: {} };
  },
);
