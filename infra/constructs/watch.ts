import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { allProviders } from '../../shared/providers/index.ts';
import type { Measure } from '../../shared/sync/ledger/metrics.ts';
import { raiseAlarm, when } from './alarm.ts';
import { measure } from './measures.ts';

const HOUR = Duration.hours(1);
const HALF_HOUR = Duration.minutes(30);
const DAY = Duration.days(1);

/** Each invoice that is booked is one of these times. */
const BOOKED = ['EventToBooked', 'SampleCount'] as const;

/** `Exact Online or Moneybird`. */
const anyOfThem = new Intl.ListFormat('en', { type: 'disjunction' }).format(allProviders().map(({ title }) => title));

/**
 * 1 while a condition holds at a provider, each judged by itself: what one does not do is never made up for by another.
 * In the condition each measure has the name that `measures` gives it, with a statistic where it is not the usual one.
 */
function whenAtOne(
  scope: Construct,
  condition: string,
  measures: Readonly<Record<string, Measure | readonly [Measure, statistic: string]>>,
  every: Duration,
) {
  const metrics: Record<string, ReturnType<typeof measure>> = {};
  const conditions = allProviders().map(({ id }) => {
    let own = condition;
    for (const [name, asked] of Object.entries(measures)) {
      const [what, statistic] = typeof asked === 'string' ? [asked] : asked;
      metrics[`${name}_${id}`] = measure(scope, what, { every, of: id, ...(statistic !== undefined && { statistic }) });
      own = own.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}_${id}`);
    }
    return `(${own})`;
  });
  return when(conditions.join(' OR '), metrics);
}

/** The alarms on what our functions note: whether invoices arrive, whether the books answer, whether we err. */
export class Watch extends Construct {
  /** Those that speak against a release that was just made. */
  readonly endReleases: readonly Alarm[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.invoices();
    this.endReleases = this.ourselves();
    this.books();
    this.connections();
  }

  private invoices(): void {
    raiseAlarm(this, 'nothing-booked', {
      impact: 'Invoices come in for one accounting system, and none has reached its books for an hour.',
      // What was parked is told of elsewhere, and what waits for books that do not answer too.
      metric: whenAtOne(
        this,
        'taken - stopped >= 5 AND synced < 1 AND down < 5',
        { taken: 'InvoicesTakenIn', stopped: 'InvoicesStopped', synced: BOOKED, down: 'UpstreamDown' },
        HALF_HOUR,
      ),
      periods: 2,
    });
    raiseAlarm(this, 'many-parked', {
      impact: 'Most invoices for one accounting system are shown as stopped, and have been for an hour and a half.',
      // One tenant's burst that parks is over within one half hour, or two.
      metric: whenAtOne(
        this,
        'stopped >= 10 AND stopped >= synced',
        { stopped: 'InvoicesStopped', synced: BOOKED },
        HALF_HOUR,
      ),
      periods: 3,
    });
    raiseAlarm(this, 'integrations-late', {
      impact: 'Invoices of ten integrations and more reach their books over half an hour late.',
      metric: measure(this, 'IntegrationsLate', { statistic: 'Maximum' }),
      from: 10,
      periods: 3,
    });
    raiseAlarm(this, 'invoices-late', {
      impact: 'Invoices of some integration reach their books more than six hours after they should.',
      metric: measure(this, 'OldestDue'),
      from: Duration.hours(6).toMilliseconds(),
      periods: 3,
    });
    raiseAlarm(this, 'total-differs', {
      impact: 'The books compute another total than i-Reserve: the invoice stands there as a draft and is not final.',
      metric: measure(this, 'InvoicesParked', { of: 'total-differs' }),
    });
  }

  private ourselves(): readonly Alarm[] {
    const givenUp = raiseAlarm(this, 'internal-error', {
      impact: 'An invoice was given up by a fault of ours. It does not reach the books by itself.',
      metric: measure(this, 'InvoicesParked', { of: 'internal-error' }),
    });
    const faults = raiseAlarm(this, 'faults-of-ours', {
      impact: 'Invoices arrive late or not at all: our own code fails on them.',
      metric: measure(this, 'FaultsOfOurs'),
      from: 5,
    });
    raiseAlarm(this, 'left-behind', {
      impact: 'An invoice, an answer to i-Reserve or a whole integration was forgotten. It goes on now, late.',
      metric: measure(this, 'LeftBehind'),
    });
    return [givenUp, faults];
  }

  private books(): void {
    raiseAlarm(this, 'books-do-not-answer', {
      impact: `Invoices wait: ${anyOfThem} has not answered for more than two hours.`,
      // A rest of two hours, such as a week's maintenance, wakes nobody: nothing can be done, and everything goes on after it.
      metric: whenAtOne(
        this,
        'calls >= 1 AND down >= 0.9 * calls',
        { calls: 'UpstreamCalls', down: 'UpstreamDown' },
        HALF_HOUR,
      ),
      periods: 5,
    });
    raiseAlarm(this, 'limit-overrun', {
      impact: 'None yet. We call a provider more often than it allows, which may block a customer for a while.',
      metric: measure(this, 'Upstream429', { every: HOUR }),
      from: 10,
    });
    raiseAlarm(this, 'refusals', {
      impact: 'Many invoices are refused by the books, more than single customers explain.',
      // A search for a new customer that finds none is a 404 at Moneybird: a busy day has many, among many more calls.
      metric: whenAtOne(
        this,
        'refused >= 100 AND refused >= 0.3 * calls',
        { refused: 'Upstream4xx', calls: 'UpstreamCalls' },
        HOUR,
      ),
    });
  }

  private connections(): void {
    raiseAlarm(this, 'connections-lost', {
      impact: 'Many customers are asked to look after their connection; until then their invoices wait.',
      metric: measure(this, 'AttentionAsked', { every: HOUR }),
      from: 10,
    });
    raiseAlarm(this, 'tokens-not-renewed', {
      impact: 'None yet. Connections are renewed with difficulty; the invoices of some will wait.',
      // Two hours without an answer touch three of these periods.
      metric: whenAtOne(
        this,
        'failed >= 20 AND failed >= renewed',
        { failed: 'TokensNotRefreshed', renewed: 'TokenRefreshes' },
        HOUR,
      ),
      periods: 4,
    });
    raiseAlarm(this, 'consents-fail', {
      impact: 'Nobody could connect their books for a day, though people tried.',
      metric: whenAtOne(
        this,
        'failed >= 5 AND connected < 1',
        { failed: 'ConsentsFailed', connected: 'ConsentsExchanged' },
        DAY,
      ),
    });
  }
}
