/** Every request since the start, or since the last time the log was cleared. */
export class RequestLog<R extends object, K extends keyof R> {
  private records: R[] = [];

  /** Notes a request that came in; its status follows in the record. */
  note(record: R): R {
    this.records.push(record);
    return record;
  }

  /** The requests that fit, oldest first. */
  all(filter: Partial<Pick<R, K>> = {}): readonly R[] {
    const wanted = Object.entries(filter);
    return this.records.filter((record) => wanted.every(([name, value]) => record[name as K] === value));
  }

  /** How many requests fit. */
  count(filter: Partial<Pick<R, K>> = {}): number {
    return this.all(filter).length;
  }

  /** Forgets everything. */
  clear(): void {
    this.records = [];
  }
}
