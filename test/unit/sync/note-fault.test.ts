import { expect, test } from 'vitest';
import { noteFault } from '../../../shared/sync/ledger/note-fault.ts';

const CANARY = 'canary-7f3a';

test.each<[string, unknown]>([
  ['TypeError', new TypeError(`no such name: ${CANARY}`)],
  ['Error', new Error(`${CANARY}\n    at ${CANARY} (of its own making)`)],
  ['string', CANARY],
  ['object', { message: CANARY }],
])('a fault is logged by its kind, %s, and where it was thrown, without a word of what it says', (fault, error) => {
  const lines: object[] = [];
  const noted: string[] = [];
  const write = (message: string, fields: object = {}) => void lines.push({ message, ...fields });
  const log = { info: write, warn: write, error: write };
  const metrics = { note: (name: string) => void noted.push(name) };
  noteFault(error, { tenant: 't' }, { log, metrics } as unknown as Parameters<typeof noteFault>[2]);
  expect(lines).toMatchObject([{ message: 'A fault of ours', tenant: 't', fault }]);
  expect(JSON.stringify(lines)).not.toContain(CANARY);
  expect(noted).toEqual(['FaultsOfOurs']);
});
