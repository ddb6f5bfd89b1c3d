import * as v from 'valibot';
import type { About } from './causes.ts';
import { pointerOf } from './json.ts';

/** What can be wrong with one value of a request. The codes are part of the API and never change. */
export const FaultCode = v.picklist([
  'unknown-key',
  'missing',
  'empty',
  'not-text',
  'not-well-formed',
  'not-whole-number',
  'not-boolean',
  'not-list',
  'not-object',
  'not-one-of',
  'not-decimal',
  'not-day',
  'not-moment',
  'not-month',
  'not-page',
  'not-return-address',
  'not-quarter',
  'before-first-day',
  'not-currency',
  'not-payment-key',
  'negative',
  'above-one',
  'too-small',
  'too-large',
  'too-long',
  'too-few',
  'too-many',
  'named-twice',
  'price-missing',
  'name-missing',
  'number-too-long',
  'same-as-customer-field',
  'field-taken',
  'administration-unknown',
  'app-refused',
  'cursor-unknown',
  'plus-sign',
  'one-too-many',
  'other-tenant',
  'unfit',
]);
export type FaultCode = v.InferOutput<typeof FaultCode>;

/** One thing that is wrong: where, as a JSON pointer, and what. Never the value itself. */
export interface Fault {
  readonly pointer: string;
  readonly code: FaultCode;
  /**
   * What the sentence of the code names: `least`, `most`, and `expected`, which is written as the API writes it, so that
   * a screen leaves it out.
   */
  readonly about: About;
}

/** The values of a sentence that a screen shows: without those that are written as the API writes them. */
export const onScreen = ({ expected: _, ...about }: About): About => about;

/** Makes a fault. */
export const fault = (pointer: string, code: FaultCode, about: About = {}): Fault => ({ pointer, code, about });

/**
 * What a schema has against a value. A rule of our own names its code in place of a message, as in
 * `v.check(isNoDebt, 'negative' satisfies FaultCode)`; the rules of valibot are known by their type. Neither the value
 * nor valibot's message, which repeats it, comes along.
 */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const code = codeOf(issue);
  return fault(pointerOf(issue), code, {
    ...example[code],
    ...bounds[issue.type]?.(String(issue.requirement)),
    ...choices(issue),
  });
}

function codeOf({ type, expected, received, message, input }: v.BaseIssue<unknown>): FaultCode {
  if (type === 'strict_object' && expected === 'never') return 'unknown-key';
  if (received === 'undefined') return 'missing';
  if (v.is(FaultCode, message)) return message;
  if (Array.isArray(input) && type === 'min_length') return 'too-few';
  if (Array.isArray(input) && type === 'max_length') return 'too-many';
  return codes.get(type) ?? 'unfit';
}

/** The code of each rule of valibot that our schemas use. */
const codes: ReadonlyMap<string, FaultCode> = new Map([
  ['string', 'not-text'],
  ['number', 'not-whole-number'],
  ['integer', 'not-whole-number'],
  ['boolean', 'not-boolean'],
  ['array', 'not-list'],
  ['object', 'not-object'],
  ['strict_object', 'not-object'],
  ['record', 'not-object'],
  ['non_empty', 'empty'],
  ['min_value', 'too-small'],
  ['max_value', 'too-large'],
  ['max_length', 'too-long'],
  ['min_entries', 'too-few'],
  ['picklist', 'not-one-of'],
  ['variant', 'not-one-of'],
  ['literal', 'not-one-of'],
]);

/** How the API writes what is expected. */
const example: Partial<Record<FaultCode, About>> = {
  'not-decimal': { expected: '27.50' },
  'not-day': { expected: '2026-11-20' },
};

const least = (requirement: string): About => ({ least: requirement });
const most = (requirement: string): About => ({ most: requirement });
const bounds: Readonly<Record<string, (requirement: string) => About>> = {
  ...{ min_value: least, min_length: least, min_entries: least },
  ...{ max_value: most, max_length: most },
};

/** Valibot writes what can be chosen as `("park" | "add")`. */
const choices = ({ type, expected }: v.BaseIssue<unknown>): About =>
  codes.get(type) === 'not-one-of' && expected
    ? { expected: expected.replaceAll(/["()]/g, '').replaceAll(' | ', ', ') }
    : {};
