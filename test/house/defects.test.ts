import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const DEFECTS = new URL('../../functions/console/DEFECTS.md', import.meta.url);

test('each test that is said to hold a defect of the console is there, by the name that the list gives it', () => {
  const parts = readFileSync(DEFECTS, 'utf8')
    .split(/(?=`test\/[^`]*`)/)
    .slice(1);
  expect(parts.length).toBeGreaterThan(20);
  const lost = parts.flatMap((part) => {
    const [path = ''] = part.match(/test\/[^`]*/) ?? [];
    const file = new URL(`../../${path}`, import.meta.url);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const names = [...part.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name);
    return ['', ...names].filter((name) => text === '' || !text.includes(name)).map((name) => `${path}: ${name}`);
  });
  expect(lost).toEqual([]);
});
