import { CREDENTIALS, REGION } from './aws/surroundings.ts';
import type { Print } from './progress.ts';
import type { LocalStage } from './stage.ts';

/** Prints where the parts of a run are, for programs with an AWS SDK of their own. */
export function printAddresses({ endpoints, environmentOf, queues }: LocalStage, print: Print): void {
  const intake = Object.entries(queues).find(([id]) => id.startsWith('IntakeQueue'))?.[1];
  const { TABLE_NAME, EVENT_BUS_NAME } = environmentOf('books-push');
  print(`  bus      ${endpoints.eventBridge}  its name is ${EVENT_BUS_NAME}`);
  print(`  queues   ${endpoints.sqs}  the intake queue is ${intake}`);
  print(`  table    ${endpoints.dynamodb}  its name is ${TABLE_NAME}`);
  print(`  secrets  ${endpoints.secretsManager}`);
  print(
    `  for an AWS SDK: region ${REGION}, access key ${CREDENTIALS.accessKeyId}, secret ${CREDENTIALS.secretAccessKey}`,
  );
}
