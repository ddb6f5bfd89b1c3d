import { Logger } from '@aws-lambda-powertools/logger';
import type { Log, LogFields } from '../../sync/ledger/log.ts';

/** One JSON line for each thing that moved. Its type is the allow-list: only ids, codes and counts fit in. */
export function openLog(): Log {
  const logger = new Logger({ serviceName: 'i-reserve-bookkeeping' });
  const fields = (all: LogFields = {}) => ({ ...all });
  return {
    info: (message, all) => logger.info(message, fields(all)),
    warn: (message, all) => logger.warn(message, fields(all)),
    error: (message, { error, ...all } = {}) => logger.error(message, { ...all, ...(error ? { fault: error } : {}) }),
  };
}
