import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

test('a line holds what happened and to whom, how bad it is unless it is not, and nothing that CloudWatch knows anyway', async () => {
  vi.stubEnv('POWERTOOLS_DEV', undefined);
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
  const warned = vi.spyOn(process.stderr, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
  vi.resetModules(); // a process of its own: no invocation has begun in it
  const { openLog } = await import('../../../shared/runtime/logging/log.ts');
  const log = openLog();
  log.info('Booked', { tenant: 'a', waitMs: 5 });
  log.error('A fault of ours', { tenant: 'a', fault: 'TypeError' });
  write.mockRestore();
  warned.mockRestore();
  expect(printed.map((line) => JSON.parse(line))).toEqual([
    { message: 'Booked', tenant: 'a', waitMs: 5 },
    { level: 'ERROR', message: 'A fault of ours', tenant: 'a', fault: 'TypeError' },
  ]);
});
