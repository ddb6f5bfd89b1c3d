import type { Construct } from 'constructs';
import * as v from 'valibot';

/** The name of the stage that is synthesized. */
export const stageName = (scope: Construct): string => v.parse(v.string(), scope.node.tryGetContext('stage'));

/**
 * What the names of a stage's things begin with: `i-reserve-bookkeeping-prod`. The stage is part of it, so that two stages
 * can live in one account and none takes another's things for its own.
 */
export const serviceName = (scope: Construct): string => `i-reserve-bookkeeping-${stageName(scope)}`;
