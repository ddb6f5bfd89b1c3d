import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { providerIds } from '../../shared/providers/index.ts';

const port = v.pipe(v.string(), v.digits(), v.transform(Number), v.maxValue(65_535));
const origin = v.pipe(
  v.string(),
  v.url(),
  v.transform((text) => new URL(text).origin),
);

const Environment = v.object({
  PORT: v.optional(port, '4000'),
  DATA_DIR: v.optional(v.string()),
});

/** `EXACT_ORIGIN`: the variable that names another place than the simulator of a provider. */
const originName = (provider: string): string => `${provider.toUpperCase()}_ORIGIN`;

const Origins = v.object(v.entriesFromList(providerIds.map(originName), v.optional(origin)));

/**
 * What a person can choose about the local run: where it listens, what it talks to, and how much it does and prints.
 */
export interface RunOptions {
  readonly port: number;
  /** Where a provider is that is not simulated, by its name. */
  readonly origins: ReadonlyMap<string, string>;
  readonly dataDir: string | undefined;
  /** Ends when the samples are where they belong. */
  readonly once: boolean;
  /** Starts with no tenant and no samples. */
  readonly empty: boolean;
  /** Shows every line that a function prints. */
  readonly verbose: boolean;
}

/** Reads the flags and variables of `npm start`; throws an error that names what it cannot use. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): RunOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ args: [...args], options: { once: flag, empty: flag, verbose: flag } });
  const filled = Object.entries(environment).filter(([, value]) => value !== '');
  const read = v.safeParse(v.intersect([Environment, Origins]), Object.fromEntries(filled));
  if (!read.success) {
    const [issue] = read.issues;
    throw new Error(`${v.getDotPath(issue)} cannot be used: ${issue.message}.`);
  }
  const { PORT, DATA_DIR, ...named } = read.output;
  const origins = new Map(
    providerIds.flatMap((id) => {
      const there = named[originName(id)];
      return there === undefined ? [] : [[id, there] as const];
    }),
  );
  return { port: PORT, origins, dataDir: DATA_DIR, ...values };
}
