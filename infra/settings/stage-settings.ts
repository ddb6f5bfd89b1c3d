import * as v from 'valibot';
import { HostName, HttpsUrl } from './hosts.ts';
import { Region } from './regions.ts';

/** The account that belongs to nobody. A stage in it is made up: it can be synthesized, and never deployed. */
export const NOBODYS_ACCOUNT = '000000000000';

const account = v.pipe(
  v.string(),
  v.regex(/^\d{12}$/, ({ received }) => `${received} is not the number of an AWS account.`),
);

const atLeastTen = v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(100_000));

const arn = (service: string, what: string) =>
  v.pipe(
    v.string(),
    v.startsWith(`arn:aws:${service}:`, ({ received }) => `${received} is not the ARN of ${what}.`),
  );

/** Settings that may be left out have what holds then. `missing.ts` says which ones a stage can not do without. */
export const StageSettings = v.strictObject({
  /** False: tables, keys, queues and logs go with the stack, and may be deleted. */
  keepsData: v.boolean(),
  /** Where the stage lives; a deployment anywhere else is refused. Invoices stay in the EU. */
  account: v.optional(account),
  region: v.optional(Region),
  /**
   * Whose tokens the admin API takes: i-Reserve's issuer of JWTs, found by its discovery document, and the audience. Null:
   * the stack makes an issuer of its own, with one client for i-Reserve's back end.
   */
  tokenIssuer: v.optional(v.nullable(HttpsUrl)),
  tokenAudience: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** Who hears the alarms. Null: nobody, the dashboard shows them. */
  alarmEmail: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.email(({ received }) => `${received} is no address of mail.`),
      ),
    ),
    null,
  ),
  /** True: a release takes a tenth of the calls first, and is taken back by alarms. False: all of them at once. */
  shiftsTraffic: v.optional(v.boolean(), true),
  /** True: the frames of a fault name our files and lines, for a bundle about as large again and a slower start. */
  sourceMaps: v.optional(v.boolean(), false),
  /** True: X-Ray keeps a trace of a part of the invocations: when they waited, began and ended. */
  tracing: v.optional(v.boolean(), false),
  /** Lambda's quota of concurrent executions in the account and region; an alarm is raised at four fifths of it. */
  concurrencyQuota: v.optional(v.pipe(v.number(), v.integer(), v.minValue(10)), 1_000),
  /** US dollars; the costs of a month above which people are notified, in a region that has budgets. */
  monthlyBudget: v.pipe(v.number(), v.minValue(1)),
  /** Accounts beside our own from which i-Reserve puts its events on the bus, or on the intake queue. */
  busSenders: v.optional(v.array(account), []),
  queueSenders: v.optional(v.array(account), []),
  /** Has events out delivered by HTTP too, signed with what lies in a secret of this name; null: `<stack>-events-out`. */
  eventsOutTo: v.optional(
    v.nullable(
      v.strictObject({
        url: HttpsUrl,
        secretName: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[\w/+=.@-]{1,200}$/))), null),
        perSecond: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 10),
      }),
    ),
    null,
  ),
  /** The event bus of another account that gets every event out: its policy has to let this account put events on it. */
  eventsOutToBus: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.regex(
          /^arn:aws:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]+$/,
          ({ received }) => `${received} is not the ARN of a bus.`,
        ),
      ),
    ),
    null,
  ),
  /**
   * The most requests in ten seconds of one tenant to the admin API, and of one console session: none can use up what the
   * others need. Null: the pace of the route alone.
   */
  requestLimits: v.optional(v.nullable(v.strictObject({ perTenant: atLeastTen, perSession: atLeastTen })), null),
  /**
   * An address of one's own. Its certificate is one in the stage's region, or made by the stack where the Route 53 `zone`
   * of the name is said; then the stack also points the name at the API. With `oldAddressToo` the address of API Gateway
   * answers as well: until every tenant has the new redirect URL in their app.
   */
  domain: v.optional(
    v.nullable(
      v.strictObject({
        name: HostName,
        certificateArn: v.optional(v.nullable(arn('acm', 'a certificate')), null),
        zone: v.optional(v.nullable(v.strictObject({ id: v.string(), name: HostName })), null),
        oldAddressToo: v.optional(v.boolean(), false),
      }),
    ),
    null,
  ),
  /**
   * A distribution with a firewall in front of the API, under the name of the `domain`. The API itself gets the name
   * `originName`, and turns away who does not come through the distribution. `certificateArn` is of the domain's name, in
   * us-east-1; left out where the stack makes it in the zone of the domain.
   */
  edge: v.optional(
    v.nullable(
      v.strictObject({
        originName: HostName,
        certificateArn: v.optional(v.nullable(arn('acm:us-east-1', 'a certificate in us-east-1')), null),
        /** The most requests from one address on the internet in five minutes. */
        perAddress: v.optional(v.pipe(v.number(), v.integer(), v.minValue(100)), 2000),
      }),
    ),
    null,
  ),
  /** The hosts of i-Reserve that the console may lead back to, such as `app.i-reserve.example`. */
  returnHosts: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(:\d+)?$/, 'is not a host.'))), []),
  /** The table that a backup was restored into, while it stands in for the stack's own (`infra/RUNBOOK.md#restore`). */
  restoredTable: v.optional(v.nullable(v.string()), null),
  /** Copies of the ledger in a vault of another region or account (`infra/DISASTERS.md`). */
  backup: v.optional(
    v.nullable(
      v.strictObject({
        copyTo: arn('backup', 'a vault of AWS Backup'),
        everyHours: v.optional(v.picklist([1, 6, 12, 24]), 24),
        keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)), 35),
      }),
    ),
    null,
  ),
  tags: v.optional(v.record(v.string(), v.string()), {}),
});

/** The settings of a stage that lacks nothing. */
export interface Settings extends v.InferOutput<typeof StageSettings> {
  /** The name of the stage: part of every name that the stack gives. */
  readonly stage: string;
  readonly account: string;
  readonly region: (typeof Region)['options'][number];
  readonly tokenIssuer: string | null;
}

/** The name of a stage's stack at AWS; of the one in front of it, with `-edge`. */
export const stackName = (stage: string): string => `i-reserve-bookkeeping-${stage}`;
