import { readAddress } from '../api/address.ts';
import type { FaultKind } from './faults.ts';

/** One request to the API or to the token endpoint. */
export interface RequestRecord {
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The query as it was sent, percent-encoded. */
  readonly query: string;
  /** As in `crm/Accounts`, `oauth2/token`. */
  readonly endpoint: string;
  readonly division: number | undefined;
  /** The status of the answer; 0 when none was given. */
  status: number;
  /** The fault that happened to it. */
  fault: FaultKind | undefined;
}

/** Which requests to pick. */
export type RequestFilter = Partial<Pick<RequestRecord, 'method' | 'endpoint' | 'division' | 'status'>>;

/** Every request since the start, or since the last time the log was cleared. */
export class RequestLog {
  private records: RequestRecord[] = [];

  /** Notes a request that came in; its status follows. */
  note(at: number, method: string, path: string, query: string): RequestRecord {
    const address = readAddress(path);
    const record: RequestRecord = {
      at,
      method,
      path,
      query,
      endpoint: address?.endpoint ?? path.replace(/^\/api\//, ''),
      division: address?.division,
      status: 0,
      fault: undefined,
    };
    this.records.push(record);
    return record;
  }

  /** The requests that fit, oldest first. */
  all(filter: RequestFilter = {}): readonly RequestRecord[] {
    const wanted = Object.entries(filter);
    return this.records.filter((record) =>
      wanted.every(([name, value]) => record[name as keyof RequestFilter] === value),
    );
  }

  /** How many requests fit. */
  count(filter: RequestFilter = {}): number {
    return this.all(filter).length;
  }

  /** Forgets everything. */
  clear(): void {
    this.records = [];
  }
}
