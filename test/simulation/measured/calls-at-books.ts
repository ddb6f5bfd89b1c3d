import type { Delivery } from '../../simulators/http/reply.ts';
import type { Call, Watch } from '../world/books/line.ts';
import type { TenantBooks } from '../world/books/tenant-books.ts';

/** A call as the books saw it: when it arrived, and what they answered; 0 for no answer. */
export interface CallAtBooks {
  readonly tenant: string;
  readonly atMs: number;
  readonly path: string;
  /** It asks for tokens, or is about an administration, or about none. */
  readonly about: 'tokens' | 'administration' | 'nothing';
  /** What the weather did to it. */
  fault: string | null;
  status: number;
}

/** Writes down every call that arrives at the books, by the tenant whose token or app it carries. */
export class CallsAtBooks implements Watch {
  readonly all: CallAtBooks[] = [];
  /** Called as a call arrives, before it is answered. */
  onArrival: (call: Call, tenant: string) => void = () => undefined;
  /** Called when a tenant was given a pair of tokens. */
  onPair: (tenant: string) => void = () => undefined;
  readonly #tenantOfApp: ReadonlyMap<string, string>;
  readonly #tenantOfToken = new Map<string, string>();
  readonly #open = new Map<Call['asked'], CallAtBooks>();
  readonly #books: ReadonlyMap<string, TenantBooks>;

  constructor(books: ReadonlyMap<string, TenantBooks>) {
    this.#books = books;
    this.#tenantOfApp = new Map([...books].map(([tenant, { app }]) => [app.clientId, tenant]));
  }

  sent(call: Call): void {
    const { asked, process } = call;
    const token = /^Bearer (.+)$/.exec(String(asked.headers.authorization ?? ''))?.[1];
    const app = new URLSearchParams(asked.body).get('client_id') ?? '';
    const tenant = token === undefined ? this.#tenantOfApp.get(app) : this.#tenantOfToken.get(token);
    if (tenant === undefined || asked.path.endsWith('/revoke')) return;
    const isOwn = asked.path.includes(`/${this.#books.get(tenant)?.administration}/`);
    const about = token === undefined ? 'tokens' : isOwn ? 'administration' : 'nothing';
    const noted: CallAtBooks = { tenant, atMs: process.kernel.now(), path: asked.path, about, fault: null, status: 0 };
    this.all.push(noted);
    this.#open.set(asked, noted);
    this.onArrival(call, tenant);
  }

  answered({ asked }: Call, delivery: Delivery, fault: string | null): void {
    const call = this.#open.get(asked);
    if (!call) return;
    this.#open.delete(asked);
    call.fault = fault;
    if (typeof delivery === 'string') return;
    call.status = delivery.status;
    const token = call.about === 'tokens' ? /"access_token":"([^"]+)"/.exec(delivery.body)?.[1] : undefined;
    if (token === undefined) return;
    this.#tenantOfToken.set(token, call.tenant);
    this.onPair(call.tenant);
  }
}
