import { holds, pseudoParameters, resolve, type Scope } from './intrinsics.ts';
import { emptyPlan, type Plan } from './plan.ts';
import { resourceTypes } from './registry.ts';
import type { Made, Place } from './resource.ts';
import type { Assembly } from './template.ts';

/** What a template is read with besides itself. */
export interface Surroundings {
  /** Where the embedded SQS answers. */
  readonly sqs: string;
  /** Where the HTTP API answers. */
  readonly api: string;
  /** Values of the template's parameters, in place of their defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Reads a template into a plan. It makes nothing, so it can be asked for nothing but the truth: a type, a property or an
 * intrinsic function that the local run does not know ends it with the name of the resource.
 */
export function readPlan({ stack, template, assets }: Assembly, surroundings: Surroundings): Plan {
  const plan = emptyPlan();
  const made = new Map<string, Made>();
  const underWay = new Set<string>();
  const given = { ...pseudoParameters(stack), ...parametersOf(template.Parameters, surroundings.parameters) };

  const make = (logicalId: string): Made => {
    const there = made.get(logicalId);
    if (there) return there;
    const resource = template.Resources[logicalId];
    if (!resource || !isWanted(logicalId))
      throw new Error(`The template refers to ${logicalId}, which it does not have.`);
    if (underWay.has(logicalId))
      throw new Error(`${logicalId} refers to itself, by way of ${[...underWay].join(', ')}.`);
    underWay.add(logicalId);
    const type = resourceTypes[resource.Type];
    if (!type) throw new Error(`${logicalId}: the local run does not know the type ${resource.Type}.`);
    const properties = within(logicalId, () => resolve(resource.Properties, scope)) as Record<string, unknown>;
    const result = type.read(properties, placeOf(logicalId, resource.Type, resource.Metadata), plan);
    underWay.delete(logicalId);
    made.set(logicalId, result);
    return result;
  };

  const isWanted = (logicalId: string) => {
    const condition = template.Resources[logicalId]?.Condition;
    return condition === undefined || scope.condition(condition);
  };

  const scope: Scope = {
    ref: (name) => (Object.hasOwn(given, name) ? given[name] : make(name).ref),
    attribute(logicalId, name) {
      const value = make(logicalId).attributes[name];
      if (value === undefined) throw new Error(`the local run does not know the attribute ${name} of ${logicalId}.`);
      return value;
    },
    condition(name) {
      const condition = template.Conditions[name];
      if (condition === undefined) throw new Error(`The template has no condition ${name}.`);
      return holds(condition, scope);
    },
    mapping: (map, key, name) => template.Mappings[map]?.[key]?.[name],
  };

  const placeOf = (logicalId: string, type: string, metadata: Readonly<Record<string, unknown>>): Place => ({
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

  for (const logicalId of Object.keys(template.Resources)) if (isWanted(logicalId)) make(logicalId);
  return plan;
}

function parametersOf(
  declared: Readonly<Record<string, { readonly Default?: unknown }>>,
  given: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const values = Object.entries(declared).map(([name, { Default }]) => [name, given[name] ?? Default] as const);
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) throw new Error(`The template asks for parameters that nobody gave: ${missing.join(', ')}.`);
  return Object.fromEntries(values);
}

function within<T>(logicalId: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw message.startsWith(`${logicalId}:`) ? cause : new Error(`${logicalId}: ${message}`, { cause });
  }
}
