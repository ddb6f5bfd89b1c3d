import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { Log } from '../../sync/ledger/log.ts';

/**
 * Message, fields, which invocation it was, and how bad it is: Lambda takes a line without a level for one of INFO.
 * CloudWatch knows when a line came, and a log group is that of one function. An invocation has the name that it has in
 * Lambda's own lines.
 */
class ShortLines extends LogFormatter {
  formatAttributes(
    ...[{ logLevel, message, lambdaContext }, fields]: Parameters<LogFormatter['formatAttributes']>
  ): LogItem {
    const { awsRequestId: requestId, coldStart: cold_start } = lambdaContext ?? {};
    const invocation = { ...(requestId && { requestId }), ...(cold_start && { cold_start }) };
    const level = logLevel === 'INFO' ? {} : { level: logLevel };
    return new LogItem({ attributes: { ...level, message, ...invocation } }).addAttributes(fields);
  }
}

let logger: Logger | undefined;

/** The logger of this process. */
function ours(): Logger {
  logger ??= new Logger({ logFormatter: new ShortLines() });
  return logger;
}

type LambdaContext = Parameters<Logger['addContext']>[0];

/** What Lambda says of an invocation; a test says less. */
export interface LambdaInvocation extends Partial<Omit<LambdaContext, 'getRemainingTimeInMillis'>> {
  getRemainingTimeInMillis(): number;
}

/** From now on each line names this invocation (`requestId`), and says it when that began its container (`cold_start`). */
export const logInvocation = (invocation: LambdaInvocation): void => ours().addContext(invocation as LambdaContext);

/** One JSON line for each thing that moved. Its type is the allow-list: only ids, codes and counts fit in. */
export function openLog(): Log {
  const log = ours();
  return {
    info: (message, fields = {}) => log.info(message, { ...fields }),
    warn: (message, fields = {}) => log.warn(message, { ...fields }),
    error: (message, fields = {}) => log.error(message, { ...fields }),
  };
}
