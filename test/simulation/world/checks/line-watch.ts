import type { Delivery } from '../../../simulators/http/reply.ts';
import type { Call, Watch } from '../books/line.ts';
import type { TenantBooks } from '../books/tenant-books.ts';
import type { Process } from '../kernel/process.ts';
import type { Findings } from './findings.ts';
import type { LimitWatch } from './limit-watch.ts';

/** One request for tokens, and what may have happened to its answer. */
interface TokenCall {
  readonly tenant: string;
  readonly process: Process;
  readonly atMs: number;
  /** The server gave a new pair. */
  isRenewed: boolean;
  fault: string | null;
}

/** Whoever holds a lease on a chain is over with it within this time. */
const HELD_AT_MOST_MS = 120_000;

const tokenOf = ({ headers }: Call['asked']): string | undefined =>
  /^Bearer (.+)$/.exec(String(headers.authorization ?? ''))?.[1];

/** Watches every call to the books: whose token goes where (S4), and how often tokens are asked for. */
export class LineWatch implements Watch {
  readonly tokenCalls: TokenCall[] = [];
  calls = 0;
  readonly #findings: Findings;
  readonly #books: ReadonlyMap<string, TenantBooks>;
  readonly #limits: LimitWatch;
  readonly #tenantOfApp = new Map<string, string>();
  readonly #tenantOfToken = new Map<string, string>();
  readonly #under = new Map<Call['asked'], TokenCall>();

  constructor(findings: Findings, books: ReadonlyMap<string, TenantBooks>, limits: LimitWatch) {
    this.#findings = findings;
    this.#limits = limits;
    this.#books = books;
    for (const [tenant, { app }] of books) this.#tenantOfApp.set(app.clientId, tenant);
  }

  sent({ process, asked }: Call): void {
    this.calls++;
    const token = tokenOf(asked);
    if (token === undefined) this.#tokenCall(process, asked);
    else this.#bookCall(process, asked, token);
  }

  #bookCall(process: Process, asked: Call['asked'], token: string): void {
    const tenant = this.#tenantOfToken.get(token);
    const books = tenant === undefined ? undefined : this.#books.get(tenant);
    if (!books) this.#findings.add('S4', `a token that nobody gave us at ${asked.path}`);
    else if (!books.isOurs(asked.path)) this.#findings.add('S4', `the token of ${tenant} at ${asked.path}`);
    if (tenant !== undefined && books) this.#limits.arrived(tenant, books, asked.path);
    if (process.servesTenant !== null && process.servesTenant !== tenant)
      this.#findings.add('S4', `the token of ${tenant} in a run for ${process.servesTenant}`);
  }

  answered(sent: Call, delivery: Delivery, fault: string | null): void {
    const { asked } = sent;
    const call = this.#under.get(asked);
    this.#under.delete(asked);
    if (!call) {
      const tenant = this.#tenantOfToken.get(tokenOf(asked) ?? '');
      const books = tenant === undefined ? undefined : this.#books.get(tenant);
      if (tenant !== undefined && books) this.#limits.answered(tenant, books, sent, delivery, fault);
      return;
    }
    call.fault = fault;
    const body = typeof delivery === 'string' ? '' : delivery.body;
    const token = /"access_token":"([^"]+)"/.exec(body)?.[1];
    if (token === undefined) return;
    call.isRenewed = true;
    this.#tenantOfToken.set(token, call.tenant);
  }

  /** Whether the answer to a request for tokens may have come to nothing, so that no client could keep the chain. */
  hasExcuse(tenant: string): boolean {
    return this.tokenCalls.some(
      ({ tenant: whose, process, fault, atMs }) =>
        whose === tenant &&
        (fault !== null ||
          process.isDead ||
          process.weather.met.some(
            (met) => met.about.startsWith(process.name) && met.atMs >= atMs && met.atMs <= atMs + HELD_AT_MOST_MS,
          )),
    );
  }

  #tokenCall(process: Process, asked: Call['asked']): void {
    const form = new URLSearchParams(asked.body);
    const tenant = this.#tenantOfApp.get(form.get('client_id') ?? '');
    if (tenant === undefined) this.#findings.add('S4', `an unknown app at ${asked.path}`);
    if (tenant === undefined || asked.path.endsWith('/revoke')) return;
    const call = { tenant, process, atMs: process.kernel.now(), isRenewed: false, fault: null };
    this.tokenCalls.push(call);
    this.#under.set(asked, call);
  }
}
