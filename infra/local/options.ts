import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { canSign } from '../../shared/http/signature.ts';
import { providerIds } from '../../shared/providers/index.ts';
import { readArguments, readTogether, type Script, UsageError } from '../command-line.ts';
import type { LocalReceiver } from './receiver.ts';

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'a port is a number'),
  v.transform(Number),
  v.maxValue(65_535, 'a port is 65535 at most'),
);
const address = v.pipe(
  v.string(),
  v.check((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'it is not an address of HTTP'),
);
const origin = v.pipe(
  address,
  v.transform((text) => new URL(text).origin),
);
const secret = v.pipe(v.string(), v.check(canSign, 'a secret is base64, with or without whsec_ in front'));

const Environment = v.object({
  PORT: v.optional(port, '4000'),
  BUS_PORT: v.optional(port, '0'),
  QUEUE_PORT: v.optional(port, '0'),
  DATA_DIR: v.optional(v.string()),
  EVENTS_OUT_URL: v.optional(address),
  EVENTS_OUT_SECRET: v.optional(secret),
});

/** `EXACT_ORIGIN`: the variable that names another place than the simulator of a provider. */
const originName = (provider: string): string => `${provider.toUpperCase()}_ORIGIN`;

const Origins = v.object(v.entriesFromList(providerIds.map(originName), v.optional(origin)));

/** What `npm start` says of itself. */
export const localRun: Script = {
  call: 'npm start --',
  does: 'Runs the whole system on this machine, with a simulator of each accounting system, and books some samples.',
  options: {
    once: { about: 'ends when the samples stand where they should; exit code 0 says that they do' },
    empty: { about: 'starts with no tenant and no samples' },
    verbose: { about: 'prints every line that a function logs' },
  },
  variables: {
    PORT: 'the API and the console, on 127.0.0.1; 4000 when it is not set',
    'BUS_PORT, QUEUE_PORT': 'the bus and the queues, for an AWS SDK of your own; free ports when not set',
    DATA_DIR: 'the folder in which everything is kept between runs; in memory when not set',
    EVENTS_OUT_URL: 'where events out are posted; nowhere when not set',
    EVENTS_OUT_SECRET: 'what they are signed with, as whsec_<base64>; made and printed when not set',
    ...Object.fromEntries(providerIds.map((id) => [originName(id), 'another one to talk to than the simulator'])),
    'EXACT_CLIENT_ID, _SECRET': 'the app that the demo connects with, for another Exact',
    'MONEYBIRD_CLIENT_ID, _SECRET': 'the same for another Moneybird',
    AWS_ENDPOINT_URL_DYNAMODB: 'a DynamoDB of your own; the embedded one when not set',
  },
};

/**
 * What a person can choose about the local run: where it listens, what it talks to, and how much it does and prints.
 */
export interface RunOptions {
  readonly port: number;
  /** Of the bus and of the queues; 0 takes any that is free. */
  readonly busPort: number;
  readonly queuePort: number;
  /** Where a provider is that is not simulated, by its name. */
  readonly origins: ReadonlyMap<string, string>;
  readonly dataDir: string | undefined;
  /** Null: events out are posted nowhere. */
  readonly receiver: LocalReceiver | null;
  /** Ends when the samples are where they belong. */
  readonly once: boolean;
  /** Starts with no tenant and no samples. */
  readonly empty: boolean;
  /** Shows every line that a function prints. */
  readonly verbose: boolean;
}

/** Reads the flags and variables of `npm start`; throws an error that names everything it cannot use. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): RunOptions {
  const [set, flags] = readTogether(
    () => readEnvironment(environment),
    () => readArguments(localRun, args),
  );
  const { PORT, BUS_PORT, QUEUE_PORT, DATA_DIR, EVENTS_OUT_URL, EVENTS_OUT_SECRET, ...named } = set;
  const origins = new Map(
    providerIds.flatMap((id) => {
      const there = named[originName(id)];
      return there === undefined ? [] : [[id, there] as const];
    }),
  );
  return {
    ...{ port: PORT, busPort: BUS_PORT, queuePort: QUEUE_PORT, dataDir: DATA_DIR, origins },
    receiver: EVENTS_OUT_URL === undefined ? null : { url: EVENTS_OUT_URL, secret: EVENTS_OUT_SECRET ?? newSecret() },
    ...{ once: flags.once === true, empty: flags.empty === true, verbose: flags.verbose === true },
  };
}

/** A secret as the Standard Webhooks specification writes it: 24 to 64 random bytes. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

function readEnvironment(environment: NodeJS.ProcessEnv) {
  const filled = Object.entries(environment).filter(([, value]) => value !== '');
  const read = v.safeParse(v.intersect([Environment, Origins]), Object.fromEntries(filled));
  if (read.success) return read.output;
  throw new UsageError(read.issues.map((issue) => `${v.getDotPath(issue)} cannot be used: ${issue.message}.`));
}
