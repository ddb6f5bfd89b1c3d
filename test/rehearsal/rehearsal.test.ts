import { describe, expect, test } from 'vitest';
import { allOf, synthesized } from '../integration/infra/stack-fixtures.ts';
import { type Change, type Rule, readRule, rehearse } from './alarm-rules.ts';
import { QUIET_DAYS } from './days.ts';
import { record } from './life.ts';
import { BEGINS, lifeOf, SITUATIONS, type Situation } from './situations.ts';

const { template } = synthesized('prod', {
  eventsOutTo: { url: 'https://i-reserve.example/events', secretName: 'i-reserve/events-out' },
});
const rules = allOf(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => readRule(alarm));
const ruleOf = (name: string): Rule => {
  const found = rules.find((rule) => rule.name === name);
  if (!found) throw new Error(`the template has no alarm ${name}`);
  return found;
};

/** After how many minutes of a situation its alarm is raised; null when it is not within the day that follows. */
function raisedAfter({ alarm, within, ...situation }: Situation, busy?: number): number | null {
  const rule = ruleOf(alarm);
  const until = BEGINS + within + 1;
  const recording = record(lifeOf(situation, busy), until, Math.max(0, BEGINS - 3 * rule.window));
  const raised = rehearse([rule], recording, { from: BEGINS, until }).find(({ to }) => to === 'ALARM');
  return raised ? raised.minute - BEGINS : null;
}

const raised = SITUATIONS.map((situation) => ({ ...situation, after: raisedAfter(situation) }));

test('every alarm of the template has a situation that it is for', () => {
  expect([...new Set(SITUATIONS.map(({ alarm }) => alarm))].sort()).toEqual(rules.map(({ name }) => name).sort());
});

test('every metric that a situation or a day is about is watched by an alarm', () => {
  const watched = new Set(rules.flatMap(({ metrics }) => metrics));
  const told = SITUATIONS.flatMap((situation) => {
    const before = new Set(Object.keys(lifeOf({ life: (now) => now })(BEGINS).more));
    return [0, 1]
      .flatMap((since) => Object.keys(lifeOf(situation)(BEGINS + since).more))
      .filter((name) => !before.has(name));
  });
  expect([...new Set(told)].filter((metric) => !watched.has(metric))).toEqual([]);
});

describe('an alarm is raised in its situation, in the time that it promises', () => {
  test.each(raised.map(({ alarm, what, within, after }) => [alarm, what, within, after] as const))(
    '%s: %s',
    (_alarm, _what, within, after) => {
      expect(after, 'it is not raised in time').not.toBeNull();
      expect(after).toBeLessThanOrEqual(within);
      expect(after).toBeGreaterThan(0);
    },
  );
});

describe('no alarm is raised on', () => {
  test.each(QUIET_DAYS.map((day) => [day.what, day] as const))(
    '%s',
    (_what, { life, minutes, isFirst = false, from = 0 }) => {
      const recording = record(life, minutes, from);
      const start = isFirst ? 1 : from;
      const changes = rehearse(rules, recording, { from: start, until: minutes, known: !isFirst });
      expect(changes.filter(({ to }: Change) => to === 'ALARM')).toEqual([]);
    },
  );
});

test('the table of the rehearsal in infra/REHEARSAL.md is what was just played', async () => {
  const rows = raised.map(({ alarm, what, after }) => `| \`${alarm}\` | ${what} | ${inWords(after ?? 0)} |`);
  const days = QUIET_DAYS.map(({ what }) => `- ${what}`);
  await expect(`${[HEAD, ...rows, '', QUIET, ...days].join('\n')}\n`).toMatchFileSnapshot('../../infra/REHEARSAL.md');
});

const HEAD = `# Rehearsal of the alarms

\`test/rehearsal/\` plays each situation to the alarms of the synthesized template, by CloudWatch's rules of evaluation, and
shows after how long the alarm is raised. What CloudWatch itself takes to receive a metric, up to three minutes, comes on top.
The test writes this page.

| Alarm | Situation | Raised after |
| --- | --- | --: |`;

const QUIET = 'None of them is raised on these days:\n';

const inWords = (minutes: number): string =>
  minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
