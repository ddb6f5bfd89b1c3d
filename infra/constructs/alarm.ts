import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** Where a person who is woken reads what to do; each alarm has the entry of its name there. */
const RUNBOOK = 'infra/RUNBOOK.md';

/** What an alarm watches, and when it is raised. */
export interface AlarmProps {
  readonly metric: IMetric;
  /** What the customer notices. Shown in the alarm. */
  readonly impact: string;
  /** It is raised from this value on; 1 when left out. */
  readonly from?: number;
  /** Or: it is raised below this value, and when nothing is heard at all. */
  readonly below?: number;
  /** How many periods in a row; 1 when left out. */
  readonly periods?: number;
}

/** An alarm that says what the customer notices, and where in the runbook to read on. Its name is the entry's. */
export function raiseAlarm(scope: Construct, name: string, props: AlarmProps): Alarm {
  const { metric, impact, from = 1, below, periods = 1 } = props;
  return new Alarm(scope, `${name}-alarm`, {
    metric,
    alarmName: `i-reserve-bookkeeping-${name}`,
    alarmDescription: `${impact}\nRunbook: ${RUNBOOK}#${name}`,
    threshold: below ?? from,
    comparisonOperator:
      below === undefined
        ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
        : ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: below === undefined ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
  });
}
