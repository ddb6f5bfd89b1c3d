import { pseudoParameters, type References, resolve } from './intrinsics.ts';
import { emptyPlan, type Plan } from './plan.ts';
import { resourceTypes } from './registry.ts';
import type { ResourceContext, ResourceValues } from './resource.ts';
import type { Assembly } from './template.ts';

/** What a template is read with besides itself. */
export interface Surroundings {
  /** Where the embedded SQS answers. */
  readonly sqs: string;
  /** Where the HTTP API answers. */
  readonly api: string;
}

/**
 * Reads a template into a plan. It makes nothing, so it can be asked for nothing but the truth: a type, a property or an
 * intrinsic function that the local run does not know ends it with the name of the resource.
 */
export function readPlan({ stack, template, assets }: Assembly, surroundings: Surroundings): Plan {
  const plan = emptyPlan();
  const made = new Map<string, ResourceValues>();
  const underWay = new Set<string>();

  const make = (logicalId: string): ResourceValues => {
    const there = made.get(logicalId);
    if (there) return there;
    const resource = template.Resources[logicalId];
    if (!resource) throw new Error(`The template refers to ${logicalId}, which it does not have.`);
    if (underWay.has(logicalId))
      throw new Error(`${logicalId} refers to itself, by way of ${[...underWay].join(', ')}.`);
    underWay.add(logicalId);
    const type = resourceTypes[resource.Type];
    if (!type) throw new Error(`${logicalId}: the local run does not know the type ${resource.Type}.`);
    const properties = within(logicalId, () => resolve(resource.Properties, references)) as Record<string, unknown>;
    const place = placeOf(logicalId, resource.Type, resource.Metadata);
    const result = within(logicalId, () => type.read(properties, place, plan));
    underWay.delete(logicalId);
    made.set(logicalId, result);
    return result;
  };

  const references: References = {
    ref: (name) => pseudoParameters.get(name) ?? make(name).ref,
    attribute(logicalId, name) {
      const value = make(logicalId).attributes[name];
      if (value === undefined) throw new Error(`the local run does not know the attribute ${name} of ${logicalId}.`);
      return value;
    },
  };

  const placeOf = (logicalId: string, type: string, metadata: Readonly<Record<string, unknown>>): ResourceContext => ({
    ...{ logicalId, type, stack, sqs: surroundings.sqs, api: surroundings.api },
    path: String(metadata['aws:cdk:path'] ?? '')
      .split('/')
      .filter(Boolean),
    asset(key) {
      const folder = assets[key];
      if (folder === undefined) throw new Error(`${logicalId} (${type}): its code ${key} was not synthesized.`);
      return folder;
    },
  });

  for (const logicalId of Object.keys(template.Resources)) make(logicalId);
  return plan;
}

function within<T>(logicalId: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const named = [`${logicalId}:`, `${logicalId} (`].some((start) => message.startsWith(start));
    throw named ? cause : new Error(`${logicalId}: ${message}`, { cause });
  }
}
