import { readStageSettings, SettingsRefused } from '../settings/read-settings.ts';
import { preflight } from './preflight/preflight.ts';
import { stageAsked } from './stage-asked.ts';

const HELP = `npm run preflight -- -c stage=<name>

Looks at what a deployment of the stage relies on, and changes nothing: its settings, the credentials in the shell, the
bootstrap of the CDK, the quota of functions that run at once, the issuer's discovery document and keys, the certificate.
Exit code 0: the stage can be deployed. 1: something stands in the way, and is named.`;

const { context, help } = stageAsked(process.argv.slice(2), new URL('../../cdk.json', import.meta.url));
if (help) console.log(HELP);
else
  try {
    process.exitCode = (await preflight(readStageSettings(context), console.log)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    for (const sentence of error.sentences) console.error(sentence);
    process.exitCode = 1;
  }
