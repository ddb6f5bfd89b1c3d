import * as v from 'valibot';
import { arnOf, REGION } from '../../surroundings.ts';
import type { Plan, TablePlan } from '../plan.ts';
import { type Made, type Place, physicalName, resourceType } from '../resource.ts';

const Attribute = v.strictObject({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) });
const Key = v.strictObject({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) });
const Index = v.strictObject({
  IndexName: v.string(),
  KeySchema: v.array(Key),
  Projection: v.strictObject({
    ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: v.exactOptional(v.array(v.string())),
  }),
});

const shape = {
  TableName: v.optional(v.string()),
  AttributeDefinitions: v.array(Attribute),
  KeySchema: v.array(Key),
  BillingMode: v.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: v.optional(v.array(Index)),
  LocalSecondaryIndexes: v.optional(v.array(Index)),
  TimeToLiveSpecification: v.optional(v.strictObject({ AttributeName: v.string(), Enabled: v.boolean() })),
};

const safety = {
  DeletionProtectionEnabled: 'nobody deletes a local table by accident',
  PointInTimeRecoverySpecification: 'there is no backup to come back from',
  ContributorInsightsSpecification: 'there are no metrics',
  SSESpecification: 'the data stays on this machine',
  Tags: 'nobody is billed',
};

/** A table of one region. */
export const table = resourceType(shape, safety, planTable);

/** A table as CDK's `TableV2` writes it; the local run plays one region, so one replica. */
export const globalTable = resourceType(
  {
    ...shape,
    Replicas: v.pipe(
      v.array(v.looseObject({ Region: v.string() })),
      v.length(1),
      v.check(([replica]) => replica?.Region === REGION, 'its replica is in another region'),
    ),
  },
  safety,
  planTable,
);

type Shape = v.InferOutput<v.StrictObjectSchema<typeof shape, undefined>>;

function planTable(properties: Shape, place: Place, plan: Plan): Made {
  const {
    TableName,
    TimeToLiveSpecification: expiry,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
    ...create
  } = properties;
  const name = physicalName(place, TableName);
  const indexes = {
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
  };
  const table: TablePlan = {
    logicalId: place.logicalId,
    create: { ...create, ...indexes, TableName: name },
    expiry: expiry?.Enabled ? expiry.AttributeName : undefined,
  };
  plan.tables.push(table);
  return { ref: name, attributes: { Arn: arnOf('dynamodb', `table/${name}`) } };
}
