import { expect, test } from 'vitest';
import { NOTHING } from '../../bench/over.ts';
import { withRoom } from '../../bench/room.ts';

const figures = {
  ...{ calls: 1, tableRequests: 15, writeUnits: 17.5, readUnits: 5, queueRequests: 6, events: 1 },
  ...{ logBytes: 676, keptBytes: 1600, expiringBytes: 851 },
};

test('a new limit leaves a page a kilobyte to grow, and no more than two', () => {
  const sizes = [1, 1023, 1024, 1025, 127_969, 128_085];
  for (const bytes of sizes) {
    const { page } = withRoom({ ...NOTHING, page: { one: { bytes, gzipBytes: bytes } } });
    for (const limit of Object.values(page.one ?? {})) {
      expect(limit - bytes).toBeGreaterThanOrEqual(1024);
      expect(limit - bytes).toBeLessThan(2048);
    }
  }
});

test('a new limit leaves requests and units nothing, and other bytes up to the next 25', () => {
  const measured = {
    ...NOTHING,
    invoice: { way: figures },
    callsAtFaults: { way: 1.1 },
    bundleKilobytes: { one: 951 },
  };
  expect(withRoom(measured)).toEqual({
    invoice: { way: { ...figures, logBytes: 700, keptBytes: 1600, expiringBytes: 875 } },
    callsAtFaults: { way: 1.1 },
    bundleKilobytes: { one: 975 },
    page: {},
  });
});
