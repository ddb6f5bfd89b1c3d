import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { empty } from '../../simulators/http/reply.ts';
import { listen } from '../../simulators/http/server.ts';
import {
  campingDeEik,
  demoApp,
  type Moneybird,
  type MoneybirdOptions,
  type Readings,
  startMoneybird,
} from '../../simulators/moneybird/index.ts';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
}

// What comes over the wire is looked at as it is, property by property.
interface Json {
  readonly [name: string]: Json;
}

const second = 1_000;
const minute = 60 * second;
const redirectUri = 'http://127.0.0.1:9/callback';
let running: Moneybird | undefined;
let now = 0;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function moneybirdWith(readings: Partial<Readings> = {}, options: MoneybirdOptions = {}) {
  now = Date.UTC(2026, 2, 10, 9, 30, 15);
  const moneybird = await startMoneybird({ now: () => now, readings, ...options });
  running = moneybird;
  let token = moneybird.connect().accessToken;
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${moneybird.origin}/api/v2/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }).then(read);
  /** Asks below the administration; the format is put behind the path. */
  const call = (method: string, path: string, body?: unknown) => {
    const [resource, query] = path.split('?');
    return ask(method, `${campingDeEik.id}/${resource}.json${query ? `?${query}` : ''}`, body);
  };
  const signIn = (as: string) => {
    token = as;
  };
  return { moneybird, ask, call, signIn };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, text, body: isJson && text ? safeJson(text) : {} };
}

function safeJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}

const listed = (list: Json | undefined) => (list ?? []) as unknown as Json[];

