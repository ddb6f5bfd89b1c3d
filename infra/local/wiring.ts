import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { functionOf as planOf, queueOf } from './aws/deploy/look-up.ts';
import type { Plan } from './aws/deploy/plan.ts';
import type { EmbeddedAws } from './aws/embedded.ts';
import { createAsyncInvoker } from './aws/lambda/async-invoke.ts';
import { environmentOf } from './aws/lambda/environment.ts';
import { type EventSource, startEventSource } from './aws/lambda/event-source.ts';
import { createFunction, type LocalFunction } from './aws/lambda/function.ts';
import type { LocalLog } from './aws/lambda/output.ts';
import { startSchedules } from './aws/schedule/schedules.ts';
import { ACCOUNT, REGION } from './aws/surroundings.ts';
import type { LocalClock } from './clock.ts';

/** The functions of a plan, and all that calls them, until it is stopped. */
export interface Wiring {
  readonly functions: readonly LocalFunction[];
  readonly sources: readonly EventSource[];
  /** The function that a name, an ARN or the name of its folder stands for. */
  functionOf(name: string): LocalFunction;
  /** Runs what is scheduled under a name now: of the schedule, or of the function's folder. Undefined when nothing is. */
  runScheduled(name: string): Promise<unknown> | undefined;
  stop(): Promise<void>;
}

/** What the functions and queues are wired to. */
export interface WiringOptions {
  readonly aws: EmbeddedAws;
  readonly clock: LocalClock;
  readonly origins: Readonly<Record<string, string>>;
  readonly log: LocalLog;
  readonly threads: number;
}

/** Connects what a plan describes: queues with functions, the bus with queues, the clock with schedules. */
export function wire(plan: Plan, { aws, clock, origins, log, threads }: WiringOptions): Wiring {
  for (const { arn, keyArn } of plan.tables) if (keyArn !== undefined) aws.guard.encrypt(arn, keyArn);
  const functions = plan.functions.map((fn) => {
    const environment = environmentOf(fn, aws.endpoints);
    aws.guard.bind(fn.name, plan.rolePolicies.get(fn.role) ?? []);
    return createFunction(fn, { environment, clock, origins, log, threads });
  });
  const functionOf = (name: string): LocalFunction => {
    const found =
      functions.find(({ plan: { folder } }) => folder === name) ??
      functions.find(({ plan: { arn } }) => arn === planOf(plan, name).arn);
    if (!found) throw new Error(`There is no function ${name}.`);
    return found;
  };
  /** Calls without waiting, as the scheduler does; what goes wrong is in the log. */
  const asynchronous = createAsyncInvoker({
    ...{ plans: plan.asyncInvokes, clock },
    send: (queueArn, record) => deliver(plan, aws.sqs, queueArn, record),
  });
  const start = (arn: string, event: unknown) => void asynchronous.invoke({ arn, target: functionOf(arn), event });

  for (const bus of plan.buses) aws.bus.addBus(bus);
  for (const { name, bus, pattern, matches, targets } of plan.rules)
    aws.bus.addRule({
      ...{ name, bus, pattern, matches },
      targets: targets.map(({ arn }, index) => ({ Id: `Target${index}`, Arn: arn })),
      deliver: async (event) => {
        await Promise.all(targets.map(({ arn }) => deliver(plan, aws.sqs, arn, event)));
      },
    });

  const sources = plan.mappings.map((mapping) =>
    startEventSource({
      ...{ mapping, queue: queueOf(plan, mapping.queueArn), sqs: aws.sqs, queues: aws.queues, clock },
      target: functionOf(planOf(plan, mapping.functionName).arn),
    }),
  );

  const turns = plan.schedules.map(({ arn, target, occurrence }) => ({
    occurrence,
    names: [arn.split('/').at(-1), functionOf(target).plan.folder],
    event: () => scheduledEvent(arn, clock.now()),
    target,
  }));
  const stopSchedules = startSchedules(
    turns.map(({ occurrence, target, event }) => ({ occurrence, run: () => start(target, event()) })),
    clock,
  );

  return {
    functions,
    sources,
    functionOf,
    runScheduled(name) {
      const turn = turns.find(({ names }) => names.includes(name));
      return turn && functionOf(turn.target).invoke(turn.event());
    },
    async stop() {
      stopSchedules();
      asynchronous.stop();
      await Promise.all([...sources, ...functions].map((it) => it.close()));
    },
  };
}

async function deliver(plan: Plan, sqs: SQSClient, queueArn: string, event: object): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueOf(plan, queueArn).url, MessageBody: JSON.stringify(event) }));
}

/** What a schedule hands to its target. */
const scheduledEvent = (arn: string, now: number) => ({
  ...{ version: '0', id: crypto.randomUUID(), 'detail-type': 'Scheduled Event', source: 'aws.scheduler' },
  ...{ account: ACCOUNT, time: new Date(now).toISOString(), region: REGION, resources: [arn], detail: '{}' },
});
