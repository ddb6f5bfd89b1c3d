import { App } from 'aws-cdk-lib';
import { shortCutToBundler } from './bundler.ts';
import { addDeployment } from './deployment.ts';
import { SettingsRefused } from './settings/read-settings.ts';

try {
  shortCutToBundler();
  addDeployment(new App());
} catch (error) {
  if (!(error instanceof SettingsRefused)) throw error;
  for (const sentence of error.sentences) console.error(sentence);
  process.exitCode = 1;
}
