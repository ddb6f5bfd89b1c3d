import * as v from 'valibot';
import type { Plan } from './plan.ts';

/** What the rest of a template can ask of a resource: its `Ref`, and what `Fn::GetAtt` gives. */
export interface ResourceValues {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where a resource stands, and what it may need to name itself. */
export interface ResourceContext {
  readonly logicalId: string;
  readonly type: string;
  readonly stack: string;
  /** The ids of the constructs around it, outermost first; empty when the template does not name them. */
  readonly path: readonly string[];
  /** The folder of an asset; an asset that is not there is refused. */
  asset(key: string): string;
  /** Where queues and the API can be reached. */
  readonly sqs: string;
  readonly api: string;
}

/** How the local run reads one type of resource: into the plan, and into what others can refer to. */
export interface ResourceType {
  read(properties: Readonly<Record<string, unknown>>, place: ResourceContext, plan: Plan): ResourceValues;
}

/**
 * A type of resource by the properties that the local run acts on, and those that mean nothing here, each with its reason.
 * Any other property is refused by name: half a resource would run and be another one than AWS deploys.
 */
export function resourceType<const E extends v.ObjectEntries>(
  known: E,
  meaningless: Readonly<Record<string, string>>,
  make: (
    properties: v.InferOutput<v.StrictObjectSchema<E, undefined>>,
    place: ResourceContext,
    plan: Plan,
  ) => ResourceValues,
): ResourceType {
  const schema = v.strictObject(known);
  return {
    read(properties, place, plan) {
      const acted = Object.entries(properties).filter(([name]) => !Object.hasOwn(meaningless, name));
      const read = v.safeParse(schema, Object.fromEntries(acted));
      if (!read.success) throw new Error(complaint(read.issues[0], place));
      return make(read.output, place, plan);
    },
  };
}

function complaint(issue: v.BaseIssue<unknown>, { logicalId, type }: ResourceContext): string {
  const property = v.getDotPath(issue) ?? 'Properties';
  const unknown = issue.type === 'strict_object' && issue.expected === 'never';
  return unknown
    ? `${logicalId} (${type}): the local run does not know the property ${property}.`
    : `${logicalId} (${type}): the local run cannot use ${property}: ${issue.message}`;
}

/** The name of a thing that the template leaves to CloudFormation: always the same, so that data is found again. */
export const physicalName = ({ stack, logicalId }: ResourceContext, given?: string): string =>
  given ?? `${stack}-${logicalId}`;
