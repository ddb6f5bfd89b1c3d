import * as v from 'valibot';

const Resource = v.strictObject({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  Metadata: v.optional(v.record(v.string(), v.unknown()), {}),
  /** The order of making; everything here is named before anything is made, so it has no say. */
  DependsOn: v.optional(v.unknown()),
  /** What happens when a resource goes from the template; the local run forgets or keeps all of it. */
  DeletionPolicy: v.optional(v.string()),
  UpdateReplacePolicy: v.optional(v.string()),
  /** How a deployment goes over from what is there; the local run begins anew each time. */
  UpdatePolicy: v.optional(v.unknown()),
});

/** A resource of a template. */
export type Resource = v.InferOutput<typeof Resource>;

const Template = v.strictObject({
  Description: v.optional(v.string()),
  Resources: v.record(v.string(), Resource),
  Outputs: v.optional(v.record(v.string(), v.unknown()), {}),
});

/** A template, as far as we read it. */
export type Template = v.InferOutput<typeof Template>;

/** A template, the name of its stack, and where its code lies: `<key of the asset>` → folder. */
export interface Assembly {
  readonly stack: string;
  readonly template: Template;
  readonly assets: Readonly<Record<string, string>>;
}

/** Reads a template; a section of it or of a resource that is not known here, such as a condition, is refused by name. */
export function readTemplate(template: unknown): Template {
  const read = v.safeParse(Template, template);
  if (read.success) return read.output;
  throw new Error(`The local run does not know ${v.getDotPath(read.issues[0]) ?? 'this'} in a template.`);
}
