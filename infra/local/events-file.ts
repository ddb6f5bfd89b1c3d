import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

const SentEvent = v.object({
  source: v.string(),
  'detail-type': v.string(),
  detail: v.record(v.string(), v.unknown()),
  time: v.string(),
  id: v.string(),
});

/** One of our events, as it went out. */
export type EventOut = v.InferOutput<typeof SentEvent>;

/** Every event that we sent, oldest first: in memory, and a line for each in a file that only its owner reads. */
export interface EventsFile {
  all(): readonly EventOut[];
  add(event: EventOut): void;
}

/** Opens the events in `file`, or none in memory. A line that a crash cut short is left out. */
export function openEventsFile(file?: string): EventsFile {
  const lines = file && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const all = lines.flatMap(readLine);
  return {
    all: () => [...all],
    add(event) {
      all.push(event);
      if (file) appendFileSync(file, `\n${JSON.stringify(event)}`, { mode: 0o600 });
    },
  };
}

function readLine(line: string): EventOut[] {
  try {
    const read = v.safeParse(SentEvent, JSON.parse(line));
    return read.success ? [read.output] : [];
  } catch {
    return [];
  }
}
