import { inFile, type Mutant } from '../mutant.ts';

const S = 'test/integration/sync';
const MOMENT = [`${S}/at-their-moment.test.ts`];
const REST = ['test/unit/sync/rest.test.ts'];
const SAVES = ['test/integration/store/saves.test.ts'];

/** When a line is looked at: at its moment, again, and not before there is something to do. */
export const wakeMutants: readonly Mutant[] = [
  ...inFile(
    'functions/ring-due/at-their-moment.ts',
    MOMENT,
    [
      'moment: what falls due while the run wakes what was due counts as woken',
      'known.filter(({ dueAt }) => dueAt <= fromMs)',
      'known.filter(({ dueAt }) => dueAt <= now)',
    ],
    [
      'moment: what was due is woken twice by one run',
      'new Set(known.filter(({ dueAt }) => dueAt <= fromMs).map(nameOf))',
      'new Set<string>()',
    ],
    ['moment: a line is woken at each look', '    for (const one of due) woken.add(nameOf(one));\n', ''],
    ['moment: a line is woken before it', 'const due = rest.filter(({ dueAt }) => dueAt <= now);', 'const due = rest;'],
    [
      'moment: what begins to wait meanwhile is not seen',
      'Math.min(now + LOOK_EVERY_MS, ...ahead)',
      'Math.min(untilMs, ...ahead)',
    ],
    [
      'moment: the run looks when it looks, not when a line is due',
      'Math.min(now + LOOK_EVERY_MS, ...ahead)',
      'now + LOOK_EVERY_MS',
    ],
    ['moment: a run lasts beyond the next one', 'nextMs >= untilMs || !mayGoOn()', '!mayGoOn()'],
    ['moment: a run goes on until it is ended', 'nextMs >= untilMs || !mayGoOn()', 'nextMs >= untilMs'],
    ['moment: a run stays where no line works or waits', 'all.length > 0; all', 'true; all'],
    [
      'moment: a line that falls due once more was woken already',
      'JSON.stringify([tenant, integration, dueAt])',
      'JSON.stringify([tenant, integration].slice(0, dueAt && 2))',
    ],
    [
      'moment: a line of another tenant was woken already',
      'JSON.stringify([tenant, integration, dueAt])',
      'JSON.stringify([tenant && integration, dueAt])',
    ],
  ),
  ...inFile(
    'functions/ring-due/handler.ts',
    MOMENT,
    [
      'moment: the run of a minute stays no longer than its work',
      'if (untilMs > startedAtMs) await',
      'if (untilMs < startedAtMs) await',
    ],
    ['moment: what is due later is woken at once', 'dueAt <= startedAtMs ? [key] : []', 'dueAt >= 0 ? [key] : []'],
  ),
  ...inFile(
    'shared/sync/steps/go-to-rest.ts',
    REST,
    ['rest: an entry that is overdue is looked at again at once', 'Math.max(next.dueAt, now + 1_000)', 'next.dueAt'],
    ['rest: a wake of older code counts as heard', '(olderWakes === null && (wakes', '(olderWakes !== 0 && (wakes'],
    [
      'index lag: what older settings parked is left to the next save',
      '...(isRequeued(integration) ? [] : [now + INDEX_LAG_MS]),',
      '',
    ],
    ['rest: a line that looks again rests like one with nothing to do', 'isIdle: wakeAt === null', 'isIdle: true'],
    [
      'pause: it ends while another worker holds an entry that tests it',
      'if (!isTested(integration.pause, next) && passedBy.size === 0 &&',
      'if (!isTested(integration.pause, next) &&',
    ],
    [
      'pause: it ends under the entry that tests it',
      'if (!isTested(integration.pause, next) && passedBy.size === 0 &&',
      'if (passedBy.size === 0 &&',
    ],
    [
      'pause: the daily look through the relations tests every pause',
      '(!isDailyLook(next.key) || (pause?.canary != null && isDailyLook(pause.canary)))',
      'pause !== undefined',
    ],
    [
      'pause: the daily look through the relations tests none',
      '(!isDailyLook(next.key) || (pause?.canary != null && isDailyLook(pause.canary)))',
      '(!isDailyLook(next.key) || pause === undefined)',
    ],
    [
      'pause: what a person has to end ends with the last that waited',
      'pause !== null && PASSING.has(pause.cause)',
      'pause !== null',
    ],
    ['wake: a paused line asks no index', '  integration.pause === null &&\n', ''],
    ['wake: a line with an entry that another worker holds asks no index', ' &&\n  passedBy.size === 0;', ';'],
  ),
  ...inFile(
    'shared/store/integration/waking.ts',
    SAVES,
    [
      'wake: a look that is a moment old is believed',
      '    isNews = !isNews;\n    return CONFLICT;',
      '    return { wakes: 0, isNews };',
    ],
    [
      'wake: a line that was called for later is not called for sooner',
      "'attribute_not_exists(isCalled) OR attribute_not_exists(wakeAt) OR wakeAt > :at'",
      "'attribute_not_exists(isCalled) OR attribute_not_exists(wakeAt)'",
    ],
    [
      'wake: who sends no message keeps others from one',
      'seen === undefined ? {} : { isCalled: true }',
      '{ isCalled: true }',
    ],
    [
      'rest: a line that rests for good is woken for good',
      '{ wakeAt: undefined, wakeShard: undefined } : { wakeAt,',
      '{} : { wakeAt,',
    ],
    [
      'rest: a line with more to do counts as idle',
      'wasIdle: (isSeen && isIdle) || undefined,',
      'wasIdle: isSeen || undefined,',
    ],
    [
      'rest: what was not seen counts as idle',
      'wasIdle: (isSeen && isIdle) || undefined,',
      'wasIdle: isIdle || undefined,',
    ],
    [
      'save: its wake has no moment',
      'wokenAtMs: nowMs, wakeAt: nowMs, wakeShard: shardOf(key) }',
      'wokenAtMs: nowMs }',
    ],
  ),
];
