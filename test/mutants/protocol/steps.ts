import { inFile, type Mutant } from '../mutant.ts';

const S = 'test/integration/sync';
const FAULTS = [`${S}/faults.test.ts`];
const FINAL = [`${S}/final.test.ts`];
const STOPS = [`${S}/stops.test.ts`];
const NOTHING_LOST = [`${S}/nothing-lost.test.ts`];
const POISON = [`${S}/poison.test.ts`];
const PAUSES = [`${S}/pauses.test.ts`];
const WAKES = [`${S}/wakes.test.ts`, `${S}/index.test.ts`, `${S}/outstanding.test.ts`];
const SWEEP = [`${S}/sweep.test.ts`];
const REFUSALS = [`${S}/exact-refusals.test.ts`];
const SNAPSHOTS = [`${S}/snapshots.test.ts`];

/** The steps that every entry takes: once and never twice, stops, pauses, rest, and what is told. */
export const stepMutants: readonly Mutant[] = [
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    FAULTS,
    [
      'intent: D4 none is written before the request',
      'await claim.write({ ...promise, intent, ',
      'await claim.write({ ...promise, ',
    ],

    ['look: the first that finds nothing allows another try', 'act.looks === 1 || lookedAtMs !== null', 'true'],

    ['look: what was found is not taken over', 'if (found !== null) return adopt(claim, act, found);\n\n', ''],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    [...FINAL, ...REFUSALS],
    ['look: none before the first attempt', 'act.lookFirst ? act.look(context.clock.now()) : null', 'null'],
    [
      'look: none after a refusal that may have made it',
      'error.mayBeMade ? await act.look(intent.sentAtMs) : null',
      'null',
    ],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    [`${S}/content.test.ts`],
    [
      'intent: a refused request keeps it',
      '    await claim.write({ ...act.undo, intent: null } as Partial<E>);\n    throw error;',
      '    throw error;',
    ],
    ['content: the intent is written over content that came meanwhile', '    unlessReplaced: true,\n', ''],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    ['test/integration/store/claims.test.ts', `${S}/documents.test.ts`],
    [
      'owner: what was just made is nobody’s',
      "  if (owning && !(await ledger.own(claim.entry, owning))) throw correct('number-taken');\n",
      '',
    ],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    [`${S}/administration.test.ts`],
    ['administration: an entry does not remember where it was begun', 'intent, ...boundHere(context) }', 'intent }'],
  ),
  ...inFile('shared/sync/steps/exactly-once.ts', STOPS, [
    'off: what never arrived is sent after the integration was switched off',
    'if (context.forbids || breaks) {',
    'if (breaks) {',
  ]),
  ...inFile('shared/sync/steps/exactly-once.ts', POISON, [
    'poison: what broke the books six times is made once more',
    'if (context.forbids || breaks) {',
    'if (context.forbids) {',
  ]),
  ...inFile('shared/sync/ledger/timing.ts', FAULTS, [
    'settle: the time of the other side is left out',
    'SETTLE_MS = WORKER_TIMEOUT_MS + 300_000',
    'SETTLE_MS = WORKER_TIMEOUT_MS',
  ]),
  ...inFile('shared/sync/steps/record-failure.ts', FAULTS, [
    'crash: D4 an error takes an entry out of the line',
    'await claim.write(crash(claim.entry, dueAt));',
    'await claim.write({ ...crash(claim.entry, dueAt), dueAt: null });',
  ]),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    STOPS,
    ['told once: the same stop is told after each save', 'claim.entry.publishedStop !== publishedStop', 'true'],

    ['skip: what is not for these books is parked', 'if (SKIPS.has(cause))', 'if (false)'],
    [
      'settings: parked though a mapping was saved meanwhile',
      '{ judgedBy: settingsVersion, unlessChanged: true, step: cause }',
      '{ unlessChanged: true, step: cause }',
    ],
  ),
  ...inFile('shared/sync/steps/record-failure.ts', SNAPSHOTS, [
    'snapshot: what is parked expires with the rest',
    '  await keepSnapshot(claim.entry, context);\n',
    '',
  ]),
  ...inFile('shared/sync/steps/record-failure.ts', NOTHING_LOST, [
    'attention: a pause without end is written by itself (F5)',
    'await raise(claim, setback, context, pauseOf(claim, setback, untilMs, failures, context));',
    'await context.integrations.pause(context.key, pauseOf(claim, setback, untilMs, failures, context));\n  await raise(claim, setback, context);',
  ]),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    ['test/integration/oauth/token-troubles.test.ts', 'test/integration/store/claims.test.ts'],
    [
      'attention: a lost connection is recorded over a consent that came meanwhile',
      "remedy === 'reconnect' ? integration.settingsVersion : undefined;",
      'undefined;',
    ],
    [
      'attention: what was off is on after a reconnect',
      "remedy === 'reconnect' && integration.state === 'active'",
      "remedy === 'reconnect'",
    ],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    PAUSES,
    ['pause: the same again pauses for no longer', 'last?.cause === cause ? last.failures : 0;', '0;'],
    [
      'pause: an entry that stopped with its line goes to the end of it',
      'claim.entry.dueAt ?? clock.now()',
      'clock.now()',
    ],

    [
      'budget: an endpoint that is stopped asks for nobody',
      "setback.cause === 'error-block' || setback.isOdd",
      'setback.isOdd',
    ],
  ),
  ...inFile(
    'shared/sync/steps/unresponsive.ts',
    POISON,
    ['canary: a poison entry alone tests the books', 'failures < ONE_CANARY ||', 'failures >= 0 ||'],
    ['canary: each time the same second one', '(failures - ONE_CANARY) % others.length', '0'],
    [
      'poison: an entry that breaks the books pauses its line again',
      'pause === null && (entry.noAnswers > 0 || wasUnanswered(entry))',
      'false',
    ],
    ['poison: it is tried for ever', 'noAnswers >= NO_ANSWERS_AT_MOST', 'false'],
  ),
  ...inFile(
    'shared/sync/steps/unresponsive.ts',
    [...POISON, `${S}/waits.test.ts`],
    ['poison: in an outage every entry is a suspect', 'pause === null && (entry', '(entry'],
    [
      'poison: an entry that merely waited is a suspect',
      "(cause === 'provider-down' || cause === 'uncertain')",
      "cause !== 'internal-error'",
    ],
  ),
  ...inFile(
    'shared/sync/steps/requeue-parked.ts',
    STOPS,
    ['settings: what is parked is not judged anew', 'if (isOver()) return;', 'return;'],
    [
      'settings: what i-Reserve has to mend is tried after each save',
      "cause === 'unreadable' || cause === 'not-final' || cause === 'conflict'",
      'false',
    ],

    ['told once: who asks again gets no answer', '  publishedStop: null,\n  round', '  round'],
  ),
  ...inFile('shared/sync/steps/publish-outbox.ts', NOTHING_LOST, [
    'told: what is parked rests under settings that did not judge it (F4)',
    '{ judgedBy: Math.max(entry.settingsVersion, seenVersion) }',
    '{}',
  ]),
  ...inFile(
    'shared/sync/steps/publish-outbox.ts',
    [...FAULTS, `${S}/content.test.ts`],
    [
      'told: what the bus did not take counts as told',
      'if (outbox.length > 0) await context.publish(outbox);',
      'if (outbox.length > 0) await context.publish(outbox).catch(() => undefined);',
    ],
    [
      'told: an event that came while others were told waits for the next wake',
      'await claim.write(lookAgainAt(context.clock.now()), { evenIfChanged: true });\n  }\n}\n\n/** What is parked',
      '  }\n}\n\n/** What is parked',
    ],
  ),
  ...inFile(
    'shared/sync/steps/go-to-rest.ts',
    WAKES,
    [
      'index lag: a line rests before the index can show what woke it',
      'const isSeen = isShown || (olderWakes === null && (wakes === seenWakes || isOnlyWake(integration, heard)));',
      'const isSeen = true;',
    ],
    [
      'index lag: a line rests before the index can show what it put off',
      'isSeen && !hasPutOff && passedBy.size === 0',
      'isSeen && passedBy.size === 0',
    ],

    ['rest: the moment of the next entry is forgotten', '...(next ? [Math.max(next.dueAt, now + 1_000)] : []),', ''],

    ['wake: a line that was at work asks no index', '  integration.wasIdle &&\n', ''],
  ),
  ...inFile(
    'shared/sync/steps/wake-integration.ts',
    [`${S}/wakes.test.ts`, `${S}/index.test.ts`],
    ['wake: a line at rest gets no message', 'if (isNews) await wake', 'if (!isNews) await wake'],
  ),
  ...inFile(
    'shared/sync/steps/until-readable.ts',
    [`${S}/stored-versions.test.ts`, `${S}/stored-kinds.test.ts`],
    ['version: what newer code wrote is a fault of ours', 'thrown instanceof TooNew', 'false'],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    ['test/integration/admin/retry.test.ts'],
    [
      'told once: what stopped never rests once its integration is off',
      'publishAtRest(claim, ports, integration.settingsVersion)',
      'publishAtRest(claim, ports)',
    ],
  ),
  ...inFile('shared/sync/drain.ts', NOTHING_LOST, [
    'settings: what is parked and not told yet waits for the next save (F4)',
    'if (!isOutdated(claim.entry, integration)) await',
    'if (true) await',
  ]),
  ...inFile(
    'shared/sync/drain.ts',
    [...FAULTS, ...POISON],
    ['crash: an entry that kills its worker is tried for ever', 'crashes > CRASHES_AT_MOST', 'false'],
    ['canary: an entry that needed no call lifts the pause', '  context.heard() && (status', '(status'],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    PAUSES,
    [
      'pause: a canary that came through lifts none',
      'if (integration.pause && cameThrough(claim, context)) await',
      'if (false) await',
    ],

    [
      'pause: what needs no books waits too',
      'if (run.hint) await publishOnly({ ...integrationKey, ...run.hint }, ports);',
      '',
    ],
    ['canary: anybody tests a pause that is over', '[integration.pause?.canary, hint]', '[hint]'],
    [
      'attention: an endpoint that takes calls again is asked about for good',
      "if (cause === 'error-block' && claim.entry.status === 'done') await",
      'if (false) await',
    ],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    ['test/integration/oauth/token-troubles.test.ts'],

    ['told: attention is kept to ourselves', '    await publishAttention(integration, ports);\n', ''],
  ),
  ...inFile(
    'shared/sync/review/sweep.ts',
    SWEEP,
    ['sweep: what a worker holds counts as left behind', ' && entry.claimedUntilMs <= nowMs', ''],
    [
      'sweep: what was just written counts as left behind',
      'Date.parse(entry.updatedAt) <= nowMs - SETTLED_AFTER_MS && ',
      '',
    ],
    [
      'sweep: a customer that nobody asked for counts as left behind',
      'entry.dueAt === null && !waitsForInvoice(entry)',
      'entry.dueAt === null',
    ],
    [
      'sweep: a line that stands still for good is left so',
      'const isStuck = pause !== null && pause.untilMs === null && attention === null;',
      'const isStuck = false as boolean;',
    ],
    ['sweep: what was left behind is not counted', "ports.metrics.note('LeftBehind', found);", ''],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    ['test/integration/sync/final.test.ts'],
    [
      'settle: D4 a lost request is looked for at once',
      'lookedAtMs === null ? sentAtMs + SETTLE_MS',
      'lookedAtMs === null ? sentAtMs',
    ],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    ['test/integration/sync/stops.test.ts', 'test/integration/sync/content.test.ts', 'test/simulation/orders.test.ts'],
    [
      'claim: a judgement that came too late is not made anew',
      'if (lost instanceof ClaimLost) return judgeAgain(claim, context);',
      'if (lost instanceof ClaimLost) return;',
    ],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    ['test/integration/sync/poison.test.ts', 'test/integration/sync/pauses.test.ts'],
    [
      'canary: whoever met the outage tests it, not the first in line',
      'second ?? due[0] ?? claim.entry',
      'claim.entry',
    ],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    [
      'test/integration/sync/nothing-lost.test.ts',
      'test/integration/oauth/callback.test.ts',
      'test/integration/oauth/connection-check.test.ts',
    ],
    ['attention: a lost connection goes on calling', "if (state === 'attention') return null;", ''],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    ['test/integration/sync/administration.test.ts'],
    [
      'administration: a consent is enough to call, wherever that goes',
      'if (isHalfConnected(integration)) return null;',
      '',
    ],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    ['test/integration/sync/turns.test.ts'],
    ['owner: what was found becomes ours without a look at the owner', '...(owning ? { owning } : {})', ''],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    ['test/integration/sync/turns.test.ts'],
    [
      'owner: what was taken in the meantime is a fault of ours',
      "if (error instanceof Taken) throw correct('number-taken');",
      '',
    ],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    ['test/integration/sync/turns.test.ts'],
    ['crash: it is tried again at once, for ever', 'doubling(crashes, 5_000, 5 * MINUTE_MS)', '0'],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    ['test/integration/sync/nothing-lost.test.ts'],
    ['stop: one that can not be stored is tried as it is, for ever', '[error, ...withLess(error)]', '[error]'],
  ),
  ...inFile(
    'shared/sync/steps/requeue-parked.ts',
    ['test/unit/sync/rest.test.ts'],
    [
      'index lag: a save counts as seen before the index shows what met it',
      'now - settingsChangedAtMs >= INDEX_LAG_MS',
      'true',
    ],
  ),
  ...inFile('shared/sync/steps/go-to-rest.ts', PAUSES, [
    'pause: one for a limit outlives whoever waited for it',
    "'soon', 'rate-limited', 'day-limit']",
    "'soon']",
  ]),
  ...inFile(
    'shared/sync/steps/go-to-rest.ts',
    ['test/unit/sync/rest.test.ts'],
    [
      'index lag: a line rests while another worker holds an entry',
      'isSeen && !hasPutOff && passedBy.size === 0',
      'isSeen && !hasPutOff',
    ],
  ),
  ...inFile(
    'shared/sync/steps/go-to-rest.ts',
    ['test/unit/sync/rest.test.ts'],
    [
      'wake: a line that was woken by others too asks no index',
      'heard === wakes && wakes === seenWakes + 1',
      'heard === wakes',
    ],
  ),
  ...inFile(
    'shared/sync/steps/go-to-rest.ts',
    ['test/unit/sync/rest.test.ts'],
    ['wake: a line that put something off asks no index', '  !hasPutOff &&\n', ''],
  ),
  ...inFile(
    'shared/sync/steps/go-to-rest.ts',
    ['test/unit/sync/rest.test.ts'],
    ['settings: a line with saved settings asks no index', '  isRequeued(integration) &&\n', ''],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    ['test/integration/sync/turns.test.ts'],
    ['time: a run goes on until it is ended', 'if (outOfTime(ports)) return ports.wake(integrationKey);', ''],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    ['test/integration/sync/turns.test.ts'],
    [
      'time: a run that is over wakes nobody',
      'if (outOfTime(ports)) return ports.wake(integrationKey);',
      'if (outOfTime(ports)) return;',
    ],
  ),
  ...inFile(
    'shared/sync/ledger/id-from.ts',
    ['test/unit/sync/event-ids.test.ts'],
    [
      'told once: the id of an event hangs on the order of its keys',
      'JSON.stringify(value, inOrder)',
      'JSON.stringify(value)',
    ],
  ),
  ...inFile(
    'shared/sync/review/sweep.ts',
    ['test/integration/sync/sweep.test.ts'],
    ['sweep: it ends with the first page', 'while (from !== null && ports.mayGoOn());', 'while (false);'],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    ['test/integration/sync/pauses.test.ts'],
    ['budget: a document is begun without the calls that finish it', 'await context.wire.reserve(act.calls);', ''],
  ),
  ...inFile(
    'shared/sync/drain.ts',
    ['test/integration/sync/pauses.test.ts'],
    [
      'pause: a new pause is lifted with the old one',
      'after.pause.failures === before.pause?.failures && after.pause.untilMs === before.pause.untilMs',
      'true',
    ],
  ),
  ...inFile(
    'shared/sync/steps/exactly-once.ts',
    ['test/integration/sync/final.test.ts'],
    ['look: the second one follows the first at once', 'lookedAtMs + SECOND_LOOK_MS', 'lookedAtMs'],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    ['test/integration/sync/stops.test.ts'],
    [
      'told once: an answer has the id of the one before',
      'const round = claim.entry.round + facts.length;',
      'const round = claim.entry.round;',
    ],
  ),
  ...inFile(
    'shared/sync/steps/record-failure.ts',
    ['test/integration/sync/pauses.test.ts'],
    ['pause: a moment far away is believed', '    now + LONGEST_PAUSE_MS,\n', '    Number.MAX_SAFE_INTEGER,\n'],
  ),
];
