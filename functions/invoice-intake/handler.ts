import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { openSqs } from '../../shared/runtime/aws.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import { eachMessage } from '../../shared/runtime/sqs.ts';
import { buildLedger, type Ground, needed } from '../../shared/runtime/world.ts';
import { keepCatalogue } from '../../shared/store/catalogue.ts';
import { seenKeeper } from '../../shared/store/seen-catalogue.ts';
import { takeIn } from '../../shared/sync/intake/intake.ts';
import type { IntakePorts } from '../../shared/sync/intake/intake-ports.ts';

/** Takes i-Reserve's events from the queue and writes down what must happen. */
export const createHandler = (ports: IntakePorts) =>
  eachMessage((body) => takeIn(body, ports), { ...ports, folder: 'invoice-intake' });

function buildPorts(ground: Ground, sqs: SQSClient): IntakePorts {
  const QueueUrl = needed(ground.config, 'DEAD_LETTER_URL');
  return {
    ...ground,
    ...buildLedger(ground, sqs),
    deadLetter: async (MessageBody) => void (await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))),
    noteSeen: seenKeeper(ground.table),
    keepCatalogue: (event) => keepCatalogue(event, ground.table),
  };
}

/** What Lambda calls. */
export const handler = onLambda((ground) => createHandler(buildPorts(ground, openSqs())));
