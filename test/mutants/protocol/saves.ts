import { inFile, type Mutant } from '../mutant.ts';

const SAVES = ['test/integration/store/saves.test.ts'];
const ENDS = ['test/integration/oauth/loose-ends.test.ts', ...SAVES];
const PAUSES = ['test/integration/sync/pauses.test.ts'];
const POISON = ['test/integration/sync/poison.test.ts'];
const EDITION = ['test/integration/admin/edition.test.ts', 'test/integration/admin/changes.test.ts'];

/** What a save goes over and what it does not, and the pauses and the attention that it may end. */
export const saveMutants: readonly Mutant[] = [
  ...inFile(
    'shared/store/integration/saving.ts',
    ENDS,
    [
      'loose end: a save goes over one that came meanwhile',
      "if ('looseEnds' in changes) same.push([sameEnds, { ...seenEnds }]);",
      '',
    ],
    [
      'loose end: a move is written in vain over one that came meanwhile',
      "(!('looseEnds' in changes) || isDeepStrictEqual(now.looseEnds, seen.looseEnds))",
      'true',
    ],
    ['loose end: one goes over another that came meanwhile', '`${expression} AND ${isThere}`', 'isThere'],
    [
      'loose end: nobody looks after one without a connection',
      'looseEnds.length > 0 && seen.careAt === null ? careOf(key, careAt) : {}',
      '{}',
    ],
    [
      'loose end: each puts off the check of the connection',
      'looseEnds.length > 0 && seen.careAt === null ? careOf(key, careAt) : {}',
      'careOf(key, careAt)',
    ],
  ),
  ...inFile(
    'shared/admin/integrations/save.ts',
    EDITION,
    ['save: it goes over what its page did not show', '    checkEdition(before, ifMatch);\n', ''],
    [
      'save: a disconnected integration is there',
      'if (integration?.disconnectedAtMs !== null) throw',
      'if (!integration) throw',
    ],
    [
      'save: the change log has no line of it',
      'line: deed && changeOf(before, changes, deed, ports.clock, read)',
      'line: null',
    ],
    [
      'save: its line of the change log has no defaults',
      'changeOf(before, changes, deed, ports.clock, read)',
      'changeOf(before, changes, deed, ports.clock)',
    ],
    [
      'save: others who kept changing are a fault of ours',
      'if (!(error instanceof KeptChanging)) throw error;',
      'throw error;',
    ],
    ['save: what it changes waits for the minute', '  if (saved) await ports.wake(key);\n', ''],
  ),
  ...inFile(
    'shared/store/integration/attention.ts',
    SAVES,
    [
      'attention: it outlives the pause that it was asked with',
      '{ pause: undefined, attention: undefined }, moves',
      '{ pause: undefined }, moves',
    ],
    [
      'pause: a line that said so already goes on',
      '      if (pause) await pauseLine(table, key, pause, judgedBy);\n',
      '',
    ],
    ['pause: attention is written without it', 'const standing = pause ? { pause } : {};', 'const standing = {};'],
    [
      'pause: one that nobody judged has no integration',
      'judgedBy === undefined ? THERE :',
      'judgedBy === undefined ? { expression: JUDGED, values: { ":judged": 0 } } :',
    ],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    PAUSES,
    ['pause: a moment that nobody can mean is waited for', 'now + LONGEST_PAUSE_MS,\n', 'Number.MAX_SAFE_INTEGER,\n'],
    [
      'pause: what a person mends is asked again each minute',
      'doubling(failures, HOUR_MS, DAY_MS)',
      'doubling(0, MINUTE_MS, DAY_MS)',
    ],
    [
      'pause: what only a consent ends ends by itself',
      "setback.remedy === 'reconnect' ? null :",
      "setback.remedy === 'park' ? null :",
    ],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    POISON,
    [
      'outage: a day without an answer is told to nobody',
      'if (context.integration.attention !== null || !isLong(pause, context.clock.now())) return;',
      'if (isLong(pause, context.clock.now()) || pause) return;',
    ],
    [
      'outage: each minute of one is told at once',
      'if (context.integration.attention !== null || !isLong(pause, context.clock.now())) return;',
      'if (context.integration.attention !== null) return;',
    ],
    [
      'outage: it begins anew with each pause',
      '(last?.cause === cause ? last.sinceMs : null) ?? clock.now()',
      'last?.cause === cause ? clock.now() : clock.now()',
    ],
  ),
];
