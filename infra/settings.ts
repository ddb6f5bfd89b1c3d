import type { Node } from 'constructs';
import * as v from 'valibot';

const account = v.pipe(v.string(), v.regex(/^\d{12}$/, 'is not the number of an AWS account'));

const atLeastTen = v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(100_000));

/** Settings that a stage may leave out, with what holds then. */
const Settings = v.strictObject({
  /** False: tables, keys, queues and logs go with the stack, and may be deleted. */
  keepsData: v.boolean(),
  /** Where the stage lives; a deployment anywhere else is refused. Invoices stay in the EU. */
  account: v.optional(account),
  region: v.optional(v.pipe(v.string(), v.regex(/^eu-[a-z]+-\d$/, 'is not a region in the EU'))),
  /** Whose tokens the admin API takes: i-Reserve's issuer of JWTs, found by its discovery document, and the audience. */
  tokenIssuer: v.pipe(v.string(), v.url(), v.startsWith('https://')),
  tokenAudience: v.pipe(v.string(), v.nonEmpty()),
  /** Who hears the alarms. Null: nobody, the dashboard shows them. */
  alarmEmail: v.optional(v.nullable(v.pipe(v.string(), v.email())), null),
  /** True: a release takes a tenth of the calls first, and is taken back by alarms. False: all of them at once. */
  shiftsTraffic: v.optional(v.boolean(), true),
  /** Lambda's quota of concurrent executions in the account and region; an alarm is raised at four fifths of it. */
  concurrencyQuota: v.optional(v.pipe(v.number(), v.integer(), v.minValue(10)), 1_000),
  /** US dollars; the costs of a month above which people are notified. */
  monthlyBudget: v.pipe(v.number(), v.minValue(1)),
  /** Accounts beside our own from which i-Reserve puts its events on the bus, or on the intake queue. */
  busSenders: v.optional(v.array(account), []),
  queueSenders: v.optional(v.array(account), []),
  /** Has events out delivered by HTTP too, signed with what lies in a secret of this name. */
  eventsOutTo: v.optional(
    v.nullable(
      v.strictObject({
        url: v.pipe(v.string(), v.url(), v.startsWith('https://')),
        secretName: v.optional(v.pipe(v.string(), v.regex(/^[\w/+=.@-]{1,200}$/)), 'i-reserve-bookkeeping-events-out'),
        perSecond: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 10),
      }),
    ),
    null,
  ),
  /**
   * The most requests in ten seconds of one tenant to the admin API, and of one console session: none can use up what the
   * others need. Null: the pace of the route alone.
   */
  requestLimits: v.optional(v.nullable(v.strictObject({ perTenant: atLeastTen, perSession: atLeastTen })), null),
  /** An address of one's own; the one of API Gateway answers nobody then. */
  domain: v.optional(
    v.nullable(v.strictObject({ name: v.string(), certificateArn: v.pipe(v.string(), v.startsWith('arn:aws:acm:')) })),
    null,
  ),
  /** The hosts of i-Reserve that the console may lead back to, such as `app.i-reserve.example`. */
  returnHosts: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(:\d+)?$/, 'is not a host'))), []),
  /** The table that a backup was restored into, while it stands in for the stack's own (`infra/RUNBOOK.md#restore`). */
  restoredTable: v.optional(v.nullable(v.string()), null),
  tags: v.optional(v.record(v.string(), v.string()), {}),
});
export type Settings = v.InferOutput<typeof Settings> & { readonly stage: string };

/** Reads the settings of the stage that the context names: `-c stage=prod`. Throws what is wrong, by its name. */
export function readStackSettings(node: Node): Settings {
  const stage = v.parse(v.string('the context names no stage'), node.tryGetContext('stage'));
  const stages = v.parse(v.record(v.string(), v.unknown()), node.tryGetContext('stages'));
  if (!Object.hasOwn(stages, stage))
    throw new Error(`There is no stage ${stage}; cdk.json has ${Object.keys(stages).join(', ')}.`);
  const read = v.safeParse(Settings, stages[stage]);
  if (read.success) return { ...read.output, stage };
  const [issue] = read.issues;
  throw new Error(`Stage ${stage}: ${v.getDotPath(issue) ?? 'its settings'}: ${issue.message}`);
}
