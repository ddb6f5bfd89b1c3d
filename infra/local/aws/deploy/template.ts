import * as v from 'valibot';

const Resource = v.strictObject({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  Metadata: v.optional(v.record(v.string(), v.unknown()), {}),
  Condition: v.optional(v.string()),
  /** The order of making; everything here is named before anything is made, so it has no say. */
  DependsOn: v.optional(v.unknown()),
  /** What happens when a resource goes from the template; the local run forgets or keeps all of it. */
  DeletionPolicy: v.optional(v.string()),
  UpdateReplacePolicy: v.optional(v.string()),
});
export type Resource = v.InferOutput<typeof Resource>;

const Template = v.strictObject({
  AWSTemplateFormatVersion: v.optional(v.string()),
  Description: v.optional(v.string()),
  Metadata: v.optional(v.unknown()),
  Parameters: v.optional(v.record(v.string(), v.looseObject({ Default: v.optional(v.unknown()) })), {}),
  Mappings: v.optional(v.record(v.string(), v.record(v.string(), v.record(v.string(), v.unknown()))), {}),
  Conditions: v.optional(v.record(v.string(), v.unknown()), {}),
  /** Rules judge what a person fills in at a deployment. */
  Rules: v.optional(v.unknown()),
  Resources: v.record(v.string(), Resource),
  Outputs: v.optional(v.record(v.string(), v.unknown()), {}),
});
export type Template = v.InferOutput<typeof Template>;

/** A template, the name of its stack, and where its code lies: `<key of the asset>` → folder. */
export interface Assembly {
  readonly stack: string;
  readonly template: Template;
  readonly assets: Readonly<Record<string, string>>;
}

/** Reads a template; a section that is not of CloudFormation, or not known here, is refused. */
export const readTemplate = (template: unknown): Template => v.parse(Template, template);
