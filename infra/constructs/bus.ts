import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { IntakeQueue } from './intake-queue.ts';
import type { ServiceFunction } from './service-function.ts';

/** The bus between i-Reserve and us: its events come in on it, ours go out on it. */
export class Bus extends Construct {
  private readonly bus: EventBus;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: 'i-reserve-bookkeeping' });
  }

  /** The name that i-Reserve sends to. */
  get name(): string {
    return this.bus.eventBusName;
  }

  /** Brings i-Reserve's events of these types to the intake, as they are; what can't be delivered ends as a dead letter. */
  bring(detailTypes: string[], intake: IntakeQueue): void {
    new Rule(this, 'FromIReserve', {
      eventBus: this.bus,
      eventPattern: { source: ['ireserve'], detailType: detailTypes },
      targets: [new SqsQueue(intake.queue, { deadLetterQueue: intake.deadLetters })],
    });
  }

  /** Lets each function announce, and tells it the bus. */
  lend(...functions: ServiceFunction[]): void {
    for (const fn of functions) {
      fn.tell('EVENT_BUS_NAME', this.bus.eventBusName);
      this.bus.grantPutEventsTo(fn);
    }
  }
}
