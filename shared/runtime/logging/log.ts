import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { Log, LogFields } from '../../sync/ledger/log.ts';

/** Level, message and fields. CloudWatch knows when a line came, and a log group is that of one function. */
class ShortLines extends LogFormatter {
  formatAttributes(...[{ logLevel, message }, fields]: Parameters<LogFormatter['formatAttributes']>): LogItem {
    return new LogItem({ attributes: { level: logLevel, message } }).addAttributes(fields);
  }
}

/** One JSON line for each thing that moved. Its type is the allow-list: only ids, codes and counts fit in. */
export function openLog(): Log {
  const logger = new Logger({ logFormatter: new ShortLines() });
  const fields = (all: LogFields = {}) => ({ ...all });
  return {
    info: (message, all) => logger.info(message, fields(all)),
    warn: (message, all) => logger.warn(message, fields(all)),
    error: (message, { error, ...all } = {}) => logger.error(message, { ...all, ...(error ? { fault: error } : {}) }),
  };
}
