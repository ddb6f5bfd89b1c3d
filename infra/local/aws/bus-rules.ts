import * as v from 'valibot';
import { readJson } from '../../../shared/domain/json.ts';
import { type Matcher, readPattern } from './event-pattern.ts';
import { arnOf } from './surroundings.ts';
import { AwsFault, operation, type ServiceOperation } from './wire.ts';

/** An event as the bus hands it on. */
export interface Envelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What of a bus goes where. */
export interface BusRule {
  readonly name: string;
  readonly bus: string;
  /** As it is written, and as it is asked. */
  readonly pattern: unknown;
  readonly matches: Matcher;
  /** The queues that it fills, as a template or a caller named them. */
  readonly targets: readonly RuleTarget[];
  /** Hands an event on; the sender hears `ok` only after it ended. */
  deliver(event: Envelope): Promise<void>;
}

/** A queue behind a rule. */
export interface RuleTarget {
  readonly Id: string;
  readonly Arn: string;
}

/** Sends an event to the queue with this ARN. */
export type FillQueue = (queueArn: string, event: Envelope) => Promise<void>;

/** The buses and rules of this machine: those of the template, and those that callers make with an AWS SDK. */
export interface BusRules {
  readonly operations: Readonly<Record<string, ServiceOperation>>;
  hasBus(name: string): boolean;
  addBus(name: string): void;
  addRule(rule: BusRule): void;
  /** Every rule of a bus that wants an event. */
  fitting(bus: string, event: Envelope): readonly BusRule[];
}

const bus = v.pipe(
  v.optional(v.string(), 'default'),
  v.transform((name) => name.split('/').at(-1) ?? ''),
);
const name = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/));
const rule = { Name: name, EventBusName: bus };
const ofRule = { Rule: name, EventBusName: bus };
const page = { NextToken: v.optional(v.string()), Limit: v.optional(v.number()) };
const Target = v.strictObject({
  Id: name,
  Arn: v.pipe(v.string(), v.regex(/^arn:aws:sqs:/, 'only queues are reached from here')),
  RoleArn: v.optional(v.string()),
  RetryPolicy: v.optional(v.unknown()),
  DeadLetterConfig: v.optional(v.unknown()),
});

/** A rule that a caller made; it lasts until this run ends. */
interface CallersRule {
  readonly name: string;
  readonly bus: string;
  readonly text: string;
  readonly matches: Matcher;
  isEnabled: boolean;
  targets: RuleTarget[];
}

/**
 * Opens the rules. A queue of a caller's rule that cannot be filled costs the event, as on AWS when every try failed; a
 * queue of the template that cannot be filled is an error for the sender.
 */
