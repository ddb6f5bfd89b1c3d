import type { HttpAnswer, HttpEvent } from '../../../../shared/runtime/http-api.ts';
import type { Asked } from '../../../simulators/http/reply.ts';
import { ADDRESS } from '../aws/ground.ts';
import type { Stage } from '../aws/stage.ts';
import type { Station } from '../books/line.ts';
import type { TenantBooks } from '../books/tenant-books.ts';

const ALWAYS = { from: '2026-01-01', to: '2027-12-31' };

/** A tenant's administrator: sets the books up, and mends what stopped, by the admin API and a browser. */
export class Administrator {
  readonly tenant: string;
  readonly books: TenantBooks;
  /** How many requests of this administrator the admin API was sent. */
  asked = 0;
  readonly #stage: Stage;
  readonly #stations: readonly Station[];

  constructor(tenant: string, books: TenantBooks, stage: Stage, stations: readonly Station[]) {
    this.tenant = tenant;
    this.books = books;
    this.#stage = stage;
    this.#stations = stations;
  }

  /** Everything from the first screen to the switch. */
  async setUp(): Promise<void> {
    const { provider, app, details, mappings } = this.books;
    const at = `/integrations/${provider}`;
    await this.must('PUT', at, { provider });
    await this.must('PUT', `${at}/authentication`, app);
    await this.connect();
    await this.must('PUT', `${at}/details`, details);
    await this.must('PUT', `${at}/mappings`, mappings);
    await this.must('POST', `${at}/activate`, {});
  }

  /** Gives consent, and picks the administration; false when it did not come off. */
  async connect(): Promise<boolean> {
    const { provider, administration } = this.books;
    const begun = await this.ask('POST', `/integrations/${provider}/consent`, {});
    if (begun.status !== 200) return false;
    const { authorizeUrl } = begun.body as { readonly authorizeUrl: string };
    const query = await this.#visit(new URL(authorizeUrl));
    const answer = await this.#call(this.#stage.callback, {
      rawPath: '/oauth/callback',
      rawQueryString: query,
      headers: {},
      requestContext: { domainName: new URL(ADDRESS).host },
    });
    if (answer?.statusCode !== 200) return false;
    const connected = await this.ask('POST', `/integrations/${provider}/connect`, { administration, confirm: true });
    return connected.status === 200;
  }

  /** Sends all that is parked once more; or what came in while the integration was off. */
  async retry(status?: 'skipped'): Promise<void> {
    await this.ask('POST', `/integrations/${this.books.provider}/retry`, status ? { status, ...ALWAYS } : {});
  }

  /** Takes the connection away, and makes it anew after a while. */
  async disconnect(): Promise<boolean> {
    return (await this.ask('DELETE', `/integrations/${this.books.provider}`)).status < 300;
  }

  /** Sets it up as it should be, until it is: an administrator whose click came to nothing clicks again. */
  async mend(): Promise<void> {
    const { provider, app, details, mappings } = this.books;
    const at = `/integrations/${provider}`;
    const { status, body } = await this.ask('GET', at);
    const { state, attention } = (body ?? {}) as { readonly state?: string; readonly attention?: object | null };
    if (status === 404 || state === 'new') {
      await this.ask('PUT', at, { provider });
      await this.ask('PUT', `${at}/authentication`, app);
    }
    // One that is off may have lost its connection meanwhile: its attention says so.
    if (attention || (state !== 'active' && state !== 'inactive')) await this.connect();
    await this.ask('PUT', `${at}/details`, details);
    await this.ask('PUT', `${at}/mappings`, mappings);
    const isOpen = await this.#activate();
    // The books refuse us, and nothing had noticed: nobody calls for one that is off.
    if (isOpen.some((item) => item === 'consent' || item === 'administration') && (await this.connect()))
      await this.#activate();
  }

  /** Turns it on; what of the checklist has to be done first. */
  async #activate(): Promise<readonly string[]> {
    const { body } = await this.ask('POST', `/integrations/${this.books.provider}/activate`, {});
    const { checklist = [] } = (body ?? {}) as { readonly checklist?: readonly { readonly item: string }[] };
    return checklist.map(({ item }) => item);
  }

  /** How the integration stands: its state, and why it asks for attention. */
  async standing(): Promise<{ readonly state: string; readonly cause: string | null }> {
    const { body } = await this.ask('GET', `/integrations/${this.books.provider}`);
    const shown = body as { readonly state?: string; readonly attention?: { readonly cause: string } | null } | null;
    return { state: String(shown?.state), cause: shown?.attention?.cause ?? null };
  }

  /** A request to the admin API; status 0 when no answer came. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    this.asked++;
    const claims = { tenant: this.tenant };
    const [rawPath = '', rawQueryString = ''] = `/api/v1${path}`.split('?');
    const answer = await this.#call(this.#stage.admin, {
      rawPath,
      rawQueryString,
      headers: {},
      requestContext: { domainName: new URL(ADDRESS).host, http: { method }, authorizer: { jwt: { claims } } },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer) return { status: 0, body: null };
    const isJson = answer.headers['content-type']?.includes('json') && answer.body !== '';
    return { status: answer.statusCode, body: isJson ? JSON.parse(answer.body) : null };
  }

  /** The same, where nothing can go wrong. */
  async must(method: string, path: string, body: unknown): Promise<void> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300 || answer.status === 0)
      throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  async #call(fn: Stage['admin'], event: HttpEvent): Promise<HttpAnswer | null> {
    const outcome = await fn.invoke(event);
    return outcome.is === 'answered' ? outcome.answer : null;
  }

  /** Opens the page of the provider and says yes; the query that the browser comes back with. */
  async #visit(address: URL): Promise<string> {
    const station = this.#stations.find(({ host }) => host === address.host);
    const asked: Asked = {
      method: 'GET',
      path: address.pathname,
      query: address.searchParams,
      search: address.search.slice(1),
      headers: {},
      body: '',
    };
    const answer = await station?.answer(asked, null);
    const location = typeof answer === 'object' ? String(answer.headers.Location ?? '') : '';
    return location ? new URL(location).search.slice(1) : '';
  }
}
