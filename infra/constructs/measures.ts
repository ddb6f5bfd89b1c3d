import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { NAMESPACE } from '../../shared/runtime/logging/metrics.ts';
import { MEASURES, type Measure } from '../../shared/sync/ledger/metrics.ts';
import { stageName } from './stage/stage-name.ts';

/** How a metric is read. */
export interface MeasureProps {
  readonly every?: Duration;
  /** `Sum` for what is counted, `Maximum` for what is measured, unless said otherwise. */
  readonly statistic?: string;
  readonly label?: string;
  /** One provider or one cause; all of them together when left out. */
  readonly of?: string;
}

/** The namespace of a stage's measures: two stages in one account count apart. */
export const namespaceOf = (scope: Construct): string => `${NAMESPACE}/${stageName(scope)}`;

/** One of the measures that the functions of a stage note. */
export function measure(
  scope: Construct,
  name: Measure,
  { every = Duration.minutes(5), statistic, label, of }: MeasureProps = {},
): Metric {
  const { unit, by } = MEASURES[name];
  return new Metric({
    namespace: namespaceOf(scope),
    metricName: name,
    period: every,
    statistic: statistic ?? (unit === 'Count' ? 'Sum' : 'Maximum'),
    ...(label !== undefined && { label }),
    ...(of !== undefined && by && { dimensionsMap: { [by]: of } }),
  });
}

/**
 * Counts the measures that are lines of a function's log: for all together, and by their dimension, whose value the line has
 * under its name in small letters.
 */
export function countLines(logGroup: LogGroup): void {
  for (const [metricName, measure] of Object.entries(MEASURES)) {
    if (!('line' in measure)) continue;
    const { line, by } = measure;
    const field = `$.${by.toLowerCase()}`;
    const counted = {
      filterPattern: FilterPattern.literal(`{ ($.message = "${line}") && (${field} = *) }`),
      metricNamespace: namespaceOf(logGroup),
      metricName,
    };
    logGroup.addMetricFilter(metricName, counted);
    logGroup.addMetricFilter(`${metricName}By${by}`, { ...counted, dimensions: { [by]: field } });
  }
}

/** The same measure for each provider or cause that there is, one line each. */
export function measureOfEach(scope: Construct, name: Measure, every = Duration.minutes(5)): MathExpression {
  const { by } = MEASURES[name];
  return new MathExpression({
    expression: `SEARCH('{${namespaceOf(scope)},${by}} MetricName="${name}"', 'Sum', ${every.toSeconds()})`,
    label: '',
    period: every,
  });
}