export function openBusRules(fillQueue: FillQueue): BusRules {
  const buses = new Set<string>();
  const ofTemplate: BusRule[] = [];
  const ofCallers: CallersRule[] = [];

  const knownBus = (Name: string): string => {
    if (buses.has(Name)) return Name;
    throw new AwsFault('ResourceNotFoundException', `Event bus ${Name} does not exist.`);
  };
  const shown = ({ name, bus, ...rest }: BusRule | CallersRule) => ({
    ...{ Name: name, EventBusName: bus, Arn: arnOf('events', `rule/${bus}/${name}`) },
    EventPattern: 'text' in rest ? rest.text : JSON.stringify(rest.pattern),
    State: 'isEnabled' in rest && !rest.isEnabled ? 'DISABLED' : 'ENABLED',
  });
  const all = (bus: string) => [...ofTemplate, ...ofCallers].filter((one) => one.bus === bus);
  const known = (bus: string, Name: string) => {
    const found = all(knownBus(bus)).find((one) => one.name === Name);
    if (found) return found;
    throw new AwsFault('ResourceNotFoundException', `Rule ${Name} does not exist on EventBus ${bus}.`);
  };
  const own = (bus: string, Name: string): CallersRule => {
    const found = known(bus, Name);
    if ('text' in found) return found;
    throw new AwsFault(
      'ManagedRuleException',
      `Rule ${Name} comes from the template, and cannot be changed from here.`,
    );
  };
  const shownBus = (Name: string) => ({ Name, Arn: arnOf('events', `event-bus/${Name}`) });
  const switchTo = (isEnabled: boolean) =>
    operation(v.strictObject(rule), ({ Name, EventBusName }) => {
      own(EventBusName, Name).isEnabled = isEnabled;
      return {};
    });

  const operations = {
    ListEventBuses: operation(
      v.strictObject({ NamePrefix: v.optional(v.string(), ''), ...page }),
      ({ NamePrefix }) => ({
        EventBuses: [...buses].filter((one) => one.startsWith(NamePrefix)).map(shownBus),
      }),
    ),
    DescribeEventBus: operation(v.strictObject({ Name: bus }), ({ Name }) => shownBus(knownBus(Name))),
    ListRules: operation(
      v.strictObject({ EventBusName: bus, NamePrefix: v.optional(v.string(), ''), ...page }),
      ({ EventBusName, NamePrefix }) => ({
        Rules: all(knownBus(EventBusName))
          .filter((one) => one.name.startsWith(NamePrefix))
          .map(shown),
      }),
    ),
    DescribeRule: operation(v.strictObject(rule), ({ Name, EventBusName }) => shown(known(EventBusName, Name))),
    ListTargetsByRule: operation(v.strictObject({ ...ofRule, ...page }), ({ Rule, EventBusName }) => ({
      Targets: known(EventBusName, Rule).targets,
    })),
    PutRule: operation(v.strictObject({ ...rule, ...Putting }), ({ Name, EventBusName, EventPattern, State }) => {
      const there = all(knownBus(EventBusName)).find((one) => one.name === Name);
      const targets = there ? own(EventBusName, Name).targets : [];
      const matches = matcherOf(EventPattern);
      drop(EventBusName, Name);
      ofCallers.push({
        ...{ name: Name, bus: EventBusName, text: EventPattern, matches, targets },
        isEnabled: State === 'ENABLED',
      });
      return { RuleArn: arnOf('events', `rule/${EventBusName}/${Name}`) };
    }),
    PutTargets: operation(v.strictObject({ ...ofRule, Targets: v.array(Target) }), (input) => {
      const found = own(input.EventBusName, input.Rule);
      const given = input.Targets.map(({ Id, Arn }) => ({ Id, Arn }));
      found.targets = [...found.targets.filter(({ Id }) => !given.some((one) => one.Id === Id)), ...given];
      return { FailedEntryCount: 0, FailedEntries: [] };
    }),
    RemoveTargets: operation(
      v.strictObject({ ...ofRule, Ids: v.array(v.string()), Force: v.optional(v.boolean()) }),
      ({ Rule, EventBusName, Ids }) => {
        const found = own(EventBusName, Rule);
        found.targets = found.targets.filter(({ Id }) => !Ids.includes(Id));
        return { FailedEntryCount: 0, FailedEntries: [] };
      },
    ),
    DeleteRule: operation(v.strictObject({ ...rule, Force: v.optional(v.boolean()) }), ({ Name, EventBusName }) => {
      if (!all(knownBus(EventBusName)).some((one) => one.name === Name)) return {}; // as on AWS
      if (own(EventBusName, Name).targets.length > 0)
        throw new AwsFault('ValidationException', "Rule can't be deleted since it has targets.");
      drop(EventBusName, Name);
      return {};
    }),
    EnableRule: switchTo(true),
    DisableRule: switchTo(false),
  };

  const drop = (bus: string, Name: string) => {
    const at = ofCallers.findIndex((one) => one.bus === bus && one.name === Name);
    if (at >= 0) ofCallers.splice(at, 1);
  };

  return {
    operations,
    hasBus: (Name) => buses.has(Name),
    addBus: (Name) => void buses.add(Name),
    addRule: (one) => void ofTemplate.push(one),
    fitting: (bus, event) => [
      ...ofTemplate.filter((one) => one.bus === bus && one.matches(event)),
      ...ofCallers
        .filter((one) => one.bus === bus && one.isEnabled && one.matches(event))
        .map((one) => ({ ...one, pattern: one.text, deliver: (it: Envelope) => fillAll(one.targets, it, fillQueue) })),
    ],
  };
}

const Putting = {
  EventPattern: v.string(),
  State: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  Description: v.optional(v.string()),
  RoleArn: v.optional(v.string()),
  Tags: v.optional(v.array(v.unknown())),
};

const fillAll = async (targets: readonly RuleTarget[], event: Envelope, fillQueue: FillQueue): Promise<void> =>
  void (await Promise.allSettled(targets.map(({ Arn }) => fillQueue(Arn, event))));

function matcherOf(text: string): Matcher {
  try {
    return readPattern(readJson(text));
  } catch (cause) {
    throw new AwsFault('InvalidEventPatternException', cause instanceof Error ? cause.message : String(cause));
  }
}
