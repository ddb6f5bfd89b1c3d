import { parseArgs } from 'node:util';

/** An option of a script. */
export interface ScriptOption {
  /** What it does, for `--help`. */
  readonly about: string;
  /** What stands behind it: `<table>`. A flag when left out. */
  readonly value?: string;
  readonly isNeeded?: boolean;
  /** Its letter, for those that have one: `c`. */
  readonly short?: string;
}

/** What a script says of itself under `--help`, and the options that it takes. */
export interface Script {
  /** How it is called: `npm run erase --`. */
  readonly call: string;
  readonly does: string;
  readonly options?: Readonly<Record<string, ScriptOption>>;
  /** The environment variables that it reads, each with its meaning. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** The options that were given: the text behind each, `true` for a flag. */
export type GivenOptions = Readonly<Record<string, string | true | undefined>>;

/** A command line or an environment that a script cannot use; the message lists all that is wrong, a line each. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Throws one `UsageError` with what is wrong with any of several readings, else gives them all. */
export function readTogether<A, B>(one: () => A, other: () => B): [A, B] {
  const [first, second] = [attempt(one), attempt(other)];
  const problems = [first, second].flatMap((read) => ('problem' in read ? [read.problem] : []));
  if ('problem' in first || 'problem' in second) throw new UsageError(problems);
  return [first.value, second.value];
}

function attempt<T>(read: () => T): { readonly value: T } | { readonly problem: string } {
  try {
    return { value: read() };
  } catch (cause) {
    if (cause instanceof UsageError) return { problem: cause.message };
    throw cause;
  }
}

/** The text that `--help` prints. */
export function helpOf({ call, does, options = {}, variables = {} }: Script): string {
  const flags = Object.entries(options).map(([name, { about, value, isNeeded }]): [string, string] => [
    `--${name}${value ? ` ${value}` : ''}`,
    `${about}${isNeeded ? ' (needed)' : ''}`,
  ]);
  const listed = (title: string, lines: readonly (readonly [string, string])[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map(([name, about]) => `  ${name.padEnd(30)} ${about}`)];
  return [
    does,
    '',
    `  ${call}${flags.length > 0 ? ' [options]' : ''}`,
    ...listed('Options', [...flags, ['--help', 'prints this']]),
    ...listed('Environment variables', Object.entries(variables)),
  ].join('\n');
}

/** Whether a person asks what a script does, instead of running it. */
export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** Reads the options of a script. Throws one `UsageError` with everything that is wrong. */
export function readArguments(script: Script, args: readonly string[]): GivenOptions {
  const known = new Map(Object.entries(script.options ?? {}));
  const types = [...known].map(
    ([name, { value, short }]) => [name, { type: value ? 'string' : 'boolean', ...(short && { short }) }] as const,
  );
  const { values, tokens } = parseArgs({
    ...{ args: [...args], options: Object.fromEntries(types), strict: false, allowPositionals: true, tokens: true },
  });
  const problems = tokens.flatMap((token): string[] => {
    if (token.kind === 'positional') return [`"${token.value}" is not expected.`];
    if (token.kind !== 'option') return [];
    const option = known.get(token.name);
    if (!option) return [`${token.rawName} is not known.`];
    if (option.value && !token.value) return [`${token.rawName} needs a value: ${token.rawName} ${option.value}`];
    return !option.value && token.value !== undefined ? [`${token.rawName} takes no value.`] : [];
  });
  const missing = [...known].filter(([name, { isNeeded }]) => isNeeded && values[name] === undefined);
  problems.push(
    ...missing.map(([name, { about, value }]) => `--${name}${value ? ` ${value}` : ''} is missing: ${about}.`),
  );
  if (problems.length > 0) throw new UsageError([...problems, `${script.call} --help says what there is.`]);
  return Object.fromEntries([...known.keys()].map((name) => [name, given(values[name])]));
}

const given = (value: unknown): string | true | undefined =>
  typeof value === 'string' ? value : value === true ? true : undefined;

/** Runs a script with its options, or prints its help. An error is its message alone, and exit code 1. */
export async function runScript(script: Script, act: (options: GivenOptions) => unknown): Promise<void> {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return console.log(helpOf(script));
  try {
    await act(readArguments(script, args));
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  }
}
