import { type App, DefaultStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import { EDGE_REGION } from './constructs/edge/edge-key.ts';
import { SOURCE_MAPS } from './constructs/service-function.ts';
import { traceFunctions } from './constructs/stage/traces.ts';
import { EdgeStack } from './edge-stack.ts';
import { readStageSettings } from './settings/read-settings.ts';
import { type Settings, stackName } from './settings/stage-settings.ts';
import { BookkeepingSync } from './stack.ts';

/** What is deployed, and by which settings. */
export interface Deployment {
  readonly settings: Settings;
  readonly stack: BookkeepingSync;
  /** What stands in front of the API, where the stage has it. */
  readonly edge: EdgeStack | null;
}

/**
 * Adds the stack of the stage that the context names. With `-c first=true` nothing in it is protected against deletion
 * yet: a first deployment that fails can then be rolled back, and the next one turns the protection on.
 */
export function addDeployment(app: App): Deployment {
  const settings = readStageSettings((name) => app.node.tryGetContext(name));
  const { stage, account, region, keepsData, tags } = settings;
  const isFirst = String(app.node.tryGetContext('first')) === 'true';
  if (settings.sourceMaps) app.node.setContext(SOURCE_MAPS, true);
  const stack = new BookkeepingSync(
    app,
    'BookkeepingSync',
    { ...settings, protects: keepsData && !isFirst },
    {
      stackName: stackName(stage),
      description: 'Puts every final i-Reserve invoice into the books, to the cent, exactly once.',
      synthesizer: synthesizer(),
      tags: { service: 'i-reserve-bookkeeping', stage, keepsData: String(keepsData), ...tags },
      env: { account, region },
      terminationProtection: keepsData && !isFirst,
    },
  );
  if (settings.tracing) traceFunctions(stack);
  const edge = addEdge(app, settings, stack);
  return { settings, stack, edge };
}

function addEdge(
  app: App,
  { stage, account, domain, edge, tags }: Settings,
  behind: BookkeepingSync,
): EdgeStack | null {
  if (!edge || !domain) return null;
  const { name, zone } = domain;
  const stack = new EdgeStack(
    app,
    'Edge',
    { ...edge, name, zone },
    {
      stackName: `${stackName(stage)}-edge`,
      description: 'The distribution and the firewall in front of the bookkeeping API.',
      synthesizer: synthesizer(),
      tags: { service: 'i-reserve-bookkeeping', stage, ...tags },
      env: { account, region: EDGE_REGION },
    },
  );
  stack.addStackDependency(behind, 'The key of the edge is made there.');
  return stack;
}

/** `cdk deploy` checks the bootstrap by itself, so the template carries no parameter and no rule for it. */
const synthesizer = (): IStackSynthesizer =>
  // Its own types miss `exactOptionalPropertyTypes`.
  new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer;
