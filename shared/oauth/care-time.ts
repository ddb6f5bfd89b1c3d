import { createHash } from 'node:crypto';
import type { Line } from '../sync/entry.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * When a connection is looked after next: within a day, always at the same moment of the day, which differs from
 * connection to connection so that they do not all come at once. Epoch milliseconds.
 */
export function nextCareMs({ tenant, integration }: Line, nowMs: number): number {
  const name = JSON.stringify([tenant, integration]);
  const moment = createHash('sha256').update(name).digest().readUInt32BE(0) % DAY_MS;
  const today = nowMs - (nowMs % DAY_MS) + moment;
  return today > nowMs ? today : today + DAY_MS;
}
