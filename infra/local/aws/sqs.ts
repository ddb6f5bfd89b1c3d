import { buildApp } from 'fauxqs';
import { openQueueFile } from './queue-file.ts';
import { ACCOUNT, REGION, type Service } from './surroundings.ts';

/**
 * Starts the embedded SQS, in memory or in `folder`.
 *
 * It is built by hand: its own starter listens on every address of the machine, and this listens on 127.0.0.1 alone.
 */
export async function startSqs(folder?: string): Promise<Service> {
  const kept = folder === undefined ? undefined : await openQueueFile(folder);
  const app = buildApp({ logger: false, defaultRegion: REGION, ...(kept && { stores: kept.stores }) });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    async close() {
      await app.close();
      kept?.close();
    },
  };
}

/** The address of a queue, at a host that every machine resolves; the emulator's own `sqs.<region>.localhost` is not. */
export const queueUrl = (endpoint: string, name: string): string => `${endpoint}/${ACCOUNT}/${name}`;
