import * as v from 'valibot';
import { ACCOUNT, REGION } from '../surroundings.ts';

/** What the intrinsic functions of a template look up. */
export interface References {
  ref(name: string): string;
  attribute(logicalId: string, name: string): string;
}

/** The pseudo parameters, as the local run plays them. */
export const pseudoParameters: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', ACCOUNT],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', REGION],
]);

/** Replaces every intrinsic function in `value` by what it stands for; one that is not known here is refused. */
export function resolve(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, references));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && entries.length === 1 && isIntrinsic(only[0])) return call(only[0], only[1], references);
  return Object.fromEntries(entries.map(([name, item]) => [name, resolve(item, references)]));
}

const isIntrinsic = (name: string) => name === 'Ref' || name.startsWith('Fn::');

function call(name: string, argument: unknown, references: References): string {
  const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
  if (!intrinsic) throw new Error(`The local run does not know the intrinsic function ${name}.`);
  return intrinsic(argument, references);
}

const intrinsics: Readonly<Record<string, (argument: unknown, references: References) => string>> = {
  Ref: (name, { ref }) => ref(as(v.string(), name)),
  'Fn::GetAtt': (argument, { attribute }) => attribute(...as(v.tuple([v.string(), v.string()]), argument)),
  'Fn::Join': (argument, references) => {
    const [separator, parts] = as(v.tuple([v.string(), v.array(v.unknown())]), argument);
    return as(v.array(v.string()), resolve(parts, references)).join(separator);
  },
  'Fn::Select': (argument, references) => {
    const [index, of] = as(v.tuple([v.number(), v.unknown()]), argument);
    return as(v.array(v.string()), split(of) ?? resolve(of, references))[index] ?? nothingAt(index);

    function split(parts: unknown): string[] | undefined {
      if (!v.is(v.strictObject({ 'Fn::Split': v.tuple([v.string(), v.unknown()]) }), parts)) return undefined;
      const [separator, text] = parts['Fn::Split'];
      return as(v.string(), resolve(text, references)).split(separator);
    }
  },
  'Fn::Sub': (argument, { ref }) => as(v.string(), argument).replace(/\$\{([^}]+)\}/g, (_, name: string) => ref(name)),
};

function nothingAt(index: number): never {
  throw new Error(`The local run finds nothing at ${index} of the list that Fn::Select names.`);
}

function as<S extends v.GenericSchema>(schema: S, argument: unknown): v.InferOutput<S> {
  if (v.is(schema, argument)) return argument;
  throw new Error(`The local run cannot use ${JSON.stringify(argument)} as the argument of an intrinsic function.`);
}
