import { RequestLog } from '../../http/request-log.ts';
import { readAddress } from '../api/address.ts';
import type { FaultKind } from './faults.ts';

/** One request to the API or to the token endpoints. */
export interface RequestRecord {
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The query as it was sent, percent-encoded. */
  readonly query: string;
  /** With the names of ids in place of ids, as in `contacts/:id`; `oauth/token`. */
  readonly endpoint: string;
  readonly administration: string | undefined;
  /** The status of the answer; 0 when none was given. */
  status: number;
  /** The fault that happened to it. */
  fault: FaultKind | undefined;
}

type Telling = 'method' | 'endpoint' | 'administration' | 'status';

/** Which requests to pick. */
export type RequestFilter = Partial<Pick<RequestRecord, Telling>>;

/** Every request to Moneybird. */
export class MoneybirdRequests extends RequestLog<RequestRecord, Telling> {}

/** What is noted of a request when it comes in. */
export function recordOf(at: number, method: string, path: string, query: string): RequestRecord {
  const address = readAddress(method, path);
  return {
    at,
    method,
    path,
    query,
    endpoint: address?.endpoint ?? path.slice(1),
    administration: address?.administration,
    status: 0,
    fault: undefined,
  };
}
