import { App, DefaultStackSynthesizer } from 'aws-cdk-lib';
import { BookkeepingSync } from './stack.ts';

// A stage is an AWS account: nothing in the stack depends on where it lands.
new BookkeepingSync(new App(), 'BookkeepingSync', {
  description: 'Puts every final i-Reserve invoice into the books, to the cent, exactly once.',
  // `cdk deploy` checks the bootstrap by itself; the template stays free of parameters.
  synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
