import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readStackSettings } from '../../../infra/settings.ts';
import { BookkeepingSync } from '../../../infra/stack.ts';

const root = new URL('../../../', import.meta.url);
const { context } = JSON.parse(readFileSync(new URL('cdk.json', root), 'utf8'));

/** The stack as a stage deploys it, without its bundles. `over` stands over the settings of that stage in `cdk.json`, `more` is what `-c` names. */
export function synthesized(stage: string, over: object | null = {}, more: Readonly<Record<string, unknown>> = {}) {
  const stages = over ? { ...context.stages, [stage]: { ...context.stages[stage], ...over } } : context.stages;
  const app = new App({ context: { ...context, stage, stages, 'aws:cdk:bundling-stacks': [], ...more } });
  const settings = readStackSettings(app.node);
  const stack = new BookkeepingSync(app, 'BookkeepingSync', settings);
  return { app, stack, settings, template: Template.fromStack(stack) };
}

/** The properties of every resource of a type, by logical id. `T` names the ones that a test reads. */
export const allOf = <T>(template: Template, type: string): [id: string, properties: T][] =>
  Object.entries(template.findResources(type)).map(([id, { Properties }]) => [id, Properties as T]);
