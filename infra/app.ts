import { App, DefaultStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import { BookkeepingSync } from './stack.ts';

/** `cdk deploy` checks the bootstrap by itself, so the template carries no parameter and no rule for it. */
const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });

// A stage is an AWS account: nothing in the stack depends on where it lands.
new BookkeepingSync(new App(), 'BookkeepingSync', {
  description: 'Puts every final i-Reserve invoice into the books, to the cent, exactly once.',
  synthesizer: synthesizer as IStackSynthesizer, // its own types miss `exactOptionalPropertyTypes`
});
