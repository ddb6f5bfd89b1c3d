import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { allProviders } from '../../shared/providers/index.ts';
import { raiseAlarm } from './alarm.ts';
import { measure } from './measures.ts';

const HOUR = Duration.hours(1);

/** `Exact Online or Moneybird`. */
const anyOfThem = new Intl.ListFormat('en', { type: 'disjunction' }).format(allProviders().map(({ title }) => title));

/** The alarms on what our functions note: whether invoices arrive, whether the books answer, whether we err. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    raiseAlarm(this, 'nothing-booked', {
      impact: 'Invoices come in and none has reached any books for an hour.',
      metric: new MathExpression({
        expression: 'IF(FILL(taken, 0) >= 5 AND FILL(synced, 0) == 0, 1, 0)',
        usingMetrics: {
          taken: measure('InvoicesTakenIn', { every: HOUR }),
          synced: measure('InvoicesSynced', { every: HOUR }),
        },
        period: HOUR,
        label: 'taken in, and none booked',
      }),
    });
    raiseAlarm(this, 'invoices-late', {
      impact: 'Invoices reach their books more than an hour after they should.',
      metric: measure('OldestDue'),
      from: HOUR.toMilliseconds(),
      periods: 3,
    });
    raiseAlarm(this, 'total-differs', {
      impact: 'The books compute another total than i-Reserve: the invoice stands there as a draft and is not final.',
      metric: measure('InvoicesParked', { of: 'total-differs' }),
    });
    raiseAlarm(this, 'internal-error', {
      impact: 'An invoice was given up by a fault of ours. It does not reach the books by itself.',
      metric: measure('InvoicesParked', { of: 'internal-error' }),
    });
    raiseAlarm(this, 'faults-of-ours', {
      impact: 'Invoices arrive late or not at all: our own code fails on them.',
      metric: measure('FaultsOfOurs'),
      from: 5,
    });
    raiseAlarm(this, 'left-behind', {
      impact: 'An invoice, an answer to i-Reserve or a whole integration was forgotten. It goes on now, late.',
      metric: measure('LeftBehind'),
    });
    raiseAlarm(this, 'books-do-not-answer', {
      impact: `Invoices wait: ${anyOfThem} does not answer, or answers with errors.`,
      metric: measure('UpstreamDown'),
      from: 20,
      periods: 2,
    });
    raiseAlarm(this, 'limit-overrun', {
      impact: 'None yet. We call a provider more often than it allows, which may block a customer for a while.',
      metric: measure('Upstream429', { every: HOUR }),
      from: 10,
    });
    raiseAlarm(this, 'refusals', {
      impact: 'Many invoices are refused by the books, more than single customers explain.',
      metric: measure('Upstream4xx', { every: HOUR }),
      from: 100,
    });
    raiseAlarm(this, 'connections-lost', {
      impact: 'Many customers are asked to look after their connection; until then their invoices wait.',
      metric: measure('AttentionAsked', { every: HOUR }),
      from: 10,
    });
    raiseAlarm(this, 'tokens-not-renewed', {
      impact: 'None yet. Connections are renewed with difficulty; the invoices of some will wait.',
      metric: measure('TokensNotRefreshed', { every: HOUR }),
      from: 20,
    });
    raiseAlarm(this, 'functions-throttled', {
      impact: 'Everything is slower: the account runs as many functions as it may.',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      from: 10,
      periods: 2,
    });
  }
}
