import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { NAMESPACE } from '../../shared/runtime/logging/metrics.ts';
import { MEASURES, type Measure } from '../../shared/sync/ledger/metrics.ts';

/** How a metric is read. */
export interface MeasureProps {
  readonly every?: Duration;
  /** `Sum` for what is counted, `Maximum` for what is measured, unless said otherwise. */
  readonly statistic?: string;
  readonly label?: string;
  /** One provider or one cause; all of them together when left out. */
  readonly of?: string;
}

/** One of the measures that our functions note. */
export function measure(
  name: Measure,
  { every = Duration.minutes(5), statistic, label, of }: MeasureProps = {},
): Metric {
  const { unit, by } = MEASURES[name];
  return new Metric({
    namespace: NAMESPACE,
    metricName: name,
    period: every,
    statistic: statistic ?? (unit === 'Count' ? 'Sum' : 'Maximum'),
    ...(label !== undefined && { label }),
    ...(of !== undefined && by && { dimensionsMap: { [by]: of } }),
  });
}

/** The same measure for each provider or cause that there is, one line each. */
export function measureOfEach(name: Measure, every = Duration.minutes(5)): MathExpression {
  const { by } = MEASURES[name];
  return new MathExpression({
    expression: `SEARCH('{${NAMESPACE},${by}} MetricName="${name}"', 'Sum', ${every.toSeconds()})`,
    label: '',
    period: every,
  });
}
