import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guid, literal, paddedCode, readDate, readDay } from '../../../shared/providers/exact/odata.ts';
import { shorten, within } from '../../../shared/providers/texts.ts';
import { tokens } from '../../simulators/exact/odata/tokens.ts';

const GUID = '0e6f0a0e-6c0a-4c3e-9d3e-1f0f6a4b7a11';

describe('literals', () => {
  test('any text stays one literal and comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(tokens(`Code eq ${literal(value)}`)).toEqual([
          { kind: 'name', text: 'Code' },
          { kind: 'name', text: 'eq' },
          { kind: 'literal', type: 'String', value },
        ]);
      }),
    );
  });

  test('text made of quotes and operators stays text', () => {
    const hostile = fc.array(fc.constantFrom("'", "''", ' or ', ' eq ', 'Code', ')', '(', ' ', 'true'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(hostile, (parts) => {
        const value = parts.join('');
        expect(tokens(literal(value))).toEqual([{ kind: 'literal', type: 'String', value }]);
      }),
    );
  });

  test('only an id becomes a GUID literal', () => {
    expect(guid(GUID)).toBe(`guid'${GUID}'`);
    for (const id of ['', '84311', `${GUID}'`, `${GUID}' or true`, GUID.slice(1)]) {
      expect(() => guid(id)).toThrow(expect.objectContaining({ cause: 'link-broken' }));
    }
  });

  test('codes are eighteen wide with the spaces in front', () => {
    expect(paddedCode('7012')).toBe('              7012');
    expect(paddedCode('IR0070120000000001')).toBe('IR0070120000000001');
  });
});

describe('dates', () => {
  test.each([
    ['/Date(1488939627017)/', 1_488_939_627_017],
    ['/Date(1488939627017+0000)/', 1_488_939_627_017],
    ['/Date(-86400000)/', -86_400_000],
    ['2026-11-20', null],
    [null, null],
  ])('%s is the moment %s', (text, ms) => {
    expect(readDate(text)).toBe(ms);
  });

  test('a date-only field is its day', () => {
    expect(readDay(`/Date(${Date.UTC(2026, 11, 31)})/`)).toBe('2026-12-31');
    expect(readDay('/Date(99999999999999999)/')).toBeNull();
  });
});

describe('texts', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });

  test('a shortened text fits, is a beginning of the whole, and breaks no character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (text, longest) => {
        const short = shorten(text, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        expect(text.startsWith(short)).toBe(true);
        expect(short.isWellFormed()).toBe(text.slice(0, short.length).isWellFormed());
        if (text.length <= longest) expect(short).toBe(text);
      }),
    );
  });

  test('the cut is at a word where one ends in the second half', () => {
    expect(shorten('Camping pitch with water', 15)).toBe('Camping pitch');
    expect(shorten('Camping pitch', 7)).toBe('Camping');
    expect(shorten('A Kampeerplaatsreservering', 12)).toBe('A Kampeerpla');
  });

  test('a character of several parts stays whole or goes', () => {
    expect(within('Tent 👩‍👩‍👧', 8)).toBe('Tent ');
  });
});
