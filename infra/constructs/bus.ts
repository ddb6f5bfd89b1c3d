import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Archive, EventBus, type EventPattern, type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import type { IntakeQueue } from './intake-queue.ts';
import type { ServiceFunction } from './service-function.ts';
import { serviceName } from './stage/stage-name.ts';

/** By which way our events leave: by HTTP, or to a bus of another account. */
export type WayOut = 'FromUs' | 'FromUsToBus';

/** The alarm of each rule. */
const LOST = {
  FromIReserve: 'events-in-lost',
  FromUs: 'events-out-lost',
  FromUsToBus: 'events-to-bus-lost',
} as const;

/** The bus between i-Reserve and us: its events come in on it, ours go out on it. */
export class Bus extends Construct {
  private readonly bus: EventBus;
  private archive: Archive | undefined;
  private incoming: Rule | undefined;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: serviceName(this) });
  }

  /** The name that i-Reserve sends to. */
  get name(): string {
    return this.bus.eventBusName;
  }

  /** What a replay of the last thirty days names: the archive, the bus, and the rule that brings events to the intake. */
  get replayable(): Readonly<Record<'archive' | 'bus' | 'rule', string>> {
    if (!this.archive || !this.incoming) throw new Error('nothing is brought to the intake yet');
    return { archive: this.archive.archiveArn, bus: this.bus.eventBusArn, rule: this.incoming.ruleArn };
  }

  /** Lets other accounts put i-Reserve's events here, and no event that looks like one of ours. */
  admit(accounts: readonly string[]): void {
    for (const account of accounts)
      this.bus.addToResourcePolicy(
        new PolicyStatement({
          sid: `IReserve${account}`,
          principals: [new AccountPrincipal(account)],
          actions: ['events:PutEvents'],
          resources: [this.bus.eventBusArn],
          // A call may put events of several sources: each has to be theirs.
          conditions: {
            'ForAllValues:StringEquals': { 'events:source': ['ireserve'] },
            Null: { 'events:source': 'false' }, // all of none would hold too
          },
        }),
      );
  }

  /**
   * Brings i-Reserve's events of these types to the intake, as they are, and keeps them for thirty days to be replayed; what
   * can't be delivered ends as a dead letter.
   */
  bring(detailTypes: string[], intake: IntakeQueue): void {
    const target = new SqsQueue(intake.queue, { deadLetterQueue: intake.undelivered });
    const eventPattern = { source: ['ireserve'], detailType: detailTypes };
    this.incoming = this.rule('FromIReserve', eventPattern, target);
    this.archive = new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      eventPattern,
      retention: Duration.days(30),
      description: 'What came in from i-Reserve, to be replayed to the intake.',
    });
  }

  /** Brings our own events to a target, as they are. `by` names the way they go. */
  bringOurs(by: WayOut, target: IRuleTarget): void {
    this.rule(by, { source: ['ireserve.accounting'] }, target);
  }

  /** Lets each function publish events, and sets the name of the bus in its environment. */
  lend(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('EVENT_BUS_NAME', this.bus.eventBusName);
      this.bus.grantPutEventsTo(fn);
    }
  }

  private rule(id: keyof typeof LOST, eventPattern: EventPattern, target: IRuleTarget): Rule {
    const rule = new Rule(this, id, { eventBus: this.bus, eventPattern, targets: [target] });
    raiseAlarm(rule, LOST[id], {
      impact: 'Events could neither be delivered nor kept as dead letters: what they say is lost.',
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'InvocationsFailedToBeSentToDlq',
        dimensionsMap: { EventBusName: this.bus.eventBusName, RuleName: rule.ruleName },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
    });
    return rule;
  }
}
