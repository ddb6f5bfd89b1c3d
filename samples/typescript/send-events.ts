import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Sends events in by HTTP: `POST /api/v1/events`, one envelope or up to 100 of one tenant.
 *
 * BOOKKEEPING_URL=http://127.0.0.1:4000 BOOKKEEPING_TOKEN=... node samples/typescript/send-events.ts event.json
 */
export async function sendEvents(events: readonly unknown[]): Promise<void> {
  const { BOOKKEEPING_URL, BOOKKEEPING_TOKEN } = process.env;
  if (!BOOKKEEPING_URL || !BOOKKEEPING_TOKEN) throw new Error('Set BOOKKEEPING_URL and BOOKKEEPING_TOKEN.');
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${BOOKKEEPING_URL}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${BOOKKEEPING_TOKEN}` },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null);
    if (answer?.status === 202) return;
    // A 4xx stays one: its pointers say what to correct. Nothing of the list was taken.
    if (answer && answer.status < 500 && answer.status !== 429) throw new Error(await answer.text());
    if (attempt === 10) throw new Error(`Not taken: ${answer?.status ?? 'no answer'}`);
    // The same events with the same ids: what was taken already is not taken twice.
    const seconds = Number(answer?.headers.get('retry-after')) || Math.min(60, 2 ** attempt);
    await delay(seconds * 1000);
  }
}

if (import.meta.main) {
  const events = process.argv.slice(2).map((file): unknown => JSON.parse(readFileSync(file, 'utf8')));
  await sendEvents(events);
  console.log(`${events.length} taken`);
}
