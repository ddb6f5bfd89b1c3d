import { writeUnits } from '../../../bench/units.ts';
import type { Item } from '../dynamodb/values.ts';
import type { Findings } from './findings.ts';

/** Some 10 are usual, in bad weather too: a line that begins again and again, or an entry that never ends, costs far more. */
const MOST_PER_OCCASION = 50;
/** The look after tokens, and nothing else: a line that is woken each minute costs more. */
const MOST_AT_REST_PER_HOUR = 10;
const HOUR_MS = 3_600_000;

/** Counts what is written to the tables (S12): DynamoDB's write units, without those of indexes and of refused writes. */
export class UnitWatch {
  total = 0;

  wrote = (before: Item | null, after: Item | null): void => {
    this.total += writeUnits(before, after);
  };

  /**
   * Judges what a seed cost until it came to rest.
   *
   * @param occasions - what there was to write for: events, requests of people, faults
   */
  judge(occasions: number, findings: Findings): void {
    const each = Math.round(this.total / Math.max(1, occasions));
    if (each > MOST_PER_OCCASION) findings.add('S12', `each of ${occasions} occasions cost ${each} write units`);
  }

  /** Judges what it cost to rest. */
  judgeRest(units: number, ms: number, tenants: number, findings: Findings): void {
    const each = Math.round(units / tenants / (ms / HOUR_MS));
    if (each > MOST_AT_REST_PER_HOUR) findings.add('S12', `a tenant at rest cost ${each} write units an hour`);
  }
}