const postToken = (moneybird: Moneybird, fields: Record<string, string>, path = 'token') =>
  fetch(`${moneybird.origin}/oauth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: demoApp.clientId, client_secret: demoApp.clientSecret, ...fields }),
  }).then(read);

const refresh = (moneybird: Moneybird, refreshToken: Json | string | undefined) =>
  postToken(moneybird, { grant_type: 'refresh_token', refresh_token: String(refreshToken) });

async function codeOf(moneybird: Moneybird, more: Record<string, string> = {}) {
  const query = new URLSearchParams({
    client_id: demoApp.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'sales_invoices settings',
    state: 'a b&c',
    ...more,
  });
  const answer = await fetch(`${moneybird.origin}/oauth/authorize?${query}`, { redirect: 'manual' });
  return { status: answer.status, back: new URL(answer.headers.get('location') ?? 'http://nowhere.example') };
}

const exchange = (moneybird: Moneybird, code: string | null, uri = redirectUri) =>
  postToken(moneybird, { grant_type: 'authorization_code', code: String(code), redirect_uri: uri });

/** A contact and what a test needs to put an invoice on it. */
async function withContact(readings: Partial<Readings> = {}, options: MoneybirdOptions = {}) {
  const desk = await moneybirdWith(readings, options);
  const contact = desk.moneybird.books.addContact({
    company_name: 'Familie Jansen B.V.',
    customer_id: 'IR42',
    send_invoices_to_email: 'jansen@gast.example',
  });
  const rate = (name: string) => desk.moneybird.books.taxRate(name).id;
  const line = (more: object = {}) => ({ description: 'Plaats', price: '100', tax_rate_id: rate('21% btw'), ...more });
  const sales = (more: object = {}, lines: object[] = [line()]) =>
    desk.call('POST', 'sales_invoices', {
      sales_invoice: {
        ...{ contact_id: contact, reference: 'F-1', invoice_date: '2026-03-02', prices_are_incl_tax: false },
        details_attributes: lines,
        ...more,
      },
    });
  const external = (more: object = {}, lines: object[] = [line()]) =>
    desk.call('POST', 'external_sales_invoices', {
      external_sales_invoice: {
        ...{ contact_id: contact, reference: 'F-1', date: '2026-03-02', prices_are_incl_tax: false },
        ...{ source: 'i-Reserve', details_attributes: lines },
        ...more,
      },
    });
  const send = (id: unknown, sending?: object) =>
    desk.call('PATCH', `sales_invoices/${id}/send_invoice`, sending && { sales_invoice_sending: sending });
  return { ...desk, contact, rate, line, sales, external, send };
}

const totalsOf = ({ body }: Answer) => [body.total_price_excl_tax, body.total_price_incl_tax];

/** A receiver of pushes: what came, and the status that it answers. */
async function receiver(status = 200) {
  const came: { readonly headers: IncomingHttpHeaders; readonly text: string; readonly body: Json }[] = [];
  const answers = { status };
  const { origin, close } = await listen(0, Date.now, async ({ headers, body }) => {
    came.push({ headers, text: body, body: safeJson(body) });
    return empty(answers.status);
  });
  const actions = () => came.map(({ body }) => body.action);
  return { url: `${origin}/hook`, came, answers, actions, [Symbol.asyncDispose]: close };
}

/** A webhook on contacts, and its receiver. */
async function withWebhook(readings: Partial<Readings> = {}) {
  const desk = await withContact(readings);
  const hook = await receiver();
  const made = await desk.call('POST', 'webhooks', { url: hook.url, enabled_events: ['contact_changed'] });
  hook.came.length = 0;
  const edit = async (fields: object) => {
    await desk.call('PATCH', `contacts/${desk.contact}`, { contact: fields });
    await desk.moneybird.webhooks.settle();
  };
  return { ...desk, hook, webhook: made.body, edit };
}

describe('consent and tokens', () => {
  test('a code comes back with the state, is exchanged once, and its token does not say how long it is good', async () => {
    const { moneybird } = await moneybirdWith();
    const { status, back } = await codeOf(moneybird);
    expect([status, back.searchParams.get('state')]).toEqual([302, 'a b&c']);
    const { body } = await exchange(moneybird, back.searchParams.get('code'));
    expect(body).toEqual({
      access_token: expect.any(String) as string,
      refresh_token: expect.any(String) as string,
      token_type: 'bearer',
      scope: 'sales_invoices settings',
      created_at: now / 1000,
    });
    const again = await exchange(moneybird, back.searchParams.get('code'));
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
  });

  test('a code that came late, or goes with another address or secret, is refused', async () => {
    const { moneybird } = await moneybirdWith({ invalidGrant: 401 });
    const code = async () => (await codeOf(moneybird)).back.searchParams.get('code');
    expect((await exchange(moneybird, await code(), `${redirectUri}/`)).status).toBe(401);
    const late = await code();
    now += 10 * minute + 1;
    expect((await exchange(moneybird, late)).body.error).toBe('invalid_grant');
    const wrong = await postToken(moneybird, { client_secret: 'wrong', grant_type: 'refresh_token' });
    expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
  });

  test('a browser gets a page with the app and the administrations, and what is clicked there decides', async () => {
    const { moneybird } = await moneybirdWith(
      {},
      { administrations: [campingDeEik, { id: '77', name: 'Jachthaven' }] },
    );
    const query = new URLSearchParams({
      client_id: demoApp.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
    });
    const page = await fetch(`${moneybird.origin}/oauth/authorize?${query}`, { headers: { Accept: 'text/html' } });
    expect(await page.text()).toMatch(/Boekingen naar Moneybird.*Camping De Eik.*Jachthaven.*Toestaan.*Weigeren/s);
    const click = async (answer: string) => {
      const body = new URLSearchParams([...query, ['administration', '77'], ['answer', answer]]);
      const sent = await fetch(`${moneybird.origin}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
      return new URL(sent.headers.get('location') ?? '').searchParams;
    };
    expect((await click('deny')).get('error')).toBe('access_denied');
    const { body } = await exchange(moneybird, (await click('allow')).get('code'));
    expect(body.scope).toBe('sales_invoices');
    const seen = await fetch(`${moneybird.origin}/api/v2/administrations.json`, {
      headers: { Authorization: `Bearer ${body.access_token}` },
    });
    expect(await seen.json()).toMatchObject([{ id: '77', name: 'Jachthaven', access: 'user', suspended: false }]);
  });

  test('only the owner of an administration can let an app in, and nobody who is inactive', async () => {
    const { moneybird } = await moneybirdWith({}, { people: [{ name: 'boekhouder', owns: [] }, { name: 'eigenaar' }] });
    expect((await codeOf(moneybird)).back.searchParams.get('error')).toBe('access_denied');
    moneybird.consent.person = 'eigenaar';
    expect((await codeOf(moneybird)).back.searchParams.has('code')).toBe(true);
    moneybird.person('eigenaar').active = false;
    expect((await codeOf(moneybird)).back.searchParams.get('error')).toBe('access_denied');
  });

  test('an address that is not registered gets no redirect, an unknown scope is told', async () => {
    const { moneybird } = await moneybirdWith({}, { apps: [{ ...demoApp, redirectUris: [redirectUri] }] });
    expect((await codeOf(moneybird, { redirect_uri: `${redirectUri}/` })).status).toBe(401);
    expect((await codeOf(moneybird, { scope: 'contacts' })).back.searchParams.get('error')).toBe('invalid_scope');
  });

  test.each([
    ['strict', [true, 400, 401]],
    ['overlapping', [true, 200, 200]],
    ['left-out', [false, 200, 200]],
    ['repeated', [true, 200, 200]],
  ] as const)('a refresh that is %s', async (refreshTokens, [isNamed, again, oldAccess]) => {
    const { moneybird, ask } = await moneybirdWith({ refreshTokens });
    const { accessToken, refreshToken } = moneybird.connect();
    const first = await refresh(moneybird, refreshToken);
    expect(first.status).toBe(200);
    expect('refresh_token' in first.body).toBe(isNamed);
    expect((await refresh(moneybird, refreshToken)).status).toBe(again);
    const headers = { Authorization: `Bearer ${accessToken}` };
    expect((await ask('GET', 'administrations.json', undefined, headers)).status).toBe(oldAccess);
  });

  test('in the expiring reading a token says so and is refused after two hours', async () => {
    const { moneybird, ask } = await moneybirdWith({ accessTokens: 'expiring' });
    const { refreshToken } = moneybird.connect();
    expect((await refresh(moneybird, refreshToken)).body.expires_in).toBe(7_200);
    now += 120 * minute;
    expect(await ask('GET', 'administrations.json')).toMatchObject({ status: 401 });
  });

  test('a new token may be refused for two seconds', async () => {
    const { ask } = await moneybirdWith({ newTokens: 'refused-briefly' });
    const refused = await ask('GET', 'administrations.json');
    expect(refused.body).toEqual({ error: 'token is invalid', symbolic: { request: 'invalid_grant' } });
    now += 2 * second;
    expect((await ask('GET', 'administrations.json')).status).toBe(200);
  });

  test('a token that was revoked, by the app or by the owner, says so; revoking answers well to anything', async () => {
    const { moneybird, ask, signIn } = await moneybirdWith();
    const { accessToken } = moneybird.connect();
    signIn(accessToken);
    expect((await postToken(moneybird, { token: 'nobody knows it' }, 'revoke')).status).toBe(200);
    expect((await ask('GET', 'administrations.json')).status).toBe(200);
    await postToken(moneybird, { token: accessToken }, 'revoke');
    expect((await ask('GET', 'administrations.json')).body.error).toBe('access token revoked');

    const other = moneybird.connect();
    moneybird.withdrawConsent();
    signIn(other.accessToken);
    expect((await ask('GET', 'administrations.json')).status).toBe(401);
    expect((await refresh(moneybird, other.refreshToken)).body.error).toBe('invalid_grant');
  });

  test('webhooks need the settings scope, another administration is not there', async () => {
    const { moneybird, call, ask, signIn } = await moneybirdWith();
    moneybird.addAdministration({ id: '77', name: 'Jachthaven' });
    signIn(moneybird.connect({ scopes: ['sales_invoices'] }).accessToken);
    expect(await call('GET', 'webhooks')).toMatchObject({ status: 401, body: { error: 'No access to settings' } });
    expect((await call('GET', 'contacts')).status).toBe(200);
    expect((await ask('GET', '77/contacts.json')).status).toBe(404);
  });
});

