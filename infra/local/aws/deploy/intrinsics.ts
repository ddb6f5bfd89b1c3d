import { ACCOUNT, REGION } from '../surroundings.ts';

/** What the intrinsic functions of a template look up. */
export interface Scope {
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): string;
  condition(name: string): boolean;
  mapping(map: string, key: string, name: string): unknown;
}

/** Stands for `AWS::NoValue`: the property is as if it had not been written. */
const NOTHING = Symbol('AWS::NoValue');

/** The pseudo parameters, as the local run plays them. */
export const pseudoParameters = (stack: string): Readonly<Record<string, unknown>> => ({
  'AWS::AccountId': ACCOUNT,
  'AWS::NoValue': NOTHING,
  'AWS::NotificationARNs': [],
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/local`,
  'AWS::StackName': stack,
  'AWS::URLSuffix': 'amazonaws.com',
});

/** Replaces every intrinsic function in `value` by what it stands for; one that is not known here is refused. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NOTHING);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && entries.length === 1 && isIntrinsic(only[0])) return call(only[0], only[1], scope);
  const resolved = entries.map(([name, item]) => [name, resolve(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== NOTHING));
}

const isIntrinsic = (name: string) => name === 'Ref' || name.startsWith('Fn::');

function call(name: string, argument: unknown, scope: Scope): unknown {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new Error(`The local run does not know the intrinsic function ${name}.`);
  return intrinsic(argument, scope);
}

const intrinsics: Readonly<Record<string, (argument: unknown, scope: Scope) => unknown>> = {
  Ref: (name, scope) => scope.ref(text(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : list(argument).map(text);
    return scope.attribute(text(logicalId), attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument);
    return list(resolve(parts, scope)).map(text).join(text(separator));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list(resolve(argument, scope));
    return text(whole).split(text(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(resolve(argument, scope));
    const chosen = list(items)[Number(index)];
    if (chosen === undefined) throw new Error(`Fn::Select asks for item ${index} of ${list(items).length}.`);
    return chosen;
  },
  'Fn::Sub': (argument, scope) => {
    const [shape, own] = typeof argument === 'string' ? [argument, {}] : list(argument);
    const values = record(resolve(own, scope));
    return text(shape).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in values) return text(values[name]);
      const [logicalId = '', ...attribute] = name.split('.');
      return attribute.length > 0 ? scope.attribute(logicalId, attribute.join('.')) : text(scope.ref(name));
    });
  },
  'Fn::If': (argument, scope) => {
    const [condition, then, otherwise] = list(argument);
    return resolve(scope.condition(text(condition)) ? then : otherwise, scope);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, key, name] = list(resolve(argument, scope)).map(text);
    return scope.mapping(text(map), text(key), text(name));
  },
};

/** Says whether a condition of the template holds. */
export function holds(condition: unknown, scope: Scope): boolean {
  const [[name, argument] = ['', undefined]] = Object.entries(record(condition));
  const many = () => list(argument).map((item) => holds(item, scope));
  if (name === 'Condition') return scope.condition(text(argument));
  if (name === 'Fn::And') return many().every(Boolean);
  if (name === 'Fn::Or') return many().some(Boolean);
  if (name === 'Fn::Not') return !many()[0];
  if (name === 'Fn::Equals') {
    const [one, other] = list(resolve(argument, scope));
    return String(one) === String(other);
  }
  throw new Error(`The local run does not know the condition function ${name}.`);
}

function text(value: unknown): string {
  if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  throw new Error(`An intrinsic function needs a text here, not ${JSON.stringify(value)}.`);
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`An intrinsic function needs a list here, not ${JSON.stringify(value)}.`);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`An intrinsic function needs an object here, not ${JSON.stringify(value)}.`);
}
