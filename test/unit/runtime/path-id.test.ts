import { expect, test } from 'vitest';
import { rawPathOf } from '../../../infra/local/aws/http/payload.ts';
import { idInPath, pathId } from '../../../shared/runtime/path-id.ts';

const ids = [
  '84311',
  'F-2026.7_a',
  'A/1',
  'a?b',
  '50%',
  'a%2Fb',
  'a+b',
  'a b',
  '#',
  '.',
  '..',
  '~',
  '~YQ',
  'é€😀',
  'x/sync',
];

test('every id comes back from the path that it was written into, also when a gateway has decoded that path', () => {
  for (const id of ids) {
    const { pathname } = new URL(`https://api.example/invoices/${pathId(id)}/sync`);
    const [, , part = '', rest, ...more] = rawPathOf(pathname)?.split('/') ?? [];
    expect([idInPath(part), rest, more]).toEqual([id, 'sync', []]);
  }
});

test('an id of plain characters is written as it is, every id may be written the other way, and other texts are ids', () => {
  expect([pathId('84311'), pathId('F-2026.7_a')]).toEqual(['84311', 'F-2026.7_a']);
  for (const id of ids) expect(idInPath(`~${Buffer.from(id).toString('base64url')}`)).toBe(id);
  for (const text of ['84311', 'a/b', '50%', '~', '~!', '~YQ==', '~____']) expect(idInPath(text)).toBe(text);
});