describe('the wire', () => {
  test('ids are long texts, and a number in their place is damaged on its way', async () => {
    const { contact, external } = await withContact();
    expect(contact).toMatch(/^\d{18}$/);
    expect(Number(contact)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    const damaged = await external({ contact_id: Number(contact) + 64 });
    expect(damaged).toMatchObject({ status: 400, body: { error: 'Contact ID is invalid' } });
  });

  test('the format is part of the address, the resource’s name is around the body, and a form is no JSON', async () => {
    const { ask, call, moneybird } = await moneybirdWith();
    expect((await ask('GET', `${campingDeEik.id}/contacts`)).status).toBe(406);
    expect((await call('POST', 'contacts', { company_name: 'Los' })).body).toEqual({
      error: 'Contact is required',
      symbolic: { contact: 'required' },
    });
    expect((await call('POST', 'contacts', '{')).status).toBe(400);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await ask('POST', `${campingDeEik.id}/contacts.json`, 'contact[city]=Zwolle', form)).status).toBe(400);
    expect(moneybird.books.contacts()).toEqual([]);
  });

  test('pages have links and a count, and at most a hundred records', async () => {
    const { moneybird, call } = await moneybirdWith();
    for (let number = 1; number <= 3; number++) moneybird.books.addContact({ lastname: `Nr ${number}` });
    const first = await call('GET', 'contacts?per_page=2');
    expect(listed(first.body)).toHaveLength(2);
    expect(first.headers.get('x-total-count')).toBe('3');
    expect(first.headers.get('link')).toMatch(/^<http.*contacts\.json\?per_page=2&page=2>; rel="next"$/);
    expect((await call('GET', 'contacts?per_page=2&page=2')).headers.get('link')).toMatch(/rel="prev"$/);
    expect((await call('GET', 'contacts?per_page=101')).body.error).toBe('per_page does not have a valid value');
    expect((await call('GET', 'contacts?page=0')).body.error).toBe('page does not have a valid value');
  });

  test('the synchronisation gives versions in whole seconds, and a hundred records for their ids', async () => {
    const { call, contact } = await withContact();
    const version = async () => listed((await call('GET', 'contacts/synchronization')).body)[0]?.version;
    const before = await version();
    await call('PATCH', `contacts/${contact}`, { contact: { city: 'Zwolle' } });
    expect([before, await version()]).toEqual([now / 1000, now / 1000]);
    now += second;
    await call('PATCH', `contacts/${contact}`, { contact: { city: 'Utrecht' } });
    expect(await version()).toBe(now / 1000);
    expect((await call('POST', 'contacts/synchronization', {})).body).toEqual({
      error: 'Ids is required',
      symbolic: { ids: 'required' },
    });
    const ids = [...Array.from({ length: 100 }, () => '1'), contact];
    expect(listed((await call('POST', 'contacts/synchronization', { ids })).body)).toHaveLength(0);
  });
});

