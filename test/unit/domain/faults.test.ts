import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { adminRoutes } from '../../../functions/admin-api/routes.ts';
import { ClosingPeriod } from '../../../shared/admin/closing/closing-period.ts';
import { InvoicesQuery } from '../../../shared/admin/invoices/invoices-query.ts';
import { EventIn } from '../../../shared/domain/events-in.ts';
import { FaultCode, faultOf, onScreen } from '../../../shared/domain/faults.ts';
import { sayFault } from '../../../shared/domain/faults-words.ts';
import { providers } from '../../../shared/providers/index.ts';

const faultsOf = (schema: v.GenericSchema, value: unknown) =>
  (v.safeParse(schema, value).issues ?? []).map((issue) => faultOf(issue));

describe('a fault', () => {
  test('of a rule that nobody foresaw is still told, without the value', () => {
    const schema = v.object({ secret: v.pipe(v.string(), v.email()) });
    expect(faultsOf(schema, { secret: 'canary' })).toEqual([{ pointer: '/secret', code: 'unfit', about: {} }]);
    expect(sayFault({ code: 'unfit', about: {} }, 'nl')).toBe('Dit past niet. Kijk het na.');
  });

  test('of a schema names what was expected', () => {
    const schema = v.object({ a: v.picklist(['x', 'y']), b: v.pipe(v.number(), v.maxValue(3)) });
    expect(faultsOf(schema, { a: 'z', b: 4 })).toEqual([
      { pointer: '/a', code: 'not-one-of', about: { expected: 'x, y' } },
      { pointer: '/b', code: 'too-large', about: { most: '3' } },
    ]);
  });

  test.each(FaultCode.options)('%s is said in full in both languages, in the API and on a screen', (code) => {
    const about = { least: '1', most: '2', expected: 'this' };
    for (const language of ['nl', 'en'] as const)
      for (const values of [about, onScreen(about)]) {
        const words = sayFault({ code, about: values }, language);
        expect(words).toMatch(/^[A-Z].*\.$/);
        expect(words).not.toMatch(/[{}[\]|]/);
      }
  });
});

/** Every message that a rule of a schema carries, the schemas within it included. */
function* messagesIn(part: unknown, seen = new Set<unknown>()): Generator<string> {
  if (typeof part !== 'object' || part === null || seen.has(part)) return;
  seen.add(part);
  if ('kind' in part && 'message' in part && typeof part.message === 'string') yield part.message;
  for (const inner of Object.values(part)) yield* messagesIn(inner, seen);
}

test('a rule of a schema that people send to names a code where it says anything, and never prose', () => {
  const schemas = [
    ...Object.values(adminRoutes).map(({ body }) => body),
    ...Object.values(providers).map(({ details }) => details),
    ...[EventIn, InvoicesQuery, ClosingPeriod],
  ];
  const messages = [...messagesIn(schemas)];
  expect(messages).toContain('not-payment-key');
  expect(messages).toContain('number-too-long');
  expect(messages.filter((message) => !v.is(FaultCode, message))).toEqual([]);
});

/** The words of the books are not ours; and one file fills in the values of a sentence before it is one. */
const MAY_READ = /^shared\/(?:providers\/|domain\/sentences\.ts$)/;

test('nothing reads our own prose: no pattern is held against a message, a title, a detail or words', () => {
  const files = ['functions', 'shared'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const sources = files.filter((name) => /\.tsx?$/.test(name) && !MAY_READ.test(name));
  expect(sources.length).toBeGreaterThan(100);
  const prose = String.raw`\b(?:message|messages|title|detail|explanation|words|complaint|reason)\b`;
  const held = [
    new RegExp(String.raw`\.(?:test|exec)\([^()]*${prose}[^()]*\)`), // /pattern/.test(error.message)
    new RegExp(
      String.raw`${prose}(?:\[\w+\])?\??\.(?:match|matchAll|search|replace|replaceAll|startsWith|endsWith|includes|split)\(`,
    ),
  ];
  const found = sources.flatMap((name) =>
    readFileSync(name, 'utf8')
      .split('\n')
      .filter((line) => held.some((pattern) => pattern.test(line)))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
