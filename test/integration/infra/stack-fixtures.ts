import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addDeployment } from '../../../infra/deployment.ts';
import { EXAMPLE_STAGES } from '../../../infra/settings/examples.ts';
import { NOBODYS_ACCOUNT } from '../../../infra/settings/stage-settings.ts';

const root = new URL('../../../', import.meta.url);
const { context } = JSON.parse(readFileSync(new URL('cdk.json', root), 'utf8'));

/** What a person fills in before a stage of `cdk.json` can be deployed, made up. */
export const FILLED_IN = {
  account: NOBODYS_ACCOUNT,
  region: 'eu-west-1',
  tokenIssuer: 'https://login.i-reserve.example',
  tokenAudience: 'i-reserve-bookkeeping',
} as const;

const BY_STAGE: Readonly<Record<string, object>> = {
  dev: FILLED_IN,
  prod: {
    ...FILLED_IN,
    alarmEmail: 'operations@i-reserve.example',
    domain: {
      name: 'books.i-reserve.example',
      certificateArn: `arn:aws:acm:eu-west-1:${NOBODYS_ACCOUNT}:certificate/1`,
    },
  },
};

/** The settings of `cdk.json` as they are shipped, with what a person fills in. */
const stages = Object.fromEntries(
  Object.entries<object>(context.stages).map(([stage, shipped]) => [stage, { ...shipped, ...BY_STAGE[stage] }]),
);

type Context = Readonly<Record<string, unknown>>;

const asShipped = new Map<string, ReturnType<typeof synthesize>>();

/**
 * The stack as a stage deploys it, without its bundles. `over` stands over the settings of that stage, `more` is what `-c`
 * names; without them it is synthesized once for all who look at it.
 */
export function synthesized(stage: string, over?: object | null, more?: Context) {
  if (over !== undefined || more !== undefined) return synthesize(stage, over === undefined ? {} : over, more ?? {});
  const found = asShipped.get(stage) ?? synthesize(stage, {}, {});
  asShipped.set(stage, found);
  return found;
}

function synthesize(stage: string, over: object | null, more: Context) {
  const given = over
    ? { ...stages, [stage]: { ...(stages[stage] ?? {}), ...(EXAMPLE_STAGES[stage] ?? {}), ...over } }
    : stages;
  const builtinCloudFormationValidation = false; // `npm run lint:template` checks templates, and takes as long
  const app = new App({
    builtinCloudFormationValidation,
    context: { ...context, stage, stages: given, 'aws:cdk:bundling-stacks': [], ...more },
  });
  const { stack, settings, edge } = addDeployment(app);
  let template: Template | undefined;
  return {
    ...{ app, stack, settings, edge },
    /** Made for the first who looks at it: most of the time goes into it. */
    get template() {
      template ??= Template.fromStack(stack);
      return template;
    },
  };
}

/** The stages of `cdk.json` as they are shipped. */
export const shipped = context.stages as Readonly<Record<string, object>>;

/** The properties of every resource of a type, by logical id. `T` names the ones that a test reads. */
export const allOf = <T>(template: Template, type: string): [id: string, properties: T][] =>
  Object.entries(template.findResources(type)).map(([id, { Properties }]) => [id, Properties as T]);
