/** The statistics that our alarms ask for. */
export type Statistic = 'Sum' | 'Maximum' | 'SampleCount' | 'p99';

/** What was measured within one minute, and when CloudWatch heard of it. Counts that belong together are one point. */
interface Point {
  readonly value: number;
  readonly times: number;
  readonly heardAt: number;
}

/**
 * What CloudWatch has been told of every metric, minute by minute. A metric is named by its namespace, its name and the
 * values of its dimensions: `AWS/Lambda Errors ringdue`.
 */
export class Recording {
  readonly #points = new Map<string, Map<number, Point[]>>();

  /**
   * Notes a value at a minute.
   *
   * @param heardAt - when it is known: a function's metrics bear the time at which its run began, and come at its end
   */
  note(metric: string, minute: number, value: number, times = 1, heardAt = minute): void {
    if (times === 0) return;
    const minutes = this.#points.get(metric) ?? new Map<number, Point[]>();
    this.#points.set(metric, minutes);
    const points = minutes.get(minute) ?? [];
    minutes.set(minute, points);
    points.push({ value, times, heardAt });
  }

  /** The statistic over the minutes from `from` until before `until`, as known at `now`; undefined without data. */
  read(metric: string, statistic: Statistic, from: number, until: number, now: number): number | undefined {
    const minutes = this.#points.get(metric);
    if (!minutes) return undefined;
    let [sum, most, count] = [0, Number.NEGATIVE_INFINITY, 0];
    const all: Point[] = [];
    for (let minute = from; minute < until; minute++)
      for (const point of minutes.get(minute) ?? []) {
        if (point.heardAt > now) continue;
        sum += point.value * point.times;
        most = Math.max(most, point.value);
        count += point.times;
        if (statistic === 'p99') all.push(point);
      }
    if (count === 0) return undefined;
    if (statistic === 'Sum') return sum;
    if (statistic === 'Maximum') return most;
    return statistic === 'SampleCount' ? count : ninetyNinth(all, count);
  }
}

function ninetyNinth(points: Point[], count: number): number {
  let left = Math.ceil(0.99 * count);
  for (const { value, times } of points.toSorted((one, other) => one.value - other.value)) {
    left -= times;
    if (left <= 0) return value;
  }
  return 0;
}
