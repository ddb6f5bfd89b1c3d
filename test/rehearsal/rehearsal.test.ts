import { describe, expect, test } from 'vitest';
import { allOf, synthesized } from '../integration/infra/stack-fixtures.ts';
import { type Change, type Rule, readRule, rehearse } from './alarm-rules.ts';
import { QUIET_DAYS } from './days.ts';
import { type Minute, measured, record } from './life.ts';
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

/** How long a situation is played on after its alarm should be there, so that a late one is seen to be late. */
const PLAYED_ON = 10;

/** After how many minutes of a situation its alarm is raised; null when it is not even ten minutes too late. */
function raisedAfter({ alarm, within, ...situation }: Situation, busy?: number): number | null {
  const rule = ruleOf(alarm);
  const until = BEGINS + within + PLAYED_ON;
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
  const unwatched = [...new Set(told)].filter((metric) => !watched.has(metric));
  expect(unwatched, `watched are ${[...watched].sort().join(', ')}`).toEqual([]);
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

describe('a release that a tenth of the calls go to', () => {
  /** A tenth of thirty invoices a minute, and of what comes with them, goes to the new version and goes wrong there. */
  const broken: readonly Omit<Situation, 'what' | 'within'>[] = [
    { alarm: 'invoice-intake-fails', life: (now) => also(now, measured('MessagesRetried', 'invoice-intake'), 3) },
    { alarm: 'books-push-fails', life: (now) => also(now, measured('MessagesRetried', 'books-push'), 6) },
    {
      alarm: 'contacts-webhook-fails',
      life: (now) => ({ ...now, runs: { ...now.runs, contactswebhook: [30, 3, 60] } }),
    },
    { alarm: 'admin-api-fails', life: (now) => also(now, measured('RequestsFailed', 'admin-api'), 3) },
    { alarm: 'console-fails', life: (now) => also(now, measured('RequestsFailed', 'console'), 3) },
    {
      alarm: 'oauth-callback-fails',
      life: (now, since) => also(now, measured('RequestsFailed', 'oauth-callback'), since < 2 ? 1 : 0),
    },
    { alarm: 'events-out-fails', life: (now) => also(now, measured('MessagesRetried', 'events-out'), 2) },
    { alarm: 'faults-of-ours', life: (now) => also(now, measured('FaultsOfOurs'), 3) },
    {
      alarm: 'internal-error',
      life: (now, since) => also(now, measured('InvoicesParked', 'internal-error'), since === 5 ? 1 : 0),
    },
  ];
  const also = (now: Minute, metric: string, value: number): Minute => ({
    ...now,
    more: { ...now.more, [metric]: value },
  });

  test('is ended by each of its alarms before the other nine tenths follow', () => {
    const within = 15;
    const after = broken.map(({ alarm, life }) => ({ alarm, minutes: raisedAfter({ alarm, life, what: '', within }) }));
    expect(after.filter(({ minutes }) => minutes === null || minutes > within)).toEqual([]);
  });

  test('has these alarms, and no others', () => {
    const groups = allOf<{ AlarmConfiguration: { Alarms: { Name: { Ref: string } }[] }; DeploymentConfigName: string }>(
      template,
      'AWS::CodeDeploy::DeploymentGroup',
    );
    const named = groups.flatMap(([, { AlarmConfiguration }]) => AlarmConfiguration.Alarms.map(({ Name }) => Name.Ref));
    const names = new Map(
      allOf<{ AlarmDescription: string }>(template, 'AWS::CloudWatch::Alarm').map(([id, alarm]) => [
        id,
        readRule(alarm).name,
      ]),
    );
    expect([...new Set(named.map((id) => names.get(id)))].sort()).toEqual(broken.map(({ alarm }) => alarm).sort());
    for (const [, { DeploymentConfigName }] of groups)
      expect(DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent15Minutes');
  });
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
