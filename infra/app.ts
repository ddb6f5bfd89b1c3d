import { App, DefaultStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import { shortCutToBundler } from './bundler.ts';
import { readStackSettings } from './settings.ts';
import { BookkeepingSync } from './stack.ts';

/** `cdk deploy` checks the bootstrap by itself, so the template carries no parameter and no rule for it. */
const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });

shortCutToBundler();
const app = new App();
const settings = readStackSettings(app.node);
const { stage, account, region, tags } = settings;

// A stage is an AWS account: its settings decide what is kept and who is notified, never the names of things.
new BookkeepingSync(app, 'BookkeepingSync', settings, {
  description: 'Puts every final i-Reserve invoice into the books, to the cent, exactly once.',
  synthesizer: synthesizer as IStackSynthesizer, // its own types miss `exactOptionalPropertyTypes`
  tags: { service: 'i-reserve-bookkeeping', stage, ...tags },
  env: { ...(account && { account }), ...(region && { region }) },
});
