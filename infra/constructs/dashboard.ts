import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard as Board,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  Metric,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { IntakeQueue } from './intake-queue.ts';
import { measure, measureOfEach } from './measures.ts';
import type { PublicApi } from './public-api.ts';
import { ServiceFunction } from './service-function.ts';
import { serviceName } from './stage/stage-name.ts';
import type { Store } from './store.ts';
import type { WorkQueue } from './work-queue.ts';

/** The parts of the stack that the dashboard shows. */
export interface DashboardProps {
  readonly intake: IntakeQueue;
  readonly work: WorkQueue;
  readonly api: PublicApi;
  readonly store: Store;
}

const HOUR = Duration.hours(1);
const DAY = Duration.days(1);
/** Of the twenty-four columns that a dashboard has. */
const [THIRD, WHOLE] = [8, 24];

/** One page that answers, from top to bottom: are invoices arriving? what stops them? do the books answer? are we well? */
export class Dashboard extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, { intake, work, api, store }: DashboardProps) {
    super(scope, id);
    const everything = Stack.of(this).node.findAll();
    const alarms = everything.filter((one) => one instanceof Alarm);
    const functions = everything.filter((one) => one instanceof ServiceFunction);
    const board = new Board(this, 'Board', {
      dashboardName: serviceName(this),
      defaultInterval: Duration.hours(12),
    });
    this.name = board.dashboardName;

    board.addWidgets(
      new SingleValueWidget({
        title: 'How many invoices today?',
        width: THIRD,
        height: 6,
        setPeriodToTimeRange: false,
        metrics: [
          measure(this, 'InvoicesTakenIn', { every: DAY, label: 'taken in' }),
          measure(this, 'EventToBooked', { every: DAY, statistic: 'SampleCount', label: 'booked' }),
          measure(this, 'InvoicesParked', { every: DAY, label: 'parked' }),
        ],
      }),
      graph('Are invoices arriving?', [
        measure(this, 'InvoicesTakenIn', { label: 'taken in' }),
        measure(this, 'EventToBooked', { statistic: 'SampleCount', label: 'booked' }),
        measure(this, 'InvoicesParked', { label: 'parked' }),
      ]),
      new AlarmStatusWidget({ title: 'Is anything wrong right now?', width: THIRD, height: 6, alarms }),
    );
    board.addWidgets(
      graph('How long from the event to the books?', percentiles(this, 'EventToBooked')),
      graph('How long has the oldest invoice been due?', [measure(this, 'OldestDue', { label: 'milliseconds' })]),
      graph('Is anything stuck in a queue?', [
        intake.queue.metricApproximateAgeOfOldestMessage({ label: 'seconds in the intake' }),
        work.queue.metricApproximateAgeOfOldestMessage({ label: 'seconds that a ring waits' }),
        ...[intake.exhausted, intake.buried, intake.undelivered, work.deadLetters].map((queue) =>
          queue.metricApproximateNumberOfMessagesVisible({
            label: `${queue.node.id}, ${queue.node.scope?.node.id}`,
          }),
        ),
      ]),
    );
    board.addWidgets(
      graph('What stops invoices?', [measureOfEach(this, 'InvoicesParked', HOUR)]),
      graph('Which connections ask for their administrator?', [measureOfEach(this, 'AttentionAsked', HOUR)]),
      graph('What would stop the next ones?', [measureOfEach(this, 'DriftFound', HOUR)]),
    );
    board.addWidgets(
      graph('How much do we ask of the books?', [measureOfEach(this, 'UpstreamCalls')]),
      graph('Do the books answer?', [
        measure(this, 'UpstreamDown', { label: 'no answer, or 5xx' }),
        measure(this, 'Upstream4xx', { label: 'refused' }),
        measure(this, 'Upstream429', { label: 'too many calls' }),
      ]),
      graph('Are connections kept alive?', [
        measure(this, 'TokenRefreshes', { label: 'renewed' }),
        measure(this, 'TokensNotRefreshed', { label: 'not renewed' }),
      ]),
    );
    board.addWidgets(
      graph('Do our functions fail?', [
        measure(this, 'FaultsOfOurs', { label: 'faults of ours' }),
        ...functions.map((fn) => fn.metricErrors({ label: fn.node.id })),
        measure(this, 'MessagesRetried', { label: 'messages that come again' }),
        measure(this, 'RequestsFailed', { label: 'requests that failed' }),
      ]),
      graph(
        'How long do our functions take?',
        functions.map((fn) => fn.metricDuration({ statistic: 'p95', label: fn.node.id })),
      ),
      graph('Does the API answer?', [
        api.http.metricCount({ statistic: 'Sum', label: 'calls' }),
        api.http.metricClientError({ statistic: 'Sum', label: '4xx' }),
        api.http.metricServerError({ statistic: 'Sum', label: '5xx' }),
      ]),
    );
    board.addWidgets(
      graph(
        'What do the tables take?',
        ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map((metricName) => {
          const dimensionsMap = { TableName: store.table.tableName };
          return new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: 'Sum' });
        }),
      ),
      new LogQueryWidget({
        title: 'Whose invoices were stopped, and why?',
        width: WHOLE - THIRD,
        height: 6,
        view: LogQueryVisualizationType.TABLE,
        logGroupNames: functions.filter((fn) => fn.node.id === 'books-push').map((fn) => fn.logGroup.logGroupName),
        queryLines: [
          'filter message = "Stopped"',
          'stats count(*) as times, latest(@timestamp) as last by tenant, integration, cause, remedy',
          'sort times desc',
          'limit 50',
        ],
      }),
    );
  }
}

const graph = (title: string, left: IMetric[], width = THIRD): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6, leftYAxis: { min: 0 } });

const percentiles = (scope: Construct, name: 'EventToBooked'): IMetric[] =>
  ['p50', 'p90', 'p99'].map((statistic) => measure(scope, name, { statistic, label: `${statistic}, milliseconds` }));
