import type { Measured } from '../../infra/operations/budget.ts';

/** What the bytes of a page may grow before somebody is asked: its style is every page's, and grows with any of them. */
const PAGE_ROOM_BYTES = 1024;

/**
 * The limits for what was measured. Bytes and kilobytes of a bundle get room up to the next 25, for a longer word or a line
 * of code, those of a page a kilobyte and up to the next; requests and units get none.
 */
export function withRoom({ invoice, callsAtFaults, bundleKilobytes, page }: Measured): Measured {
  const room = (value: number): number => Math.ceil(value / 25) * 25;
  const roomOfPage = (value: number): number => Math.ceil((value + PAGE_ROOM_BYTES) / 1024) * 1024;
  const inEach = <T>(all: Readonly<Record<string, T>>, roomy: (one: T) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, roomy(one)]));
  return {
    invoice: inEach(invoice, (figures) => ({
      ...figures,
      logBytes: room(figures.logBytes),
      keptBytes: room(figures.keptBytes),
      expiringBytes: room(figures.expiringBytes),
    })),
    callsAtFaults,
    bundleKilobytes: inEach(bundleKilobytes, room),
    page: inEach(page, ({ bytes, gzipBytes }) => ({ bytes: roomOfPage(bytes), gzipBytes: roomOfPage(gzipBytes) })),
  };
}