describe('contacts', () => {
  test.each([
    [{}, 'company_name', 'is required'],
    [{ lastname: 'Jansen', tax_number: 'NL12' }, 'tax_number', 'is invalid'],
    [{ lastname: 'Jansen', bank_account: 'NL91ABNA0417164301' }, 'bank_account', 'is invalid'],
    [{ lastname: 'Jansen', chamber_of_commerce: '123' }, 'chamber_of_commerce', 'is invalid'],
    [{ lastname: 'Jansen', send_invoices_to_email: 'geen adres' }, 'send_invoices_to_email', 'is invalid'],
    [{ lastname: 'Jansen', email: 'jansen@gast.example' }, 'email', 'is not allowed'],
    [{ lastname: 'Jansen', country: 'Nederland' }, 'country', 'is invalid'],
    [{ lastname: 'Jansen', sepa_mandate_date: '2026-03-10' }, 'sepa_mandate_date', 'cannot be in the future'],
    [{ lastname: 'Jansen', customer_id: 'IR42' }, 'customer_id', 'has already been taken'],
  ])('%o is refused at %s', async (fields, field, sentence) => {
    const { moneybird, call } = await withContact();
    const { status, body } = await call('POST', 'contacts', { contact: { city: 'Zwolle', ...fields } });
    expect([status, body.error?.[field]]).toEqual([422, [sentence]]);
    expect(body.details?.[field]).toMatchObject([{ error: expect.any(String) as string }]);
    expect(moneybird.books.contacts()).toHaveLength(1);
  });

  test('a key that the books do not know is passed over in the other reading', async () => {
    const { call } = await moneybirdWith({ unknownKeys: 'ignored' });
    const { status, body } = await call('POST', 'contacts', { contact: { lastname: 'Jansen', email: 'a@b.example' } });
    expect([status, body.email]).toEqual([201, null]);
  });

  test('a contact without a number gets the next one, and its address for invoices is its e-mail', async () => {
    const { moneybird, call } = await moneybirdWith();
    moneybird.books.addContact({ lastname: 'Eerste', customer_id: '11' });
    const { body } = await call('POST', 'contacts', {
      contact: { lastname: 'Jansen', send_invoices_to_email: 'a@gast.example,b@gast.example' },
    });
    expect(body).toMatchObject({ customer_id: '12', email: 'a@gast.example', country: 'NL', delivery_method: 'Email' });
  });

  test('a company with a first and a last name breeds a contact person with every write', async () => {
    const { call } = await moneybirdWith();
    const { body } = await call('POST', 'contacts', {
      contact: { company_name: 'Jansen B.V.', firstname: 'Anna', lastname: 'Jansen' },
    });
    const changed = await call('PATCH', `contacts/${body.id}`, { contact: { city: 'Zwolle' } });
    expect(listed(changed.body.contact_people)).toHaveLength(2);
  });

  test('contact people are made, changed, read and removed', async () => {
    const { call, contact } = await withContact();
    const people = `contacts/${contact}/contact_people`;
    const nameless = await call('POST', people, { contact_person: { lastname: 'Jansen' } });
    expect([nameless.status, nameless.body.error?.firstname]).toEqual([422, ["can't be blank"]]);
    const { body } = await call('POST', people, { contact_person: { firstname: 'Anna', lastname: 'Jansen' } });
    await call('PATCH', `${people}/${body.id}`, { contact_person: { phone: '0612345678' } });
    expect((await call('GET', `${people}/${body.id}`)).body).toMatchObject({ firstname: 'Anna', phone: '0612345678' });
    expect((await call('DELETE', `${people}/${body.id}`)).status).toBe(204);
    expect((await call('GET', `${people}/${body.id}`)).body.error).toBe('contact person not found');
    expect((await call('POST', 'contacts/1/contact_people', { contact_person: {} })).body.error).toEqual({
      contact: ['must exist'],
    });
  });

  test.each([
    ['taken', 422],
    ['free', 201],
  ] as const)('the number of an archived contact cannot be looked up and is %s', async (archivedNumbers, status) => {
    const { call, contact } = await withContact({ archivedNumbers, customerIds: 'any' });
    expect((await call('GET', 'contacts/customer_id/IR42')).body.id).toBe(contact);
    expect((await call('PATCH', `contacts/${contact}/archive`)).status).toBe(204);
    expect((await call('PATCH', `contacts/${contact}/archive`)).body.error).toBe('Contact can not be archived');
    expect(await call('GET', 'contacts/customer_id/IR42')).toMatchObject({
      status: 404,
      body: { error: 'record not found', symbolic: { customer_id: 'not_found' } },
    });
    const again = await call('POST', 'contacts', { contact: { lastname: 'Nieuw', customer_id: 'IR42' } });
    expect(again.status).toBe(status);
    const found = async (query: string) => listed((await call('GET', `contacts?query=IR42${query}`)).body).length;
    expect(await found('&include_archived=true')).toBe(status === 201 ? 2 : 1);
    expect((await call('GET', `contacts/${contact}`)).status).toBe(404);
    expect((await call('GET', `contacts/${contact}?include_archived=true`)).body.archived).toBe(true);
  });

  test('a number with letters may have to be searched for', async () => {
    const { call, contact } = await withContact({ customerIds: 'digits' });
    expect((await call('GET', 'contacts/customer_id/IR42')).status).toBe(404);
    expect(listed((await call('GET', 'contacts?query=IR42')).body)).toMatchObject([{ id: contact }]);
  });

  test.each([
    ['two-decimals', '0.13'],
    ['as-sent', '0.125'],
  ] as const)('amounts of lines are kept %s', async (amounts, kept) => {
    const { moneybird, sales, line } = await withContact({ amounts });
    await sales({}, [line({ amount: '0.125' })]);
    expect(moneybird.books.invoices()[0]?.lines).toMatchObject([{ amount: kept }]);
  });

  test.each([404, 422] as const)('a workflow that is not there is refused with %s', async (unknownWorkflow) => {
    const { sales } = await withContact({ unknownWorkflow });
    expect((await sales({ workflow_id: '123456789' })).status).toBe(unknownWorkflow);
  });

  test('a search may lag behind', async () => {
    const { call } = await withContact({ searchLagMs: 2 * second });
    const found = async () => listed((await call('GET', 'contacts?query=jansen')).body).length;
    expect(await found()).toBe(0);
    now += 2 * second;
    expect(await found()).toBe(1);
  });

  test('a contact that is used cannot be deleted, one that is not is gone', async () => {
    const { call, contact, external } = await withContact({ contactInUse: 400 });
    const { body } = await external();
    expect((await call('DELETE', `contacts/${contact}`)).status).toBe(400);
    await call('DELETE', `external_sales_invoices/${body.id}`);
    expect((await call('DELETE', `contacts/${contact}`)).status).toBe(204);
    expect((await call('GET', `contacts/${contact}`)).status).toBe(404);
  });

  test('two contacts become one by hand, and the invoices go along', async () => {
    const { moneybird, call, contact, external } = await withContact();
    const { body } = await external();
    const staying = moneybird.books.addContact({ lastname: 'Blijft' });
    moneybird.books.mergeContacts(contact, staying);
    expect((await call('GET', `contacts/${contact}`)).status).toBe(404);
    expect((await call('GET', `external_sales_invoices/${body.id}`)).body.contact_id).toBe(staying);
  });

  test('the history names the user and the fields', async () => {
    const { call, contact, moneybird } = await withContact();
    const { body } = await call('PATCH', `contacts/${contact}`, { contact: { city: 'Zwolle' } });
    expect(listed(body.events)[0]).toMatchObject({
      action: 'contact_changed',
      data: { changes: { city: [null, 'Zwolle'] } },
    });
    const users = await call('GET', 'users?include_api_users=true');
    expect(listed(users.body).map(({ id }) => id)).toContain(listed(body.events)[0]?.user_id);
    moneybird.books.editContact(contact, { city: 'Utrecht' });
    const again = await call('GET', `contacts/${contact}`);
    expect(listed(again.body.events)[0]?.user_id).toBe(moneybird.person().id);
  });
});

