import { spawnSync } from 'node:child_process';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readStageSettings, SettingsRefused } from '../settings/read-settings.ts';
import { stackName } from '../settings/stage-settings.ts';
import { deployedStack, isFirstDeployment, whyRefused } from './deployed.ts';
import { preflight } from './preflight/preflight.ts';
import { stageAsked } from './stage-asked.ts';

const HELP = `npm run deploy -- -c stage=<name> [words for cdk deploy]

Checks the stage as \`npm run preflight\` does, then deploys it. A deployment that would take protection away from a stack
that keeps data is refused. The first deployment of a stage that keeps data has two steps: the stack is made, then its
tables are protected, so that a first step that fails leaves nothing behind.`;

/** Deploys a stage; the answer is the exit code. */
async function deploy(words: readonly string[]): Promise<number> {
  const { context, help } = stageAsked(words, new URL('../../cdk.json', import.meta.url));
  if (help) {
    console.log(HELP);
    return 0;
  }
  const settings = readStageSettings(context);
  const { stage, region, keepsData } = settings;
  if (!(await preflight(settings, console.log))) return 1;

  const stack = await deployedStack(new CloudFormationClient({ region }), stackName(stage));
  const refusal = whyRefused(stack, { stage, keepsData });
  if (refusal !== null) {
    console.error(`${refusal} Nothing was deployed.`);
    return 1;
  }
  const isFirst = keepsData && isFirstDeployment(stack);
  const made = cdkDeploy([...words, ...(isFirst ? ['-c', 'first=true'] : [])]);
  if (made !== 0 || !isFirst) return made;
  console.log('The stack is made. The second step protects its tables against deletion.');
  return cdkDeploy(words);
}

const cdkDeploy = (words: readonly string[]): number =>
  spawnSync('cdk', ['deploy', '--all', ...words], { stdio: 'inherit' }).status ?? 1;

try {
  process.exitCode = await deploy(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SettingsRefused)) throw error;
  for (const sentence of error.sentences) console.error(sentence);
  process.exitCode = 1;
}
