import { inFile, type Mutant } from '../mutant.ts';

const DELIVER = ['test/integration/events-out/deliver.test.ts'];

/** Events on their way to an address of i-Reserve: tried for a day, and kept after that. */
export const eventsOutMutants: readonly Mutant[] = [
  ...inFile(
    'functions/events-out/pauses.ts',
    DELIVER,
    ['pause: what the receiver asked for is not heard', 'Math.max(askedMs, pauseMs', 'Math.max(0, pauseMs'],
    [
      'pause: the receiver may have it be a shorter one',
      'Math.max(askedMs, pauseMs',
      'Math.min(askedMs || pauseMs, pauseMs',
    ],
    [
      'pause: it is longer than the queue can hide an event',
      'return Math.min(LONGEST_MS, Math.max',
      'return Math.min(2 * LONGEST_MS, Math.max',
    ],
    [
      'pause: there is one after the last attempt too',
      'if (pauseMs === undefined) return null;',
      'if (pauseMs === undefined) return LONGEST_MS;',
    ],
    ['pause: the first is that of the second', 'PAUSES_MS[attempt - 1]', 'PAUSES_MS[attempt]'],
    ['pause: the events of an outage come back in one second', '(1 + SPREAD * random)', '(1 + 0 * random)'],
  ),
  ...inFile(
    'functions/events-out/deliver.ts',
    DELIVER,
    [
      'given up: what nobody took is kept by nobody',
      "log.error('Given up, and kept', said);\n    await keep(body);",
      "log.error('Given up, and kept', said);",
    ],
    ['given up: a receiver that wants no more is asked for a day', 'httpStatus === GONE ? null :', ''],
    ['given up: what can not be read is kept by nobody', "not delivered');\n    await keep(body);", "not delivered');"],
    ['taken: a redirect counts as taken', 'httpStatus < 300', 'httpStatus < 400'],
    ['attempt: one without an answer is a fault', '.catch((cause: unknown) => noAnswer(cause))', ''],
  ),
];
