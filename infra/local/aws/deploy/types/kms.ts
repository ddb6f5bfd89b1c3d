import * as v from 'valibot';
import { arnOf } from '../../surroundings.ts';
import { resourceType } from '../resource.ts';

const anything = v.optional(v.unknown());

/** A key. Nothing is encrypted here: it is a name that roles must be allowed to use. What its own policy says is not asked. */
export const key = resourceType(
  {
    Description: anything,
    EnableKeyRotation: anything,
    KeyPolicy: anything,
    PendingWindowInDays: anything,
    Tags: anything,
  },
  {},
  (_properties, { logicalId }) => ({
    ref: logicalId,
    attributes: { Arn: arnOf('kms', `key/${logicalId}`), KeyId: logicalId },
  }),
);
