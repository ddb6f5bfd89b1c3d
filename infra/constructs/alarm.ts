import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { serviceName } from './stage/stage-name.ts';

/** Where a person who is woken reads what to do; each alarm has the entry of its name there. */
const RUNBOOK = 'infra/RUNBOOK.md';

/** What an alarm watches, and when it is raised. */
export interface AlarmProps {
  /** One metric, or an expression over several, such as `sumOf` and `when` make. */
  readonly metric: Metric | MathExpression;
  /** What the customer notices. Shown in the alarm. */
  readonly impact: string;
  /** It is raised from this value on; 1 when left out. */
  readonly from?: number;
  /** How many periods in a row; 1 when left out. */
  readonly periods?: number;
}

/**
 * An alarm that says what the customer notices, and where in the runbook to read on. Its name is the stage's and the entry's.
 *
 * A period without data counts as zero, and is well. CloudWatch itself would go back to older periods when one has no
 * data, so that two faults a quarter of an hour apart were "two periods in a row", and an alarm on a metric of DynamoDB
 * would stay raised until the next fault: `FILL` gives each period a value.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function raiseAlarm(scope: Construct, name: string, props: AlarmProps): Alarm {
  const { metric, impact, from = 1, periods = 1 } = props;
  return new Alarm(scope, `${name}-alarm`, {
    metric: 'metricName' in metric ? sumOf({ watched: metric }) : metric,
    alarmName: `${serviceName(scope)}-${name}`,
    alarmDescription: `${impact}\nRunbook: ${RUNBOOK}#${name}`,
    threshold: from,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

/** The sum of metrics, each zero where it has no data. They have one period, which is that of the first. */
export const sumOf = (metrics: Readonly<Record<string, IMetric>>): MathExpression =>
  expression(
    Object.keys(metrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + '),
    metrics,
  );

/** The greatest of metrics, each as a share of its limit and zero where it has no data. */
export const greatestShareOf = (metrics: Readonly<Record<string, readonly [metric: IMetric, limit: number]>>) =>
  expression(
    `MAX([${Object.entries(metrics)
      .map(([name, [, limit]]) => `FILL(${name}, 0) / ${limit}`)
      .join(', ')}])`,
    Object.fromEntries(Object.entries(metrics).map(([name, [metric]]) => [name, metric])),
  );

/**
 * 1 where a condition holds, else 0. In the condition each metric is written by its name, and is zero where it has no data.
 */
export function when(condition: string, metrics: Readonly<Record<string, IMetric>>): MathExpression {
  const filled = Object.keys(metrics).reduce(
    (text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `FILL(${name}, 0)`),
    condition,
  );
  return expression(`IF(${filled}, 1, 0)`, metrics);
}

function expression(text: string, metrics: Readonly<Record<string, IMetric>>): MathExpression {
  const [first] = Object.values(metrics) as Metric[];
  return new MathExpression({
    expression: text,
    usingMetrics: { ...metrics },
    label: text,
    ...(first && { period: first.period }),
  });
}
