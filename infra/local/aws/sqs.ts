import { buildApp } from 'fauxqs';
import * as v from 'valibot';
import { AccessDenied, type Guard } from './guard.ts';
import { portTaken } from './port.ts';
import { openQueueStores } from './queue-file.ts';
import { ACCOUNT, REGION, type Service } from './surroundings.ts';
import { sqsWants } from './wants.ts';

/** The embedded SQS. */
export interface Queues extends Service {
  /** The seconds for which a function asked to hide a message while it had it, by the receipt; once, then it is forgotten. */
  askedToHide(receiptHandle: string): number | undefined;
}

const Hiding = v.object({ ReceiptHandle: v.string(), VisibilityTimeout: v.pipe(v.number(), v.minValue(1)) });

/**
 * Starts the embedded SQS, in memory or in `folder`.
 *
 * It is built by hand: its own starter listens on every address of the machine, and this listens on 127.0.0.1 alone.
 */
export async function startSqs(guard: Guard, folder?: string, port = 0): Promise<Queues> {
  await takeEveryCharacter();
  const { stores, close } = await openQueueStores(folder);
  const app = buildApp({ logger: false, defaultRegion: REGION, stores });
  const hidden = new Map<string, number>();
  app.addHook('preHandler', async ({ headers, body }, reply) => {
    const [, operation = ''] = String(headers['x-amz-target']).split('.');
    try {
      guard.check(headers.authorization, () => sqsWants(operation, body));
      const hiding = v.safeParse(Hiding, body);
      if (operation === 'ChangeMessageVisibility' && hiding.success)
        hidden.set(hiding.output.ReceiptHandle, hiding.output.VisibilityTimeout);
    } catch (cause) {
      if (!(cause instanceof AccessDenied)) throw cause;
      return reply.code(403).send({ __type: `com.amazonaws.sqs#${cause.name}`, message: cause.message });
    }
  });
  const url = await app.listen({ host: '127.0.0.1', port }).catch((cause: Error) => {
    throw portTaken(cause, port, 'QUEUE_PORT');
  });
  return {
    url,
    askedToHide(receiptHandle) {
      const seconds = hidden.get(receiptHandle);
      hidden.delete(receiptHandle);
      return seconds;
    },
    async close() {
      await app.close();
      close();
    },
  };
}

/** SQS takes every character of a plane above the first; the emulator's own rule ends at U+FFFD. */
async function takeEveryCharacter(): Promise<void> {
  const { href } = new URL('sqs/sqsTypes.js', import.meta.resolve('fauxqs'));
  const { INVALID_MESSAGE_BODY_CHAR: rule }: { readonly INVALID_MESSAGE_BODY_CHAR: RegExp } = await import(href);
  rule.test = (text) => /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text);
}

/** The address of a queue, as the emulator gives it. */
export const queueUrl = (endpoint: string, name: string): string => `${endpoint}/${ACCOUNT}/${name}`;
