import { FRESH, type PaceState } from '../../../shared/http/pace.ts';
import type { PaceStore, Theirs } from '../../../shared/http/pacer.ts';
import type { WireAnswer } from '../../../shared/providers/wire.ts';

const START_MS = Date.parse('2026-11-20T09:00:00Z');

/** A clock that moves when somebody sleeps or a test says so. */
export function testClock(startMs = START_MS) {
  let now = startMs;
  let ids = 0;
  return {
    now: () => now,
    advance: (ms: number) => {
      now += ms;
    },
    sleep: async (ms: number) => {
      now += ms;
    },
    id: () => `id-${++ids}`,
    secret: () => `secret-${++ids}`,
    random: () => 0.5,
  };
}

/** Their clock, where it shows the same as ours. */
export const SAME_CLOCK: Theirs = { earliest: (ms) => ms, latest: (ms) => ms, learn: () => undefined };

/** The pace of each scope in memory; `failures` are thrown first. */
export function memoryPace() {
  const states = new Map<string, PaceState>();
  const failures: Error[] = [];
  const owed = new Map<string, ((state: PaceState) => PaceState)[]>();
  const store: PaceStore = {
    read: async (scope) => states.get(scope) ?? FRESH,
    async change(scope, change) {
      const failure = failures.shift();
      if (failure) throw failure;
      const before = (owed.get(scope) ?? []).reduce((now, later) => later(now), states.get(scope) ?? FRESH);
      const { state, result } = change(before);
      owed.delete(scope);
      states.set(scope, state);
      return result;
    },
    later: (scope, change) => void owed.set(scope, [...(owed.get(scope) ?? []), change]),
  };
  return { store, states, failures, of: (scope: string) => states.get(scope) ?? FRESH };
}

export const anAnswer = (status = 200, headers: Record<string, string> = {}, aheadMs = 0): WireAnswer => ({
  status,
  headers: new Headers(headers),
  text: '',
  aheadMs,
});
