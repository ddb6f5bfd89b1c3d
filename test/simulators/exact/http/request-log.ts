import { RequestLog } from '../../http/request-log.ts';
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

type Telling = 'method' | 'endpoint' | 'division' | 'status';

/** Which requests to pick. */
export type RequestFilter = Partial<Pick<RequestRecord, Telling>>;

/** Every request to Exact. */
export class ExactRequests extends RequestLog<RequestRecord, Telling> {}

/** What is noted of a request when it comes in. */
export function recordOf(at: number, method: string, path: string, query: string): RequestRecord {
  const address = readAddress(path);
  return {
    at,
    method,
    path,
    query,
    endpoint: address?.endpoint ?? path.replace(/^\/api\//, ''),
    division: address?.division,
    status: 0,
    fault: undefined,
  };
}
