import * as v from 'valibot';

/** What the other side counts our calls by (`CountedPer`), where that is not what we think: `moneybird=egress`. */
const CountedPer = v.pipe(
  v.string(),
  v.transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.trim().split('=')))),
  v.record(v.string(), v.picklist(['administration', 'token', 'egress'])),
);

const set = v.pipe(v.string(), v.nonEmpty());
const address = v.pipe(v.string(), v.url());
/** Host names with a comma between them, as `returnHosts` of a stage lists them. */
const hosts = v.pipe(
  v.string(),
  v.transform((text) => text.split(',')),
);
const most = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number));

/** What the function that delivers events by HTTP reads: it has no table. */
const delivery = {
  /** The queue for unreadable messages of no known tenant, or for events that nobody took. */
  DEAD_LETTER_URL: set,
  /** Where events out are posted. */
  EVENTS_OUT_URL: address,
  /** The queue of events to post, on which a message is hidden until its next attempt. */
  EVENTS_OUT_QUEUE_URL: set,
  /** The name of the secret that signs them. */
  EVENTS_OUT_SECRET_NAME: set,
  /** Milliseconds between two of them. */
  EVENTS_OUT_SPACING_MS: most,
};
const DeliveryConfig = v.object(delivery);

/** What a function reads from its environment; the stack sets the same names. */
const Config = v.object({
  /** The table of integrations, mappings and the ledger. */
  TABLE_NAME: set,
  /** The table of token chains; only where tokens are needed. */
  TOKEN_TABLE_NAME: v.optional(set),
  /** The table of webhooks and their secrets; only where pushes are checked, or webhooks registered. */
  WEBHOOK_TABLE_NAME: v.optional(set),
  /** The FIFO queue of wakes. */
  WORK_QUEUE_URL: v.optional(set),
  /** The queue that i-Reserve's events come in by; only where events are put there. */
  INTAKE_QUEUE_URL: v.optional(set),
  /** The bus that events go out on. */
  EVENT_BUS_NAME: v.optional(set),
  DEAD_LETTER_URL: v.optional(delivery.DEAD_LETTER_URL),
  /** Where client secrets are named: `<prefix>/<id>`. */
  SECRET_PREFIX: v.optional(set),
  /** Where the metrics of the stage are; read where they are printed. */
  METRICS_NAMESPACE: v.optional(set),
  /** By provider: whose calls are counted together, when it is not what the provider's own folder says. */
  COUNTED_PER: v.optional(CountedPer),
  /** The most requests of one tenant to the admin API in ten seconds; without it there is no limit. */
  REQUESTS_PER_TENANT: v.optional(most),
  /** The most requests of one console session in ten seconds. */
  REQUESTS_PER_SESSION: v.optional(most),
  /** The hosts of i-Reserve that the console may lead back to; without it there are none. */
  RETURN_HOSTS: v.optional(hosts),
  /** The API's own address of now, `https://...`: redirect URLs and webhooks follow it. */
  API_ADDRESS: v.optional(address),
  /** What the distribution in front of the API shows with each request; without it nothing stands in front. */
  EDGE_KEY: v.optional(set),
});
export type Config = v.InferOutput<typeof Config>;

/** The name of an environment variable that we read. */
export type ConfigName = keyof Config | keyof v.InferOutput<typeof DeliveryConfig>;

/**
 * Reads the environment, once at cold start. What it throws names the variables that are missing or wrong, and holds
 * nothing else: the environment has the keys of our role in it, and Lambda prints what is thrown.
 */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => readAll(Config, environment);

/** Reads the environment of the function that delivers events by HTTP, as `readConfig` does. */
export const readDeliveryConfig = (environment: NodeJS.ProcessEnv): v.InferOutput<typeof DeliveryConfig> =>
  readAll(DeliveryConfig, environment);

function readAll<S extends v.GenericSchema>(schema: S, environment: NodeJS.ProcessEnv): v.InferOutput<S> {
  const read = v.safeParse(schema, environment);
  if (read.success) return read.output;
  const names = read.issues.map((issue) => v.getDotPath(issue));
  throw new Error(`the environment does not set as it should: ${names.join(', ')}`);
}
