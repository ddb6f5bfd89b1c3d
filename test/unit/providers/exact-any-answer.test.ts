import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ExactOperation, setbackOf } from '../../../shared/providers/exact/faults.ts';
import { atScale } from '../../tier.ts';

const at = Date.parse('2026-11-20T09:00:20Z');
const DAY_MS = 24 * 3_600_000;

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 1_100 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Ongeldig: Klant (Type)', '\ud83d', 'x'.repeat(999).concat('🏕🏕'), '[', 'Ongeldig: ['),
);
const bodies = fc.oneof(
  words.map((value) => JSON.stringify({ error: { code: '', message: { lang: '', value } } })),
  words,
  fc.json(),
);
const resets = fc.oneof(fc.nat().map(String), fc.bigInt({ min: 0n }).map(String), fc.string());
const headers = fc.record(
  {
    'x-ratelimit-minutely-reset': resets,
    'x-ratelimit-reset': resets,
    'x-ratelimit-remaining': resets,
    'retry-after': resets,
  },
  { requiredKeys: [] },
);
const operations = fc.record({
  effect: fc.constantFrom<ExactOperation['effect']>('read', 'change', 'make'),
  subject: fc.constantFrom<ExactOperation['subject']>('list', 'relation', 'part', 'invoice', 'printing'),
  droppable: fc.constant(['VATNumber', 'Email', 'AddressLine1']),
});

test('whatever an answer is, it is judged, its words can be kept, and nobody waits beyond a day for it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), bodies, headers, operations, (status, text, said, operation) => {
      const all = new Headers({ date: new Date(at).toUTCString() });
      for (const [name, value] of Object.entries(said)) if (/^[\x21-\x7e]+$/.test(value)) all.set(name, value);
      const { about, retryAtMs } = setbackOf({ status, text, headers: all, aheadMs: 0 }, operation);
      expect(about.text ?? '').toSatisfy((kept: string) => kept.isWellFormed() && kept.length <= 1_000);
      expect((retryAtMs ?? 0) <= at + DAY_MS).toBe(true);
    }),
    { numRuns: atScale(2_000, 10_000) },
  );
});
