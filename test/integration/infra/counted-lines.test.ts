import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openLog } from '../../../shared/runtime/logging/log.ts';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import { MEASURES } from '../../../shared/sync/ledger/metrics.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { invoiceEvent } from '../sync/fixtures.ts';
import { allOf, synthesized } from './stack-fixtures.ts';

interface Filter {
  readonly FilterPattern: string;
  readonly LogGroupName: { readonly Ref: string };
  readonly MetricTransformations: readonly {
    readonly MetricNamespace: string;
    readonly MetricName: string;
    readonly MetricValue: string;
    readonly Dimensions?: readonly { readonly Key: string; readonly Value: string }[];
  }[];
}

interface Alarm {
  readonly Metrics: readonly { readonly MetricStat?: { readonly Metric: { readonly MetricName: string } } }[];
}

const { template } = synthesized('prod');
const filters = allOf<Filter>(template, 'AWS::Logs::MetricFilter').map(([, filter]) => filter);
const logGroups = allOf<{ LoggingConfig: { LogGroup: { Ref: string } } }>(template, 'AWS::Lambda::Function').flatMap(
  ([id, { LoggingConfig }]) => (/^invoiceintake|^adminapi|^console/.test(id) ? [LoggingConfig.LogGroup.Ref] : []),
);
let worlds: readonly AnyWorld[];
beforeAll(async () => {
  worlds = await Promise.all([testWorld(), moneybirdWorld()]);
});
afterAll(() => Promise.all(worlds.map((world) => world[Symbol.asyncDispose]())));

/** The lines that the intake prints of events, as CloudWatch gets them. */
async function printed(world: AnyWorld, events: readonly unknown[]): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    for (const event of events) await takeIn(JSON.stringify(event), { ...world.intake, log: openLog() });
  } finally {
    write.mockRestore();
  }
  return lines.map((line) => JSON.parse(line));
}

/** What CloudWatch counts by the filters of one log group: each metric by its name and the values of its dimensions. */
function countedIn(logGroup: string, lines: readonly Record<string, unknown>[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { FilterPattern, LogGroupName, MetricTransformations } of filters)
    for (const line of LogGroupName.Ref === logGroup ? lines.filter((one) => matches(FilterPattern, one)) : [])
      for (const { MetricNamespace, MetricName, MetricValue, Dimensions = [] } of MetricTransformations) {
        const values = Dimensions.map(({ Key, Value }) => `${Key}=${line[Value.replace('$.', '')]}`);
        const name = [MetricNamespace, MetricName, ...values].join(' ');
        counted[name] = (counted[name] ?? 0) + Number(MetricValue);
      }
  return counted;
}

/** As much of CloudWatch's patterns as ours use. */
function matches(pattern: string, line: Record<string, unknown>): boolean {
  const [, inner = ''] = /^\{ (.+) \}$/.exec(pattern) ?? [];
  return inner.split(' && ').every((part) => {
    const [, field = '', any, text] = /^\(\$\.(\w+) = (?:(\*)|"([^"]*)")\)$/.exec(part) ?? [];
    if (!field) throw new Error(`a pattern that is not known here: ${pattern}`);
    return any ? line[field] !== undefined : line[field] === text;
  });
}

test('each invoice that is taken in is counted once, as a whole and for its provider, wherever it is taken in', async () => {
  const lines: Record<string, unknown>[] = [];
  const events = [invoiceEvent(1), invoiceEvent(2), invoiceEvent(3, {}, { tenant: 'nobody' })];
  for (const world of worlds) lines.push(...(await printed(world, events)));
  expect(logGroups).toHaveLength(3);
  for (const logGroup of logGroups)
    expect(countedIn(logGroup, lines)).toEqual({
      'IReserveBookkeeping/prod InvoicesTakenIn': 4,
      'IReserveBookkeeping/prod InvoicesTakenIn Provider=exact': 2,
      'IReserveBookkeeping/prod InvoicesTakenIn Provider=moneybird': 2,
    });
});

test('the alarms look for what is counted by lines where it is counted', () => {
  const metrics = allOf<Alarm>(template, 'AWS::CloudWatch::Alarm').flatMap(([, { Metrics }]) =>
    Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : [])),
  );
  const byLines = Object.entries(MEASURES).flatMap(([name, measure]) => ('line' in measure ? [name] : []));
  const watched = metrics.filter(({ MetricName }) => byLines.includes(MetricName));
  expect(watched).toEqual(
    ['exact', 'moneybird'].map((Value) => ({
      Namespace: 'IReserveBookkeeping/prod',
      MetricName: 'InvoicesTakenIn',
      Dimensions: [{ Name: 'Provider', Value }],
    })),
  );
});
