import { inFile, type Mutant } from '../mutant.ts';

const PACE = ['test/unit/http/pace.test.ts'];
const PACER = ['test/unit/http/pacer.test.ts'];
const WIRE = ['test/unit/http/wire.test.ts'];
const TABLE = ['test/integration/http/pace-table.test.ts'];
const CLOCKS = ['test/unit/http/their-clock.test.ts'];

/** Limits of the providers, and calls that are over before their run is. */
export const paceMutants: readonly Mutant[] = [
  ...inFile(
    'shared/http/pace.ts',
    PACE,
    [
      'window: D4 a slot is free a window after its call left',
      'completedAtMs + limits.windowMs + MARGIN_MS',
      'completedAtMs + limits.windowMs - 5_000',
    ],
    [
      'lease: what a dead run borrowed is free at once',
      '...lapsed.flatMap(({ slots, untilMs }) => Array<number>(slots).fill(restOf(limits, untilMs))),',
      '',
    ],
    [
      'lease: what is lent counts as free',
      'limits.perWindow - state.usedUntil.length - lent(state)',
      'limits.perWindow - state.usedUntil.length',
    ],
    ['lease: less is lent than is needed', 'if (free < ask.need) {', 'if (free < 1) {'],
    ['day: calls of today are not counted', 'dayCalls: state.dayCalls + slots }', 'dayCalls: state.dayCalls }'],
    [
      'day: what was borrowed and not used counts',
      'Math.max(0, state.dayCalls - unused, theirs)',
      'Math.max(0, state.dayCalls, theirs)',
    ],
    [
      'day: their count is not believed',
      'Math.max(0, state.dayCalls - unused, theirs)',
      'Math.max(0, state.dayCalls - unused)',
    ],
    [
      'day: a lease that lives through midnight counts for no day',
      'state.day === dayOf(nowMs) ? state.dayCalls : lent(state)',
      'state.day === dayOf(nowMs) ? state.dayCalls : 0',
    ],
    ['hold: what the other side forbids is allowed', 'if (state.heldUntilMs > nowMs) return', 'if (false) return'],
    ['clock: one that went back keeps slots for longer', 'Math.min(freeAt, restOf(limits, latestMs))', 'freeAt'],
    [
      'errors: an endpoint is called for good',
      'if (recent.length < limits.errorsPerHour) return null;',
      'return null;',
    ],
    ['errors: those of hours ago count', '.filter((at) => at > nowMs - HOUR_MS);\n  if', ';\n  if'],
    [
      'headers: D4 absent counts as none left',
      'const windowIsOver = windowRemaining === 0 ||',
      'const windowIsOver = !windowRemaining ||',
    ],
    ['headers: a 429 of the day is one of the minute', '(isRefused && saysDay && !saysWindow)', 'false'],
    [
      'headers: a reset of next year is believed',
      'Math.min(windowResetAtMs ?? theirNowMs + limits.windowMs, theirNowMs + HOUR_MS)',
      '(windowResetAtMs ?? theirNowMs + limits.windowMs)',
    ],
  ),
  ...inFile(
    'shared/http/pace.ts',
    ['test/integration/admin/api.test.ts'],
    ['errors: a retry lets everything through', ': times.slice(1 - limits.errorsPerHour),', ': [],'],
  ),
  ...inFile(
    'shared/http/pacer.ts',
    PACER,
    ['part: who leaves a part to others takes all', 'this.#own = partOf(limits, part);', 'this.#own = limits;'],
    [
      'errors: an error is counted with the next loan',
      'await this.#change((state) => ({ state, result: undefined })).catch(() => undefined);\n    }\n    this.#endTurn',
      '}\n    this.#endTurn',
    ],
    [
      'errors: those of one sharer stop the others',
      'this.#errors.push({ endpoint: this.#whose + endpoint, atMs: now });',
      'this.#errors.push({ endpoint, atMs: now });',
    ],
    ['errors: a 429 counts as one', '![408, 429, ...this.#limits.notErrors]', '![408, ...this.#limits.notErrors]'],
    [
      'loan: one that must be returned waits',
      'return isFar && slots <= SMALL && heldUntilMs === 0 && this.#errors.length === 0;',
      'return true;',
    ],
    [
      'loan: it is used after its end',
      'this.#loan.untilMs > this.#latest() ? this.#loan.inHand : 0',
      'this.#loan.inHand',
    ],
    ['time: slots are borrowed by a run that is over', 'if (this.#timeLeftMs() <= 0) throw new OutOfTime();', ''],
    [
      'time: a run waits beyond its end',
      'waitMs > SLEEP_AT_MOST_MS || waitMs > this.#timeLeftMs() - 2 * CALL_TIMEOUT_MS',
      'waitMs > SLEEP_AT_MOST_MS',
    ],

    [
      'clock: theirs is taken for ours',
      'const now = this.#clock.now() - answer.aheadMs;',
      'const now = this.#clock.now();',
    ],
    ['turn: two calls of one run leave together', '    await before;\n', ''],
  ),
  ...inFile(
    'shared/http/pacer.ts',
    [...PACER, 'test/unit/http/pacer.test.ts'],
    ['slot: a call uses none', '      this.#loan.inHand--;\n', ''],
  ),
  ...inFile(
    'shared/store/pace.ts',
    TABLE,
    [
      'version: two change the pace from one reading',
      "{ expression: '#version = :version', values: { ':version': version } }",
      "{ expression: '#version = :version OR #version <> :version', values: { ':version': version } }",
    ],
    ['version: a container believes what it remembers', '          known.delete(scope);\n', ''],
    [
      'later: what was owed is never written',
      'change(before.reduce<PaceState>((now, later) => later(now), seen))',
      'change(seen)',
    ],
    ['later: what was owed is written twice', '          remains(scope, before);\n', ''],
  ),
  ...inFile(
    'shared/http/wire.ts',
    WIRE,
    [
      'time: C5 a call may outlive its run',
      'Math.min(CALL_TIMEOUT_MS, timeLeftMs() - WRITE_DOWN_MS)',
      'CALL_TIMEOUT_MS',
    ],
    ['time: a call begins that would be cut short', 'if (timeoutMs < WORTH_MS)', 'if (timeoutMs < 0)'],
    ['refusal: a refused token is sent once more', 'if (answer.status !== 401) return answer;', 'return answer;'],
    [
      'slot: a call without an answer keeps its turn',
      '      await pace.done(request.endpoint, answer);',
      '      if (answer) await pace.done(request.endpoint, answer);',
    ],
    [
      'token: it is asked for before the wait for a slot',
      '    await pace.take(request.endpoint);\n    try {\n      const token = await tokenOf();',
      '    const token = await tokenOf();\n    await pace.take(request.endpoint);\n    try {',
    ],
  ),
  ...inFile(
    'shared/http/scope.ts',
    ['test/unit/runtime/runtime.test.ts'],
    [
      'scope: two who share a count share their errors',
      'return isShared ? `${[tenant, id]',
      'return !isShared ? `${[tenant, id]',
    ],
    [
      'scope: administrations share one count',
      "administration: [clientId ?? '', administration?.id ?? ''],",
      "administration: [clientId ?? ''],",
    ],
  ),
  ...inFile(
    'shared/providers/exact/administrations.ts',
    ['test/integration/runtime/connections.test.ts'],
    [
      'scope: the list of administrations counts to none of them',
      'send({ ...request, countedTo: division })',
      'send(request)',
    ],
  ),
  ...inFile(
    'shared/http/pace.ts',
    ['test/unit/http/pacer.test.ts'],
    [
      'repeat: a write that the SDK sent twice lends twice',
      'if (lentAlready) return { slots: lentAlready.slots, state };',
      '',
    ],
    [
      'repeat: what was released by it counts twice',
      'untilMs > nowMs && !leases.some(({ id }) => id === lease)',
      'false',
    ],
  ),
  ...inFile(
    'shared/http/pacer.ts',
    ['test/unit/http/pacer.test.ts'],
    ['headers: what the other side allows less is not believed', 'loan.inHand = Math.min(loan.inHand, allowed);', ''],
  ),
  ...inFile(
    'shared/http/their-clock.ts',
    CLOCKS,
    ['clock: one that was never heard may be behind by nothing', '#least = -CLOCK_OFF_MS;', '#least = 0;'],
    ['clock: one that was never heard may be ahead by nothing', '#most = CLOCK_OFF_MS;', '#most = 0;'],
    ['clock: the earliest that it shows is the latest', '=> nowMs - this.#most;', '=> nowMs - this.#least;'],
    ['clock: the latest that it shows is the earliest', '=> nowMs - this.#least;', '=> nowMs - this.#most;'],
    ['clock: a Date of whole seconds tells more than that', 'aheadMs - GRAIN_MS - tookMs', 'aheadMs - tookMs'],
    ['clock: a slow answer tells as much as a quick one', 'aheadMs - GRAIN_MS - tookMs', 'aheadMs - GRAIN_MS'],
    [
      'clock: one that was set is held against what was learnt before',
      'const isMoved = least > this.#most || most < this.#least;',
      'const isMoved = false;',
    ],
    [
      'clock: what earlier answers said is forgotten',
      'const isMoved = least > this.#most || most < this.#least;',
      'const isMoved = true;',
    ],
    ['clock: every host shows the same', 'this.#clocks.get(host) ??', "this.#clocks.get('') ??"],
    ['clock: what was learnt of a host is forgotten', '    this.#clocks.set(host, clock);\n', ''],
  ),
  ...inFile(
    'shared/http/loan.ts',
    PACER,
    [
      'wait: it is as long as this clock says, whatever that of the next run does',
      'Math.max(waitMs - CLOCKS_APART_MS, SECOND_MS)',
      'waitMs',
    ],
    [
      'wait: a short one has the next run come at once, again and again',
      'Math.max(waitMs - CLOCKS_APART_MS, SECOND_MS)',
      'waitMs - CLOCKS_APART_MS',
    ],
    [
      'wait: one for the next day ends before midnight',
      "limit === 'day-limit' ? waitMs :",
      "limit !== 'day-limit' ? waitMs :",
    ],
  ),
  ...inFile(
    'shared/http/pacer.ts',
    [...PACER, ...CLOCKS],
    ['clock: no answer says what theirs shows', "if (answer?.headers.get('date')) this", 'if (false) this'],
    [
      'clock: a call counts as completed earlier than it may have been',
      'const now = this.#latest();\n    this.#loan.completed',
      'const now = this.#earliest();\n    this.#loan.completed',
    ],
    [
      'clock: what is lent is free by the latest that theirs may show',
      'lend(returned, this.#own, { lease, need, want, untilMs }, this.#earliest())',
      'lend(returned, this.#own, { lease, need, want, untilMs }, this.#latest())',
    ],
    [
      'clock: a slot is free by the latest that theirs may show',
      'const now = [this.#earliest(), this.#latest()] as const;',
      'const now = [this.#latest(), this.#latest()] as const;',
    ],
    [
      'clock: a loan ends by our clock',
      'this.#loan.untilMs > this.#latest() ?',
      'this.#loan.untilMs > this.#clock.now() ?',
    ],
    ['clock: an answer without a Date is one of now', "if (answer?.headers.get('date')) this", 'if (answer) this'],
    [
      'errors: a stopped endpoint is open again by the clock of the other side',
      'untilMs && untilMs + this.#clock.now() - this.#earliest()',
      'untilMs',
    ],
  ),
  ...inFile(
    'shared/http/pace.ts',
    PACE,
    [
      'headers: a reset that is told in whole seconds is over a part of one too early',
      'Math.max(AFTER_RESET_MS, limits.resetGrainMs ?? 0)',
      'AFTER_RESET_MS',
    ],
    ['headers: after a refusal no more is waited than after a count', 'isRefused ? AFTER_REFUSAL_MS : told', 'told'],
  ),
];
