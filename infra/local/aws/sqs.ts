import { buildApp } from 'fauxqs';
import { AccessDenied, type Guard } from './guard.ts';
import { openQueueFile } from './queue-file.ts';
import { ACCOUNT, REGION, type Service } from './surroundings.ts';
import { sqsWants } from './wants.ts';

/**
 * Starts the embedded SQS, in memory or in `folder`.
 *
 * It is built by hand: its own starter listens on every address of the machine, and this listens on 127.0.0.1 alone.
 */
export async function startSqs(guard: Guard, folder?: string): Promise<Service> {
  await takeEveryCharacter();
  const kept = folder === undefined ? undefined : await openQueueFile(folder);
  const app = buildApp({ logger: false, defaultRegion: REGION, ...(kept && { stores: kept.stores }) });
  app.addHook('preHandler', async ({ headers, body }, reply) => {
    const [, operation = ''] = String(headers['x-amz-target']).split('.');
    try {
      guard.check(headers.authorization, () => sqsWants(operation, body));
    } catch (cause) {
      if (!(cause instanceof AccessDenied)) throw cause;
      return reply.code(403).send({ __type: `com.amazonaws.sqs#${cause.name}`, message: cause.message });
    }
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    async close() {
      await app.close();
      kept?.close();
    },
  };
}

/** SQS takes every character of a plane above the first; the emulator's own rule ends at U+FFFD. */
async function takeEveryCharacter(): Promise<void> {
  const { href } = new URL('sqs/sqsTypes.js', import.meta.resolve('fauxqs'));
  const { INVALID_MESSAGE_BODY_CHAR: rule }: { readonly INVALID_MESSAGE_BODY_CHAR: RegExp } = await import(href);
  rule.test = (text) => /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text);
}

/** The address of a queue, at a host that every machine resolves; the emulator's own `sqs.<region>.localhost` is not. */
export const queueUrl = (endpoint: string, name: string): string => `${endpoint}/${ACCOUNT}/${name}`;