describe('invoices', () => {
  test('a draft gets its number when it is sent, and no mail when it is sent by hand', async () => {
    const { moneybird, sales, send } = await withContact();
    const draft = await sales();
    expect(draft).toMatchObject({ status: 201, body: { invoice_id: null, state: 'draft', due_date: '2026-03-16' } });
    expect(totalsOf(draft)).toEqual(['100.0', '121.0']);
    const sent = await send(draft.body.id, { delivery_method: 'Manual' });
    expect(sent).toMatchObject({ status: 200, body: { invoice_id: '2026-0001', state: 'open' } });
    expect(moneybird.books.mails()).toEqual([]);
  });

  test('an empty sending mails the customer, and a second one mails again', async () => {
    const { moneybird, sales, send } = await withContact();
    const { body } = await sales();
    await send(body.id);
    await send(body.id);
    expect(moneybird.books.mails()).toMatchObject([{ to: 'jansen@gast.example' }, { to: 'jansen@gast.example' }]);
    expect(moneybird.books.invoices()).toMatchObject([{ number: '2026-0001' }]);
  });

  test.each([
    ['without lines', {}, [], { delivery_method: 'Manual' }, 400, 'details cannot be empty'],
    [
      'in an unknown way',
      {},
      undefined,
      { delivery_method: 'Post' },
      422,
      { delivery_method: ['is not included in the list'] },
    ],
    [
      'by Peppol without being registered',
      {},
      undefined,
      { delivery_method: 'Peppol' },
      422,
      { delivery_method: ['is invalid'] },
    ],
  ])('a sending %s is refused', async (_, more, lines, sending, status, error) => {
    const { sales, send } = await withContact();
    const { body } = await sales(more, lines);
    expect(await send(body.id, sending)).toMatchObject({ status, body: { error } });
  });

  test('a mail needs an address, and a sender who was verified', async () => {
    const { moneybird, contact, call, sales, send } = await withContact();
    const { body } = await sales();
    moneybird.books.set({ senderVerified: false });
    expect((await send(body.id, { delivery_method: 'Email' })).body.error).toBe('sending address not verified');
    await call('PATCH', `contacts/${contact}`, { contact: { send_invoices_to_email: '' } });
    const { status, body: refused } = await send(body.id, { delivery_method: 'Email' });
    expect([status, refused.error]).toEqual([422, { email_address: ["can't be blank"] }]);
  });

  test('what is left out comes from the workflow and the administration: 21 %, the first revenue account, fourteen days', async () => {
    const { moneybird, contact, call } = await withContact();
    const { body } = await call('POST', 'sales_invoices', {
      sales_invoice: { contact_id: contact, details_attributes: [{ price: '10,955' }] },
    });
    expect(body).toMatchObject({ invoice_date: null, due_date: null, currency: 'EUR', prices_are_incl_tax: false });
    expect(listed(body.details)[0]).toMatchObject({
      tax_rate_id: moneybird.books.taxRate('21% btw').id,
      amount: '1 x',
      amount_decimal: '1.0',
      price: '10.96',
      tax_report_reference: ['NL/1a'],
    });
    const english = moneybird.books.workflows().find(({ name }) => name === 'Engels')?.id;
    const other = await call('POST', 'sales_invoices', {
      sales_invoice: { contact_id: contact, workflow_id: english },
    });
    expect(other.body).toMatchObject({ language: 'en', prices_are_incl_tax: true, first_due_interval: 30 });
  });

  test.each([
    ['per-rate', true, ['16.54', '20.01']],
    ['per-line', true, ['16.53', '20.01']],
    ['per-rate', false, ['20.01', '24.21']],
    ['per-line', false, ['20.01', '24.21']],
  ] as const)('three lines of 6.67 are rounded %s, prices with tax: %s', async (vatRounding, inclTax, totals) => {
    const { external, line } = await withContact({ vatRounding });
    const lines = [line({ price: '6.67' }), line({ price: '6.67' }), line({ price: '6.67' })];
    expect(totalsOf(await external({ prices_are_incl_tax: inclTax }, lines))).toEqual(totals);
  });

  test.each([
    ['two-decimals', '192.64'],
    ['as-sent', '192.66'],
  ] as const)('seven times 27.5229 with prices %s', async (prices, excl) => {
    const { external, line } = await withContact({ prices });
    const made = await external({}, [line({ price: '27.5229', amount: '7' })]);
    expect(made.body.total_price_excl_tax).toBe(excl);
    expect(listed(made.body.details)[0]?.price).toBe('27.52');
  });

  test('an external invoice is open at once under its own number, and there is nothing to look it up by', async () => {
    const { call, external } = await withContact();
    const { status, body } = await external({ due_date: '2026-03-09' });
    expect([status, body.state, body.origin, body.source]).toEqual([201, 'late', 'api', 'i-Reserve']);
    expect((await call('GET', 'external_sales_invoices/find_by_reference/F-1')).status).toBe(404);
    expect((await external()).status).toBe(201);
    expect((await call('PATCH', `external_sales_invoices/${body.id}/send_invoice`)).status).toBe(404);
  });

  test.each([
    [{ reference: '' }, undefined, 422, { reference: ["can't be blank"] }],
    [{ date: '2026-02-30' }, undefined, 422, { date: ['is not a valid date'] }],
    [{ contact_id: '' }, undefined, 422, { contact_id: ['cannot be empty'] }],
    [{ contact_id: '1' }, undefined, 400, 'Contact ID is invalid'],
    [{ discount: '10' }, undefined, 422, { discount: ['is not allowed'] }],
    [{}, { tax_rate_id: '1' }, 422, { 'details.tax_rate_id': ['is not found'] }],
    [{}, { ledger_account_id: '1' }, 422, { 'details.ledger_account_id': ['is not found'] }],
    [{}, { price: 'tien' }, 422, { 'details.price': ['is not a number'] }],
    [{}, { period: '20260701..20260601' }, 422, { 'details.period': ['is invalid'] }],
  ])('an external invoice with %o and a line with %o is refused', async (more, over, status, error) => {
    const { moneybird, external, line } = await withContact();
    expect(await external(more, [line(over)])).toMatchObject({ status, body: { error } });
    expect(moneybird.books.invoices()).toEqual([]);
  });

  test('a rate that is off, or of purchases, is refused, and a reverse charge needs a tax number', async () => {
    const { moneybird, contact, call, external, line, rate } = await withContact();
    const purchase = moneybird.books.taxRates().find(({ type }) => type === 'purchase_invoice')?.id;
    for (const id of [rate('19% btw (oud)'), purchase]) {
      expect((await external({}, [line({ tax_rate_id: id })])).body.error).toEqual({
        'details.tax_rate_id': ['is invalid'],
      });
    }
    const reverse = [line({ tax_rate_id: rate('Btw verlegd binnen EU') })];
    expect((await external({}, reverse)).status).toBe(422);
    await call('PATCH', `contacts/${contact}`, { contact: { tax_number: 'NL123456789B01' } });
    expect((await external({}, reverse)).status).toBe(201);
  });

  test('the list shows this year unless a filter says otherwise, and a filter replaces that', async () => {
    const { call, contact, external, sales } = await withContact();
    await external({ date: '2025-12-31', reference: 'OUD' });
    await external();
    await sales({ invoice_date: '2025-12-31' });
    const found = async (query: string) => listed((await call('GET', query)).body).map(({ reference }) => reference);
    expect(await found('external_sales_invoices')).toEqual(['F-1']);
    expect(await found('external_sales_invoices?filter=period:20251201..20251231')).toEqual(['OUD']);
    expect(await found(`external_sales_invoices?filter=contact_id:${contact}`)).toEqual(['F-1', 'OUD']);
    expect(await found('external_sales_invoices?filter=referense:OUD')).toEqual(['F-1', 'OUD']);
    expect(await found('sales_invoices')).toEqual([]);
    expect(await found('sales_invoices?filter=reference:F-1|F-2,period:prev_year')).toEqual(['F-1']);
    expect(await found('sales_invoices?filter=contact_id:1')).toEqual([]);
    expect((await call('GET', 'external_sales_invoices?filter=contact_id:1')).status).toBe(404);
  });

  test.each(['period:all', 'period:202603', 'period:20100101..20260101'])(
    'the filter %s is refused',
    async (filter) => {
      const { call } = await moneybirdWith();
      expect((await call('GET', `sales_invoices?filter=${filter}`)).body.error).toBe('Period is invalid');
    },
  );

  test('an open range and an unknown state are refused', async () => {
    const { call } = await moneybirdWith();
    const error = async (filter: string) => (await call('GET', `sales_invoices?filter=${filter}`)).body.error;
    expect(await error('period:20260101..')).toBe('Period must have both a start and end date');
    expect(await error('state:booked')).toBe('Status is not included in the list');
  });

  test('a reference finds a draft, the newest or the oldest of several, and none with a slash', async () => {
    const { moneybird, call, sales } = await withContact();
    const first = await sales();
    const second = await sales();
    await sales({ reference: 'F/2' });
    const by = async (reference: string) =>
      call('GET', `sales_invoices/find_by_reference/${encodeURIComponent(reference)}`);
    expect((await by('F-1')).body.id).toBe(second.body.id);
    Object.assign(moneybird.readings, { sameReference: 'oldest' });
    expect((await by('F-1')).body.id).toBe(first.body.id);
    expect((await by('F/2')).body.error).toBe('Sales invoice with reference: F/2 was not found');
    expect((await call('GET', 'sales_invoices/find_by_invoice_id/2026-0001')).status).toBe(404);
  });

  test('a line without an id is added, one with an id is changed or removed', async () => {
    const { call, sales, line } = await withContact();
    const { body } = await sales();
    const patch = async (lines: object[]) =>
      (await call('PATCH', `sales_invoices/${body.id}`, { sales_invoice: { details_attributes: lines } })).body;
    expect((await patch([line()])).total_price_excl_tax).toBe('200.0');
    const id = listed(body.details)[0]?.id;
    expect((await patch([{ id, price: '1' }])).total_price_excl_tax).toBe('101.0');
    expect((await patch([{ id, _destroy: true }])).total_price_excl_tax).toBe('100.0');
  });

  test('a draft can be deleted, of the sent ones only the newest', async () => {
    const { call, sales, send } = await withContact();
    const ids = [(await sales()).body.id, (await sales()).body.id, (await sales()).body.id];
    for (const id of ids.slice(0, 2)) await send(id, { delivery_method: 'Manual' });
    const gone = async (id: unknown) => (await call('DELETE', `sales_invoices/${id}`)).status;
    expect([await gone(ids[2]), await gone(ids[0]), await gone(ids[1])]).toEqual([204, 400, 204]);
  });

  test.each([422, 400] as const)('a locked period is refused with %i', async (lockedPeriod) => {
    const { moneybird, external, sales, send } = await withContact({ lockedPeriod });
    const { body } = await sales();
    moneybird.books.set({ lockedUntil: '2026-03-02' });
    expect((await external()).status).toBe(lockedPeriod);
    expect((await send(body.id, { delivery_method: 'Manual' })).status).toBe(lockedPeriod);
    expect((await external({ date: '2026-03-03' })).status).toBe(201);
  });

  test('the plan limits sales invoices a month', async () => {
    const { sales, external } = await withContact({}, { administrations: [{ ...campingDeEik, invoicesPerMonth: 1 }] });
    expect((await sales()).status).toBe(201);
    expect(await sales()).toMatchObject({ status: 402, body: { symbolic: { administration: 'limit_reached' } } });
    expect((await external()).status).toBe(201);
  });

  test('a payment makes an invoice paid, and a draft takes none', async () => {
    const { call, sales, external } = await withContact();
    const payment = { payment: { payment_date: '2026-03-10', price: '121' } };
    const { body } = await external();
    expect((await call('POST', `external_sales_invoices/${body.id}/payments`, payment)).status).toBe(201);
    expect((await call('GET', `external_sales_invoices/${body.id}`)).body).toMatchObject({
      state: 'paid',
      total_unpaid: '0.0',
    });
    const draft = await sales();
    expect((await call('POST', `sales_invoices/${draft.body.id}/payments`, payment)).status).toBe(400);
  });

  test('the lists of rates, accounts, workflows and styles have the traps that live ones have', async () => {
    const { call } = await moneybirdWith();
    const rates = listed((await call('GET', 'tax_rates?filter=tax_rate_type:sales_invoice,active:true')).body);
    expect(rates.filter(({ percentage }) => Number(percentage ?? 0) === 0).length).toBeGreaterThan(2);
    expect(rates.every(({ active }) => active)).toBe(true);
    const accounts = listed((await call('GET', 'ledger_accounts')).body);
    expect(
      accounts.some(({ allowed_document_types: types }) => !listed(types).map(String).includes('sales_invoice')),
    ).toBe(true);
    const types = listed((await call('GET', 'workflows')).body).map(({ type }) => type);
    expect(new Set(types).size).toBe(2);
    expect(listed((await call('GET', 'document_styles')).body)).toHaveLength(1);
  });
});

