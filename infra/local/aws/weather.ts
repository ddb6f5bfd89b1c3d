/** What a table may answer on a bad day: a conflict with another's transaction, a throttle, an error of DynamoDB's own. */
export const WEATHERS = ['conflict', 'throttle', 'error'] as const;
/** One of them, by its name. */
export type Weather = (typeof WEATHERS)[number];

/** An answer of DynamoDB that refuses a request: status and body. */
export interface BadWeather {
  readonly status: number;
  readonly body: object;
}

/** The weather over the tables: good, until some of it is brought. */
export interface Sky {
  /** The next `times` requests that can meet this weather meet it. */
  bring(weather: Weather, times: number): void;
  /** What a request meets, if anything. */
  meet(operation: string, input: unknown): BadWeather | undefined;
}

/** A sky without a cloud. */
export function createSky(): Sky {
  const left = new Map<Weather, number>();
  return {
    bring: (weather, times) => void left.set(weather, times),
    meet(operation, input) {
      const weather = WEATHERS.find(
        (kind) => (left.get(kind) ?? 0) > 0 && (kind !== 'conflict' || WRITES.test(operation)),
      );
      if (weather === undefined) return undefined;
      left.set(weather, (left.get(weather) ?? 0) - 1);
      return answers[weather](operation, input);
    },
  };
}

/** Only who writes loses against a transaction. */
const WRITES = /^(Put|Update|Delete|TransactWrite)Item/;

const refused = (type: string, message: string, more: object = {}, status = 400): BadWeather => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...more },
});

const answers: Readonly<Record<Weather, (operation: string, input: unknown) => BadWeather>> = {
  conflict(operation, input) {
    if (operation !== 'TransactWriteItems')
      return refused('TransactionConflictException', 'Transaction is ongoing for the item');
    const parts = (input as { readonly TransactItems: readonly unknown[] }).TransactItems;
    const CancellationReasons = parts.map(() => ({ Code: 'TransactionConflict', Message: 'Transaction is ongoing' }));
    return refused('TransactionCanceledException', 'Transaction cancelled [TransactionConflict]', {
      Message: 'Transaction cancelled [TransactionConflict]',
      CancellationReasons,
    });
  },
  throttle: () => refused('ThrottlingException', 'Rate of requests exceeds the allowed throughput.'),
  error: () => refused('InternalServerError', 'Internal server error', {}, 500),
};
