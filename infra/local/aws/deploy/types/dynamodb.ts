import * as v from 'valibot';
import { arnOf } from '../../surroundings.ts';
import { physicalName, resourceType } from '../resource.ts';

const Attribute = v.strictObject({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) });
const Key = v.strictObject({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) });
const Index = v.strictObject({
  IndexName: v.string(),
  KeySchema: v.array(Key),
  Projection: v.strictObject({ ProjectionType: v.picklist(['ALL', 'KEYS_ONLY']) }),
});

/** A table of one region. */
export const table = resourceType(
  {
    AttributeDefinitions: v.array(Attribute),
    KeySchema: v.array(Key),
    BillingMode: v.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: v.exactOptional(v.array(Index)),
    TimeToLiveSpecification: v.optional(v.strictObject({ AttributeName: v.string(), Enabled: v.boolean() })),
    /** Nothing is encrypted here, but whoever uses the table must be allowed to use its key. */
    SSESpecification: v.optional(
      v.strictObject({
        KMSMasterKeyId: v.optional(v.string()),
        SSEEnabled: v.literal(true),
        SSEType: v.literal('KMS'),
      }),
    ),
  },
  {
    DeletionProtectionEnabled: 'nobody deletes a local table by accident',
    PointInTimeRecoverySpecification: 'there is no backup to come back from',
    Tags: 'nobody is billed',
  },
  ({ TimeToLiveSpecification: expiry, SSESpecification: encryption, ...create }, place, plan) => {
    const name = physicalName(place);
    const arn = arnOf('dynamodb', `table/${name}`);
    plan.tables.push({
      logicalId: place.logicalId,
      create: { ...create, TableName: name },
      arn,
      keyArn: encryption?.KMSMasterKeyId,
      expiry: expiry?.Enabled ? expiry.AttributeName : undefined,
    });
    return { ref: name, attributes: { Arn: arn } };
  },
);