describe('webhooks', () => {
  test('a registration calls the address first, and only its answer ever tells the secret', async () => {
    const { call } = await moneybirdWith();
    await using hook = await receiver();
    const { status, body } = await call('POST', 'webhooks', { url: hook.url, enabled_events: ['contact_changed'] });
    expect([status, hook.actions()]).toEqual([201, ['test_webhook']]);
    expect(body).toMatchObject({ enabled_events: ['contact_changed'], last_http_status: 200, deactivated_at: null });
    expect([String(body.secret), String(body.token)].map(({ length }) => length)).toEqual([64, 24]);
    const [listedOne] = listed((await call('GET', 'webhooks')).body);
    expect(listedOne).toMatchObject({ id: body.id, url: hook.url });
    expect(listedOne).not.toHaveProperty('secret');
  });

  test.each([
    ['an address that answers 401', { status: 401 }, {}, 422],
    ['events by their old name', { status: 200 }, { events: ['contact'] }, 400],
    ['an event that does not exist', { status: 200 }, { enabled_events: ['contact_updated'] }, 422],
    ['no address', { status: 200 }, { url: '' }, 400],
  ])('a registration with %s is refused', async (_, answers, more, status) => {
    const { call } = await moneybirdWith();
    await using hook = await receiver(answers.status);
    const made = await call('POST', 'webhooks', { url: hook.url, enabled_events: ['contact'], ...more });
    expect(made.status).toBe(status);
    expect(listed((await call('GET', 'webhooks')).body)).toEqual([]);
  });

  test('a push is signed over its bytes with the secret, and carries the record as it is', async () => {
    const { hook, webhook, edit, contact } = await withWebhook();
    await edit({ city: 'Zwolle' });
    const [push] = hook.came;
    const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(push?.headers['moneybird-signature'])) ?? [];
    expect(Number(at)).toBe(Math.floor(now / 1000));
    expect(signature).toBe(createHmac('sha256', String(webhook.secret)).update(`${at}.${push?.text}`).digest('hex'));
    expect(push?.headers['user-agent']).toBe('MoneyBird Webhook');
    expect(push?.body).toMatchObject({
      action: 'contact_changed',
      webhook_token: webhook.token,
      entity_type: 'Contact',
      entity_id: contact,
      state: null,
      entity: { id: contact, city: 'Zwolle' },
    });
    await hook[Symbol.asyncDispose]();
  });

  test('a push that is not answered with 200 comes again, ten times, with the same key and a fresh signature', async () => {
    const { moneybird, hook, edit } = await withWebhook();
    hook.answers.status = 204;
    await edit({ city: 'Zwolle' });
    for (let hour = 0; hour < 12; hour++) {
      now += 60 * minute;
      await moneybird.webhooks.settle();
    }
    for (let more = 0; more < 3; more++) {
      now += 300 * minute;
      await moneybird.webhooks.settle();
    }
    expect(hook.came).toHaveLength(11);
    expect(new Set(hook.came.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(new Set(hook.came.map(({ headers }) => headers['moneybird-signature'])).size).toBe(11);
    expect(moneybird.webhooks.pending).toBe(0);
    expect(moneybird.books.webhooks()).toMatchObject([{ lastStatus: 204 }]);
    await hook[Symbol.asyncDispose]();
  });

  test('pushes can come twice, late and in the other order, with the newest content', async () => {
    const { moneybird, hook, edit, contact } = await withWebhook();
    moneybird.webhooks.holding = true;
    await edit({ city: 'Zwolle' });
    await edit({ city: 'Utrecht' });
    expect([hook.came.length, moneybird.webhooks.pending]).toEqual([0, 2]);
    moneybird.webhooks.duplicates = true;
    await moneybird.webhooks.release('reversed');
    now += 24 * second;
    await moneybird.webhooks.settle();
    expect(hook.came.map(({ body }) => body.entity?.city)).toEqual(Array(4).fill('Utrecht'));
    const [first, , third] = hook.came.map(({ headers }) => headers['idempotency-key']);
    expect(third).toBe(first);
    moneybird.books.deleteContact(contact);
    await hook[Symbol.asyncDispose]();
  });

  test('a webhook that is off hears nothing new, and a change of secret signs twice', async () => {
    const { moneybird, call, hook, webhook, edit } = await withWebhook();
    await call('PATCH', `webhooks/${webhook.id}/deactivate`);
    await edit({ city: 'Zwolle' });
    await call('PATCH', `webhooks/${webhook.id}/activate`);
    moneybird.books.rotateSecret(String(webhook.id), 'f'.repeat(64));
    await edit({ city: 'Utrecht' });
    expect(hook.came).toHaveLength(1);
    expect(String(hook.came[0]?.headers['moneybird-signature']).match(/v1=/g)).toHaveLength(2);
    expect((await call('DELETE', `webhooks/${webhook.id}`)).status).toBe(204);
    await edit({ city: 'Zwolle' });
    expect(hook.came).toHaveLength(1);
    await hook[Symbol.asyncDispose]();
  });

  test('a group brings all that begins with its name, the check of a tax number among it', async () => {
    const { moneybird, call, contact } = await withContact();
    await using hook = await receiver();
    await call('POST', 'webhooks', { url: hook.url, enabled_events: ['contact'] });
    await call('PATCH', `contacts/${contact}`, { contact: { tax_number: 'NL123456789B01' } });
    now += 5 * second;
    await call('GET', `contacts/${contact}`);
    moneybird.books.archiveContact(contact);
    moneybird.books.activateContact(contact);
    moneybird.books.deleteContact(contact);
    await moneybird.webhooks.settle();
    expect(hook.actions()).toEqual([
      'test_webhook',
      'contact_changed',
      'contact_tax_number_validated',
      'contact_archived',
      'contact_activated',
      'contact_destroyed',
    ]);
    expect(hook.came.at(-1)?.body.entity).toBeNull();
  });

  test('a change that changes nothing is not told', async () => {
    const { hook, edit } = await withWebhook();
    await edit({ company_name: 'Familie Jansen B.V.' });
    expect(hook.came).toEqual([]);
    await hook[Symbol.asyncDispose]();
  });
});

describe('limits', () => {
  const many = async (call: (path: string) => Promise<Answer>, count: number) => {
    for (let made = 0; made < count; made++) await call('tax_rates');
  };

  test('the 151st call of five minutes is refused with a JSON string, and its headers are moments and seconds', async () => {
    const { moneybird, call } = await moneybirdWith();
    await many((path) => call('GET', path), 149);
    const last = await call('GET', 'tax_rates');
    const left = 285;
    const reset = String(now / 1000 + left);
    expect(last.headers.get('ratelimit-remaining')).toBe(String(left));
    expect(last.headers.get('ratelimit-requestsremaining')).toBe('0');
    const refused = await call('GET', 'tax_rates');
    expect([refused.status, refused.text]).toEqual([429, '"Retry later"']);
    expect([refused.headers.get('ratelimit-reset'), refused.headers.get('retry-after')]).toEqual([reset, reset]);
    expect(moneybird.limits.refused).toBe(1);
    now += left * second;
    expect((await call('GET', 'tax_rates')).status).toBe(200);
  });

  test('in the other readings the window slides, and the header counts and comes with the refusal only', async () => {
    const { call } = await moneybirdWith({ callWindow: 'sliding', remaining: 'count', limitHeaders: 'throttled' });
    expect((await call('GET', 'tax_rates')).headers.get('ratelimit-limit')).toBeNull();
    now += 290 * second;
    await many((path) => call('GET', path), 149);
    const refused = await call('GET', 'tax_rates');
    expect([refused.status, refused.headers.get('ratelimit-remaining')]).toEqual([429, '0']);
    now += 10 * second;
    expect((await call('GET', 'tax_rates')).status).toBe(200);
    expect((await call('GET', 'tax_rates')).status).toBe(429);
  });

  test('a refusal may be the page of a proxy, without headers', async () => {
    const { call } = await moneybirdWith({ throttledBody: 'html' });
    await many((path) => call('GET', path), 150);
    const { status, headers } = await call('GET', 'tax_rates');
    expect([status, headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(headers.get('retry-after')).toBeNull();
  });

  test.each([
    ['egress', 429],
    ['token', 200],
    ['administration', 429],
  ] as const)('calls are counted by %s', async (callScope, status) => {
    const { moneybird, call, signIn } = await moneybirdWith({ callScope });
    await many((path) => call('GET', path), 150);
    signIn(moneybird.connect().accessToken);
    expect((await call('GET', 'tax_rates')).status).toBe(status);
  });
});

describe('faults', () => {
  test.each([
    ['lost-answer', 1],
    ['500-before', 0],
    ['500-after', 1],
    ['503', 0],
    ['401', 0],
    ['429', 0],
    ['429-html', 0],
    ['html', 0],
    ['truncated', 1],
    ['not-json', 1],
    ['refused', 0],
  ] as const)('%s leaves %i invoices behind', async (fault, left) => {
    const { moneybird, external } = await withContact();
    moneybird.faults.next({ method: 'POST', path: 'external_sales_invoices', fault });
    await external().catch(() => undefined);
    expect(moneybird.books.invoices()).toHaveLength(left);
    expect(moneybird.requests.all({ endpoint: 'external_sales_invoices' })).toMatchObject([{ fault }]);
  });

  test('a late commit lands when the clock has come so far', async () => {
    const { moneybird, sales } = await withContact();
    moneybird.faults.next({ path: 'sales_invoices', fault: { kind: 'late-commit', afterMs: 5 * minute } });
    await expect(sales()).rejects.toThrow();
    expect(moneybird.books.invoices()).toHaveLength(0);
    now += 5 * minute;
    expect(moneybird.books.invoices()).toHaveLength(1);
  });

  test('a registration whose answer is lost leaves a webhook whose secret nobody knows', async () => {
    const { moneybird, call } = await moneybirdWith();
    await using hook = await receiver();
    moneybird.faults.next({ path: 'webhooks', fault: 'lost-answer' });
    const made = call('POST', 'webhooks', { url: hook.url, enabled_events: ['contact_changed'] });
    await expect(made).rejects.toThrow();
    expect(listed((await call('GET', 'webhooks')).body)).toMatchObject([{ url: hook.url }]);
  });

  test('a fault can be asked for over HTTP, and the log and the books can be read there', async () => {
    const { moneybird, call } = await withContact();
    const below = `${moneybird.origin}/_simulator`;
    await fetch(`${below}/faults`, { method: 'POST', body: JSON.stringify({ path: '/contacts/', fault: '503' }) });
    expect((await call('GET', 'contacts')).status).toBe(503);
    expect(await fetch(`${below}/requests`).then((answer) => answer.json())).toMatchObject([
      { endpoint: 'contacts', status: 503 },
    ]);
    expect(await fetch(`${below}/books`).then((answer) => answer.json())).toMatchObject({
      administration: { name: 'Camping De Eik' },
      contacts: [{ name: 'Familie Jansen B.V.' }],
    });
  });
});

describe('the house', () => {
  test('the same seed gives the same ids', async () => {
    await using one = await startMoneybird({ seed: 7 });
    await using other = await startMoneybird({ seed: 7 });
    expect(other.books.taxRates()).toEqual(one.books.taxRates());
    expect(other.connect()).toEqual(one.connect());
  });

  test('the page shows contacts and invoices, and nothing in them becomes markup', async () => {
    const { moneybird, external, sales, line } = await withContact();
    await external({ reference: '2026-0042' }, [line({ description: '<b>Plaats</b>', period: '20260301..20260302' })]);
    await sales();
    const page = await fetch(moneybird.origin).then((answer) => answer.text());
    for (const said of ['Familie Jansen B.V.', '2026-0042', '&lt;b&gt;Plaats&lt;/b&gt;', '121,00', 'concept'])
      expect(page).toContain(said);
    expect(page).not.toContain('<b>Plaats');
  });

  test('a contact that a person changes on the page is pushed with that field, and a wrong value is told there', async () => {
    const { moneybird, hook, contact } = await withWebhook();
    const page = `${moneybird.origin}/contacts/${contact}`;
    expect(await fetch(page).then((answer) => answer.text())).toContain('value="Familie Jansen B.V."');
    const save = (fields: Record<string, string>) =>
      fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    const wrong = await save({ bank_account: 'NL00' });
    expect([wrong.status, (await wrong.text()).includes('bank_account')]).toEqual([422, true]);
    expect((await save({ do: 'save', city: 'Zwolle' })).status).toBe(303);
    await moneybird.webhooks.settle();
    expect(listed(hook.came[0]?.body.entity?.events)[0]).toMatchObject({
      data: { changes: { city: [null, 'Zwolle'] } },
    });
    await hook[Symbol.asyncDispose]();
  });
});
