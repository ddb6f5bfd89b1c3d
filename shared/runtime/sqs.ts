import type { Log } from '../sync/ledger/log.ts';
import type { Metrics } from '../sync/ledger/metrics.ts';
import { whatFailed } from '../sync/ledger/note-fault.ts';

/** What SQS hands to a function. */
export interface SqsEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Which messages come back later; the others are done with. */
export interface SqsAnswer {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/** Who hears of a message that failed: the log, and the count under the name of the function's folder. */
export interface MessagePorts {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'count'>;
  readonly folder: string;
}

/** Handles each message of a batch by itself: only those that fail are delivered again, and are counted. */
export const eachMessage =
  (work: (body: string) => Promise<void>, { log, metrics, folder }: MessagePorts) =>
  async ({ Records }: SqsEvent): Promise<SqsAnswer> => {
    const failed = await Promise.all(
      Records.map(async ({ messageId, body }) => {
        try {
          await work(body);
          return [];
        } catch (error) {
          log.error('A message comes back later', whatFailed(error));
          metrics.count('MessagesRetried', folder);
          return [{ itemIdentifier: messageId }];
        }
      }),
    );
    return { batchItemFailures: failed.flat() };
  };
