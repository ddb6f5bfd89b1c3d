import * as v from 'valibot';
import { type Formula, readExpression } from './expression.ts';
import type { Recording, Statistic } from './recording.ts';

const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;
/** What CloudWatch says of an alarm. */
export type State = (typeof STATES)[number];

const Dimension = v.object({ Name: v.string(), Value: v.unknown() });
const Metric = v.object({
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.optional(v.array(Dimension), []),
});
const Query = v.object({
  Id: v.string(),
  Expression: v.optional(v.string()),
  MetricStat: v.optional(v.object({ Metric, Period: v.number(), Stat: v.string() })),
  ReturnData: v.optional(v.boolean(), true),
});
/** The properties of `AWS::CloudWatch::Alarm` that decide when it is raised. One that is not known here is refused. */
const Alarm = v.strictObject({
  AlarmName: v.string(),
  AlarmDescription: v.string(),
  AlarmActions: v.unknown(),
  OKActions: v.unknown(),
  ComparisonOperator: v.literal('GreaterThanOrEqualToThreshold'),
  EvaluationPeriods: v.number(),
  DatapointsToAlarm: v.optional(v.number()),
  Threshold: v.number(),
  TreatMissingData: v.optional(v.picklist(['notBreaching', 'breaching', 'missing', 'ignore']), 'missing'),
  Metrics: v.array(Query),
});

/** An alarm of a template, by the last part of its name, as CloudWatch judges it. */
export interface Rule {
  readonly name: string;
  /** How far it looks back, in minutes. */
  readonly window: number;
  readonly metrics: readonly string[];
  judge(recording: Recording, now: number, before: State): State;
}

/**
 * How many periods CloudWatch reads beyond those that it judges, in search of data. It does not tell the number; its
 * example reads five for three.
 */
const MORE_PERIODS = 2;

/**
 * Reads an alarm, and judges it as CloudWatch does: each minute, over a window that slides. Periods without data are passed
 * over in favour of older ones; only when too few have data is the rest filled in by `TreatMissingData`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function readRule(properties: unknown): Rule {
  const alarm = v.parse(Alarm, properties);
  const formulas = new Map<string, Formula>();
  const sources = new Map<string, { metric: string; statistic: Statistic; isOfDynamoDb: boolean }>();
  for (const { Id, Expression, MetricStat } of alarm.Metrics)
    if (Expression !== undefined) formulas.set(Id, readExpression(Expression));
    else if (MetricStat)
      sources.set(Id, {
        metric: nameOf(MetricStat.Metric),
        statistic: statisticOf(MetricStat.Stat),
        isOfDynamoDb: MetricStat.Metric.Namespace === 'AWS/DynamoDB',
      });
  const [returned, ...more] = alarm.Metrics.filter(({ ReturnData }) => ReturnData);
  const periods = new Set(alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []));
  if (!returned || more.length > 0 || periods.size !== 1)
    throw new Error(`${alarm.AlarmName}: one result over one period is expected`);
  const [seconds = 60] = periods;
  const minutes = seconds / 60;
  const { EvaluationPeriods: wanted, DatapointsToAlarm: needed = wanted, Threshold } = alarm;
  // An alarm on a metric of DynamoDB itself stays as it is where data is missing; one on an expression does not.
  const isBare = formulas.size === 0 && [...sources.values()].some(({ isOfDynamoDb }) => isOfDynamoDb);
  const missing = isBare ? 'ignore' : alarm.TreatMissingData;

  const valueAt = (recording: Recording, from: number, now: number): number | undefined => {
    const lookup = (id: string): number | undefined => {
      const source = sources.get(id);
      if (source) return recording.read(source.metric, source.statistic, from, from + minutes, now);
      return formulas.get(id)?.(lookup);
    };
    return lookup(returned.Id);
  };

  return {
    name: /#(.+)$/.exec(alarm.AlarmDescription)?.[1] ?? alarm.AlarmName,
    window: wanted * minutes,
    metrics: [...sources.values()].map(({ metric }) => metric),
    judge(recording, now, before) {
      const values: number[] = [];
      for (let back = 1; back <= wanted + MORE_PERIODS && values.length < wanted; back++) {
        const value = valueAt(recording, now - back * minutes, now);
        if (value !== undefined) values.push(value);
      }
      const breaching = values.filter((value) => value >= Threshold).length;
      const lacking = wanted - values.length;
      if (lacking === 0 || missing === 'notBreaching') return breaching >= needed ? 'ALARM' : 'OK';
      if (missing === 'breaching') return breaching + lacking >= needed ? 'ALARM' : 'OK';
      if (values.length > 0 && breaching >= needed) return 'ALARM';
      if (values.length === 0) return missing === 'ignore' ? before : 'INSUFFICIENT_DATA';
      return missing === 'ignore' ? before : 'OK';
    },
  };
}

const statisticOf = (name: string): Statistic =>
  v.parse(v.picklist(['Sum', 'Maximum', 'SampleCount', 'p99'], `the statistic ${name} is not known here`), name);

/** `AWS/Lambda Errors ringdue`: the values of dimensions as the template knows them, without what CDK adds to ids. */
function nameOf({ Namespace, MetricName, Dimensions }: v.InferOutput<typeof Metric>): string {
  const values = Dimensions.map(({ Value }) => {
    const id = /"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/.exec(JSON.stringify(Value))?.[1] ?? '';
    return typeof Value === 'string' ? Value : id.replace(/[\dA-F]{8}$/, '');
  });
  return [Namespace, MetricName, ...values].join(' ');
}

/** One alarm that changed its state. */
export interface Change {
  readonly name: string;
  readonly minute: number;
  readonly from: State;
  readonly to: State;
}

/** Judges every rule in every minute of a time, from a new stack on or, with `known`, from a quiet one; gives what changed. */
export function rehearse(
  rules: readonly Rule[],
  recording: Recording,
  { from, until, known = true }: { readonly from: number; readonly until: number; readonly known?: boolean },
): Change[] {
  const changes: Change[] = [];
  for (const rule of rules) {
    let state: State = known ? 'OK' : 'INSUFFICIENT_DATA';
    for (let minute = from; minute < until; minute++) {
      const next = rule.judge(recording, minute, state);
      if (next !== state) changes.push({ name: rule.name, minute, from: state, to: next });
      state = next;
    }
  }
  return changes;
}
