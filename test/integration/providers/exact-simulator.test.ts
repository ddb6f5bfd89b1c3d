import { afterEach, describe, expect, test } from 'vitest';
import { demoApp, type Exact, type ExactOptions, type Readings, startExact } from '../../simulators/exact/index.ts';

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

const minute = 60_000;
const day = 24 * 60 * minute;
const redirectUri = 'http://127.0.0.1:9/callback';
let running: Exact | undefined;
let now = 0;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function exactWith(readings: Partial<Readings> = {}, options: ExactOptions = {}) {
  now = Date.UTC(2026, 2, 10, 9, 30, 15);
  const exact = await startExact({ now: () => now, readings, ...options });
  running = exact;
  let token = exact.connect().accessToken;
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${exact.origin}/api/v1/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Prefer: 'return=representation',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }).then(read);
  const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    ask(method, `102030/${path}`, body, headers);
  const signIn = () => {
    token = exact.connect().accessToken;
  };
  return { exact, ask, call, signIn };
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

const postToken = (exact: Exact, fields: Record<string, string>) =>
  fetch(`${exact.origin}/api/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: demoApp.clientId, client_secret: demoApp.clientSecret, ...fields }),
  }).then(read);

const refresh = (exact: Exact, refreshToken: Json | string | undefined) =>
  postToken(exact, { grant_type: 'refresh_token', refresh_token: String(refreshToken) });

async function codeOf(exact: Exact, more: Record<string, string> = {}) {
  const query = new URLSearchParams({
    client_id: demoApp.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 'a b&c',
    ...more,
  });
  const answer = await fetch(`${exact.origin}/api/oauth2/auth?${query}`, { redirect: 'manual' });
  return { status: answer.status, back: new URL(answer.headers.get('location') ?? 'http://nowhere.example') };
}

const exchange = (exact: Exact, code: string | null, uri = redirectUri) =>
  postToken(exact, { grant_type: 'authorization_code', code: String(code), redirect_uri: uri });

const filter = (text: string, rest = '') => `?$filter=${encodeURIComponent(text)}${rest}`;
const message = ({ body }: Answer) => String(body.error?.message?.value);
const listed = (list: Json | undefined) => (list ?? []) as unknown as Json[];
const results = ({ body }: Answer) => listed(body.d?.results);

/** A customer and the keys of the items, so that a test can post an invoice. */
async function withCustomer(readings: Partial<Readings> = {}, options: ExactOptions = {}) {
  const desk = await exactWith(readings, options);
  const customer = desk.exact.books.addAccount({ Code: '42', Name: 'Familie Jansen', Email: 'jansen@gast.example' });
  const item = (code: string) =>
    String(desk.exact.books.rows('logistics/Items').find((row) => row.Code === code)?.ID ?? 'none');
  const line = (more: object = {}) => ({ Item: item('STANDAARD'), Quantity: 1, NetPrice: 100, VATCode: '4', ...more });
  const invoice = (more: object = {}, lines: object[] = [line()]) =>
    desk.call('POST', 'salesinvoice/SalesInvoices', {
      OrderedBy: customer,
      InvoiceTo: customer,
      Journal: '70',
      Type: 8020,
      PaymentReference: 'F-1',
      OrderDate: '2026-03-02T00:00:00',
      SalesInvoiceLines: lines,
      ...more,
    });
  const print = (id: unknown, more: object = {}) =>
    desk.call('POST', 'salesinvoice/PrintedSalesInvoices', { InvoiceID: id, SendEmailToCustomer: false, ...more });
  return { ...desk, customer, item, line, invoice, print };
}

const totalsOf = ({ body }: Answer) => [body.d?.AmountFCExclVat, body.d?.VATAmountFC, body.d?.AmountFC];

describe('consent and tokens', () => {
  test('a code comes back with the state, is exchanged once, and its tokens are texts all the way', async () => {
    const { exact } = await exactWith();
    const { status, back } = await codeOf(exact);
    expect([status, back.searchParams.get('state')]).toEqual([302, 'a b&c']);
    const { body } = await exchange(exact, back.searchParams.get('code'));
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: '600' });
    expect((await exchange(exact, back.searchParams.get('code'))).status).toBe(400);
  });

  test('a code that was decoded twice, came late or goes with another address is refused', async () => {
    const { exact } = await exactWith();
    const code = async () => (await codeOf(exact)).back.searchParams.get('code');
    expect((await exchange(exact, decodeURIComponent((await code()) ?? ''))).status).toBe(400);
    expect((await exchange(exact, await code(), `${redirectUri}/`)).status).toBe(400);
    const late = await code();
    now += 3 * minute + 1;
    expect((await exchange(exact, late)).body).toEqual({ error: 'invalid_request' });
  });

  test('an address that is not registered letter by letter gets no redirect', async () => {
    const app = { ...demoApp, redirectUris: ['https://bookings.example/callback'] };
    const { exact } = await exactWith({}, { apps: [app] });
    expect((await codeOf(exact, { redirect_uri: 'https://bookings.example/callback/' })).status).toBe(400);
    expect((await codeOf(exact, { redirect_uri: 'https://bookings.example/callback' })).status).toBe(302);
  });

  test('a person can refuse, and can grant one administration of two', async () => {
    const { exact, ask } = await exactWith({}, { divisions: [{ code: 1 }, { code: 2 }], consent: 'page' });
    const page = await fetch(
      `${exact.origin}/api/oauth2/auth?client_id=${demoApp.clientId}&redirect_uri=${redirectUri}&response_type=code`,
    );
    expect(await page.text()).toContain('Administratie 2');
    const answer = (more: Record<string, string>) =>
      fetch(`${exact.origin}/api/oauth2/auth`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({
          client_id: demoApp.clientId,
          redirect_uri: redirectUri,
          response_type: 'code',
          ...more,
        }),
      }).then((response) => new URL(response.headers.get('location') ?? '').searchParams);
    expect((await answer({ answer: 'deny' })).get('error')).toBe('access_denied');
    const { body } = await exchange(exact, (await answer({ answer: 'allow', division: '2' })).get('code'));
    const headers = { Authorization: `Bearer ${String(body.access_token)}` };
    const refused = await ask('GET', '1/hrm/Divisions', undefined, headers);
    expect([refused.status, refused.headers.get('reason')]).toEqual([403, 'NoDivisionAccess']);
    expect(results(await ask('GET', '2/hrm/Divisions', undefined, headers)).map(({ Code }) => Code)).toEqual([2]);
    expect((await ask('GET', '99/system/Divisions', undefined, headers)).status).toBe(200);
  });

  test('a browser gets the page where a program is sent back at once', async () => {
    const { exact } = await exactWith();
    const query = new URLSearchParams({
      client_id: demoApp.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
    });
    const headers = { Accept: 'text/html,application/xhtml+xml' };
    const page = await fetch(`${exact.origin}/api/oauth2/auth?${query}`, { headers, redirect: 'manual' });
    expect([page.status, (await page.text()).includes('Toestaan')]).toEqual([200, true]);
    expect((await codeOf(exact)).status).toBe(302);
  });

  test('a refresh before 570 seconds is too early, and a spent token is old', async () => {
    const { exact } = await exactWith();
    const first = exact.connect().refreshToken;
    now += 569_999;
    const early = await refresh(exact, first);
    expect([early.status, early.body.error, early.headers.get('reason')]).toEqual([
      400,
      'access_denied',
      'TooEarlyToRefreshTokens: Rate limit exceeded: access_token not expired',
    ]);
    now += 1;
    expect((await refresh(exact, first)).status).toBe(200);
    const old = await refresh(exact, first);
    expect([old.status, old.body]).toEqual([
      401,
      { error: 'unauthorized_client', error_description: 'Old refresh token used.' },
    ]);
  });

  test('in the overlapping reading a token whose answer was lost still works, until its successor is used', async () => {
    const { exact } = await exactWith({ refreshTokens: 'overlapping' });
    const first = exact.connect().refreshToken;
    now += 10 * minute;
    await refresh(exact, first);
    expect((await refresh(exact, first)).status).toBe(400);
    now += 10 * minute;
    const second = (await refresh(exact, first)).body.refresh_token;
    now += 10 * minute;
    expect((await refresh(exact, second)).status).toBe(200);
    expect((await refresh(exact, first)).status).toBe(401);
  });

  test('a refresh token dies after thirty days, with its user, and by a second consent', async () => {
    const { exact } = await exactWith();
    const left = exact.connect().refreshToken;
    now += 30 * day + 1;
    expect(String((await refresh(exact, left)).body.error_description)).toBe(
      'The refresh token expired at 4/9/2026 9:30:15 AM and it is now 4/9/2026 9:30:15 AM.',
    );
    const ended = exact.connect().refreshToken;
    const { refreshToken } = exact.connect();
    now += 10 * minute;
    expect((await refresh(exact, ended)).status).toBe(401);
    exact.user().active = false;
    expect((await refresh(exact, refreshToken)).body.error).toBe('invalid_grant');
  });

  test('a wrong secret is an invalid request, and the 201st token call of a day is one too many', async () => {
    const { exact } = await exactWith();
    expect((await postToken(exact, { client_secret: 'guess', grant_type: 'refresh_token' })).body).toEqual({
      error: 'invalid_request',
    });
    const { refreshToken } = exact.connect();
    for (let index = 0; index < 200; index += 1) await refresh(exact, refreshToken);
    expect((await refresh(exact, refreshToken)).status).toBe(429);
    expect(exact.limits.refused.token).toBe(1);
  });

  test('an access token is good for 600 seconds', async () => {
    const { ask } = await exactWith();
    now += 599_999;
    expect((await ask('GET', 'current/Me')).status).toBe(200);
    now += 1;
    expect((await ask('GET', 'current/Me')).status).toBe(401);
  });
});

describe('the wire', () => {
  test('JSON comes only to those who ask for it', async () => {
    const { ask } = await exactWith();
    const atom = await ask('GET', 'current/Me', undefined, { Accept: '*/*' });
    expect(atom.headers.get('content-type')).toContain('atom');
    expect(atom.text).toContain('<d:CurrentDivision m:type="Edm.Int32">102030</d:CurrentDivision>');
  });

  test('every answer carries the date of the simulated clock', async () => {
    const { ask } = await exactWith();
    expect((await ask('GET', 'current/Me')).headers.get('date')).toBe('Tue, 10 Mar 2026 09:30:15 GMT');
  });

  test('account codes are eighteen wide: a bare code finds nothing and complains about nothing', async () => {
    const { call } = await withCustomer();
    expect(results(await call('GET', `crm/Accounts${filter("Code eq '42'")}`))).toEqual([]);
    const [found] = results(await call('GET', `crm/Accounts${filter(`Code eq '${'42'.padStart(18)}'`)}`));
    expect(found).toMatchObject({ Code: '                42', Name: 'Familie Jansen' });
    expect(results(await call('GET', `crm/Accounts${filter("trim(Code) eq '42'")}`))).toHaveLength(1);
  });

  test('a country and a VAT code come back three wide, a moment as milliseconds', async () => {
    const { call } = await exactWith();
    const made = await call('POST', 'crm/Accounts', { Name: 'Camping', Country: 'NL', SalesVATCode: '2' });
    expect(made.body.d).toMatchObject({ Country: 'NL ', SalesVATCode: '2  ', Created: `/Date(${now})/`, Status: 'A' });
  });

  test('a day stays the day it is, unless a zone moves it', async () => {
    const { invoice } = await withCustomer();
    const plain = await invoice({ OrderDate: '2026-03-01' });
    const zoned = await invoice({ OrderDate: '2026-02-28T23:00:00Z' });
    expect(plain.body.d?.OrderDate).toBe(`/Date(${Date.UTC(2026, 2, 1)})/`);
    expect(zoned.body.d?.OrderDate).toBe(`/Date(${Date.UTC(2026, 1, 28)})/`);
  });

  test('filters know and, or, brackets, quotes, guids, moments and functions', async () => {
    const { call, exact, customer } = await withCustomer();
    exact.books.addAccount({ Code: '43', Name: "Bistro 't Hoekje", City: 'Sneek' });
    const names = async (text: string) =>
      results(await call('GET', `crm/Accounts${filter(text)}`)).map(({ Name }) => Name);
    expect(await names("Name eq 'Bistro ''t Hoekje'")).toHaveLength(1);
    expect(await names(`ID eq guid'${customer}' and Status eq 'C'`)).toEqual(['Familie Jansen']);
    expect(await names("(City eq 'Sneek' or City eq null) and not startswith(Name,'Fam')")).toEqual([
      "Bistro 't Hoekje",
    ]);
    expect(await names("substringof('oek', Name) eq true")).toHaveLength(1);
    expect(await names("Created ge datetime'2026-03-10T09:30:15' and Blocked eq false")).toHaveLength(2);
    expect(await names("Created gt datetime'2026-03-11T00:00:00'")).toHaveLength(0);
  });

  test.each([
    ["Nmae eq 'x'", 'Bad Request - Error in query syntax.'],
    ["Name eq 'x", 'Bad Request - Error in query syntax.'],
    ['Name eq 5', 'Bad Request - Error in query syntax.'],
    ['trim(Name)', "Expression of type 'System.Boolean' expected at position 0."],
    ["ID eq guid'x'", 'Niet herkende GUID-indeling.'],
    ["Website eq 'x'", 'This $filter parameter is not supported for this resource'],
  ])('the filter %s is refused', async (text, expected) => {
    const { call } = await exactWith();
    const refused = await call('GET', `crm/Accounts${filter(text)}`);
    expect([refused.status, message(refused)]).toEqual([400, expected]);
  });

  test('Accounts, Items, invoices and lines cannot be listed without a filter', async () => {
    const { call } = await exactWith();
    for (const path of [
      'crm/Accounts',
      'logistics/Items',
      'salesinvoice/SalesInvoices',
      'salesinvoice/SalesInvoiceLines',
    ]) {
      expect(message(await call('GET', path))).toContain('This endpoint has mandatory filtering applied.');
    }
    expect((await call('GET', 'crm/Contacts')).status).toBe(200);
  });

  test('sixty records make a page, whatever $top says, and the next page is an address', async () => {
    const { call, exact } = await exactWith();
    for (let index = 0; index < 130; index += 1) exact.books.addAccount({ Name: `Gast ${index}` });
    const seen: Json[] = [];
    const first = await call(
      'GET',
      `crm/Accounts${filter("Status eq 'C'", '&$select=Name&$top=125&$orderby=Name desc')}`,
    );
    seen.push(...results(first));
    let next = first.body.d?.__next;
    while (next) {
      expect(String(next)).toMatch(new RegExp(`^${exact.origin}/api/v1/102030/crm/Accounts.*skiptoken`));
      const page = await call('GET', String(next).split('/102030/')[1] ?? '');
      seen.push(...results(page));
      next = page.body.d?.__next;
    }
    expect(seen).toHaveLength(125);
    expect(new Set(seen.map(({ Name }) => Name)).size).toBe(125);
    expect(Object.keys(seen[0] ?? {})).toEqual(['__metadata', 'Name']);
    expect((await call('GET', `crm/Accounts/$count${filter("Status eq 'C'")}`)).text).toBe('130');
  });

  test('a collection is an envelope or a bare list', async () => {
    const { call } = await exactWith({ collections: 'array' });
    expect(Array.isArray((await call('GET', 'financial/Journals')).body.d)).toBe(true);
  });

  test('lines are a link unless they are expanded', async () => {
    const { call, invoice } = await withCustomer();
    const made = await invoice();
    const key = `salesinvoice/SalesInvoices(guid'${made.body.d?.InvoiceID}')`;
    expect(String(made.body.d?.SalesInvoiceLines?.__deferred?.uri)).toContain(`${key}/SalesInvoiceLines`);
    const expanded = await call('GET', `${key}?$expand=SalesInvoiceLines`);
    expect(listed(expanded.body.d?.SalesInvoiceLines?.results)[0]).toMatchObject({ VATCode: '4  ' });
    expect(results(await call('GET', `${key}/SalesInvoiceLines`))).toHaveLength(1);
  });

  test('without return=representation the answer to a POST has a key and nothing else', async () => {
    const { call } = await exactWith();
    const { body } = await call('POST', 'crm/Accounts', { Name: 'Camping' }, { Prefer: '' });
    expect(body.d?.Name).toBeNull();
    expect(String(body.d?.ID)).toHaveLength(36);
  });

  test('a key that leads nowhere is a 404, a PUT changes only what it names and says nothing', async () => {
    const { call, customer } = await withCustomer();
    expect((await call('GET', "crm/Accounts(guid'00000000-0000-0000-0000-000000000000')")).status).toBe(404);
    const put = await call('PUT', `crm/Accounts(guid'${customer}')`, { City: 'Sneek' });
    expect([put.status, put.text]).toEqual([204, '']);
    const { body } = await call('GET', `crm/Accounts(guid'${customer}')?$select=City,Name`);
    expect(body.d).toMatchObject({ City: 'Sneek', Name: 'Familie Jansen' });
    expect((await call('DELETE', `crm/Accounts(guid'${customer}')`)).status).toBe(204);
  });

  test.each([
    [{ Naam: 'x' }, 'Error processing request stream. The request should be a valid top-level resource object.'],
    ['{"Name":', 'Error processing request stream. The request should be a valid top-level resource object.'],
    [{ Name: 'x', MainContact: '' }, 'Niet herkende GUID-indeling.'],
    [
      { Name: 7 },
      "Error encountered in converting the value from request payload for property 'Name' to type 'String'",
    ],
    [
      { Name: 'x', InvoicingMethod: '2' },
      "Error encountered in converting the value from request payload for property 'InvoicingMethod' to type 'Int32'",
    ],
  ])('the body %j is refused', async (body, expected) => {
    const { call } = await exactWith();
    expect(message(await call('POST', 'crm/Accounts', body))).toBe(expected);
  });

  test('a text that is too long is refused or cut', async () => {
    const strict = await exactWith();
    expect((await strict.call('POST', 'crm/Accounts', { Name: 'x'.repeat(51) })).status).toBe(400);
    await strict.exact.stop();
    const lax = await exactWith({ overflow: 'cut' });
    expect((await lax.call('POST', 'crm/Accounts', { Name: 'x'.repeat(51) })).body.d?.Name).toBe('x'.repeat(50));
  });

  test('what only Exact fills in is passed over, or refused', async () => {
    const lax = await withCustomer();
    expect((await lax.invoice({ InvoiceNumber: 7 })).body.d?.InvoiceNumber).toBe(26700001);
    await lax.exact.stop();
    const strict = await withCustomer({ readOnlyFields: 'refused' });
    expect((await strict.invoice({ InvoiceNumber: 7 })).status).toBe(400);
  });

  test('a GET of PrintedSalesInvoices is forbidden, as is a write to what the app may only view', async () => {
    const { call } = await exactWith();
    expect((await call('GET', 'salesinvoice/PrintedSalesInvoices')).status).toBe(403);
    expect((await call('POST', 'logistics/Items', { Code: 'X' })).status).toBe(403);
  });
});

describe('relations', () => {
  test.each([
    [{}, 'Verplicht: Naam'],
    [{ Name: 'x', Code: '42' }, 'Bestaat reeds: Code 42'],
    [{ Name: 'x', Email: 'nobody' }, 'Invalid: Email [nobody]'],
    [{ Name: 'x', Email: '' }, 'Invalid: Email []'],
    [{ Name: 'x', VATNumber: 'NL1234' }, 'Ongeldig: Btw-nummer'],
    [{ Name: 'x', PaymentConditionSales: 'ZZ' }, 'Ongeldige referentie: Betalingsconditie'],
  ])('the account %j is refused', async (body, expected) => {
    const { call } = await withCustomer();
    expect(message(await call('POST', 'crm/Accounts', body))).toBe(expected);
  });

  test('an account without a code gets the number after the highest', async () => {
    const { call } = await withCustomer();
    expect((await call('POST', 'crm/Accounts', { Name: 'Nieuw' })).body.d?.Code).toBe('43'.padStart(18));
  });

  test('a code with letters is padded, kept or refused', async () => {
    const code = async (accountCodes: Readings['accountCodes']) => {
      const { call, exact } = await exactWith({ accountCodes });
      const answer = await call('POST', 'crm/Accounts', { Name: 'x', Code: 'IR1' });
      await exact.stop();
      return answer.body.d?.Code ?? answer.status;
    };
    expect(await code('padded')).toBe('IR1'.padStart(18));
    expect(await code('plain')).toBe('IR1');
    expect(await code('numeric')).toBe(400);
  });

  test('a contact becomes the main one through its account alone', async () => {
    const { call, customer, exact } = await withCustomer();
    const made = await call('POST', 'crm/Contacts', {
      Account: customer,
      FirstName: 'Piet',
      LastName: 'Jansen',
      IsMainContact: true,
    });
    expect(made.body.d).toMatchObject({ FullName: 'Piet Jansen', IsMainContact: false });
    await call('PUT', `crm/Accounts(guid'${customer}')`, { MainContact: made.body.d?.ID });
    expect(exact.books.relations()[0]?.contactPerson).toBe('Piet Jansen');
  });

  test('of two names for one value the later wins, and a birth name overwrites the last name', async () => {
    const { call, customer } = await withCustomer();
    const { body } = await call('POST', 'crm/Contacts', {
      Account: customer,
      LastName: 'Jansen',
      Email: 'a@gast.example',
      BusinessEmail: 'b@gast.example',
      BirthName: 'Bakker',
    });
    expect(body.d).toMatchObject({ Email: 'b@gast.example', LastName: 'Bakker' });
  });

  test('a bank account has right check digits, and the first one is the main one', async () => {
    const { call, customer, exact } = await withCustomer();
    const post = (BankAccount: string) => call('POST', 'crm/BankAccounts', { Account: customer, BankAccount });
    expect(message(await post('NL91ABNA0417164301'))).toBe('Ongeldig: Bankrekening');
    expect((await post('NL91 ABNA 0417 1643 00')).body.d).toMatchObject({
      Main: true,
      BankAccount: 'NL91ABNA0417164300',
    });
    expect((await post('BE68539007547034')).body.d?.Main).toBe(false);
    expect(exact.books.relations()[0]?.ibans).toHaveLength(2);
    expect(results(await call('GET', `crm/BankAccounts${filter(`Account eq guid'${customer}'`)}`))).toHaveLength(2);
  });

  test('an address that exists is given back, not made again', async () => {
    const { call, customer } = await withCustomer();
    const post = () =>
      call('POST', 'crm/Addresses', { Account: customer, Type: 3, AddressLine1: 'Postbus 1', Country: 'NL' });
    expect((await post()).body.d?.ID).toBe((await post()).body.d?.ID);
  });
});

describe('invoices', () => {
  test('a VAT code of type E takes net prices, I gross ones, B and N neither', async () => {
    const { invoice, line } = await withCustomer();
    const one = async (VATCode: string) => totalsOf(await invoice({}, [line({ VATCode })]));
    expect(await one('4')).toEqual([100, 21, 121]);
    expect(await one('2')).toEqual([82.64, 17.36, 100]);
    expect(await one('0')).toEqual([100, 0, 100]);
    expect(await one('N')).toEqual([100, 0, 100]);
    expect(await one('5')).toEqual([100, 0, 100]);
    expect(await one('M')).toEqual([100, 0, 100]);
  });

  test.each([
    ['per-line', [1.65, 0.36, 2.01]],
    ['per-document', [1.65, 0.35, 2]],
  ] as const)('VAT is rounded %s', async (vatRounding, expected) => {
    const { invoice, line } = await withCustomer({ vatRounding });
    const lines = [0.55, 0.55, 0.55].map((NetPrice) => line({ NetPrice }));
    expect(totalsOf(await invoice({}, lines))).toEqual(expected);
  });

  test('half a cent goes away from zero, also on a credit note', async () => {
    const { invoice, line } = await withCustomer();
    const half = [line({ NetPrice: 1.005, VATCode: '0' })];
    expect(totalsOf(await invoice({}, half))[2]).toBe(1.01);
    expect(totalsOf(await invoice({ Type: 8021 }, half))[2]).toBe(-1.01);
  });

  test('a price keeps as many decimals as the books have', async () => {
    const { invoice, line } = await withCustomer({ priceDecimals: 2 });
    expect(totalsOf(await invoice({}, [line({ Quantity: 1000, NetPrice: 0.125, VATCode: '0' })]))[2]).toBe(130);
  });

  test('a credit note of positive quantities is negative, or what its lines say', async () => {
    const turned = await withCustomer();
    expect(totalsOf(await turned.invoice({ Type: 8021 }))).toEqual([-100, -21, -121]);
    await turned.exact.stop();
    const asSent = await withCustomer({ creditSign: 'as-sent' });
    expect(totalsOf(await asSent.invoice({ Type: 8021 }))).toEqual([100, 21, 121]);
  });

  test('the number comes at entry, or at printing and then only in a later read', async () => {
    const { invoice, print, call } = await withCustomer({ invoiceNumber: 'at-printing', statusAfterCreate: 10 });
    const made = await invoice();
    expect(made.body.d).toMatchObject({ InvoiceNumber: null, Status: 10 });
    const id = made.body.d?.InvoiceID;
    const printed = await print(id, { InvoiceDate: '2026-03-02' });
    expect([printed.status, printed.body.d?.InvoiceNumber]).toEqual([201, undefined]);
    const { body } = await call('GET', `salesinvoice/SalesInvoices(guid'${id}')`);
    expect(body.d).toMatchObject({
      InvoiceNumber: 26700001,
      Status: 50,
      InvoiceDate: `/Date(${Date.UTC(2026, 2, 2)})/`,
    });
  });

  test('what is missing is told all at once, in Dutch, on lines of its own', async () => {
    const { call } = await exactWith();
    expect(message(await call('POST', 'salesinvoice/SalesInvoices', { Journal: '70' }))).toBe(
      'Verplicht: Factuur voor\r\nVerplicht: Besteld door\r\nVerplicht: Factuurregels',
    );
  });

  test.each([
    [{ Journal: '60' }, {}, 'Invalid: Journal (type)'],
    [{ Journal: '71' }, {}, 'Blocked: Journal: 71'],
    [{ Journal: null }, {}, 'Verplicht: Dagboek'],
    [{ PaymentCondition: 'ZZ' }, {}, 'Ongeldige referentie: Betalingsconditie'],
    [{ Currency: 'XXX' }, {}, 'Ongeldige referentie: Valuta'],
    [{}, { VATCode: 'Q' }, 'Ongeldige referentie: Btw-code'],
    [{}, { VATCode: '8' }, 'Niet toegestaan: Btw-code'],
    [{}, { VATCode: '9' }, 'Niet toegestaan: Btw-code'],
    [{}, { VATPercentage: 0 }, 'Ongeldig: Btw-percentage []'],
    [{}, { Item: null }, 'Verplicht: Artikel'],
    [{}, { ID: '00000000-0000-0000-0000-000000000001' }, 'Factuurnummer verplicht'],
  ])('the invoice %j with the line %j is refused', async (header, more, expected) => {
    const { invoice, line } = await withCustomer();
    const refused = await invoice(header, [line(more)]);
    expect(message(refused).split('\r\n')).toContain(expected);
  });

  test.each([
    ['GAS', 1, 'Ongeldig: Artikel (Verkoopartikel)'],
    ['OLD', 1, 'Ongeldig: Artikel (Einddatum)'],
    ['PITCH', 1.5, 'Ongeldig: Aantal'],
    ['EVENT', 1, 'Verplicht: Kostenplaats'],
  ])('the item %s times %d is refused', async (code, Quantity, expected) => {
    const { invoice, line, item } = await withCustomer();
    expect(message(await invoice({}, [line({ Item: item(code), Quantity })]))).toBe(expected);
  });

  test('only a customer who is not blocked can be invoiced', async () => {
    const { exact, invoice, customer, call } = await withCustomer();
    await call('PUT', `crm/Accounts(guid'${customer}')`, { Status: 'A' });
    expect(message(await invoice())).toBe('Ongeldig: Klant (Type)');
    await call('PUT', `crm/Accounts(guid'${customer}')`, { Status: 'C' });
    exact.books.blockAccount('42');
    expect(message(await invoice())).toBe('Blocked: Account: 42');
  });

  test('the same reference twice makes two invoices, and the filter finds both', async () => {
    const { invoice, call } = await withCustomer();
    await invoice();
    await invoice();
    expect(results(await call('GET', `salesinvoice/SalesInvoices${filter("PaymentReference eq 'F-1'")}`))).toHaveLength(
      2,
    );
  });

  test('a VAT code counts at the percentage of the day', async () => {
    const { exact, invoice } = await withCustomer();
    exact.books.setVatPercentage('4', 0.22, '2026-03-03');
    expect(totalsOf(await invoice())[1]).toBe(21);
    expect(totalsOf(await invoice({ OrderDate: '2026-03-03' }))[1]).toBe(22);
  });

  test('a line changed, added or taken away changes the totals, until the invoice is processed', async () => {
    const { invoice, line, call, print } = await withCustomer();
    const id = (await invoice()).body.d?.InvoiceID;
    const added = await call('POST', 'salesinvoice/SalesInvoiceLines', { InvoiceID: id, ...line({ NetPrice: 50 }) });
    const total = async () => totalsOf(await call('GET', `salesinvoice/SalesInvoices(guid'${id}')`))[2];
    expect(await total()).toBe(181.5);
    await call('PUT', `salesinvoice/SalesInvoiceLines(guid'${added.body.d?.ID}')`, { Quantity: 2 });
    expect(await total()).toBe(242);
    await call('DELETE', `salesinvoice/SalesInvoiceLines(guid'${added.body.d?.ID}')`);
    expect(await total()).toBe(121);
    await print(id);
    for (const method of ['PUT', 'DELETE']) {
      expect(message(await call(method, `salesinvoice/SalesInvoices(guid'${id}')`, { YourRef: 'x' }))).toBe(
        'Reeds verwerkt',
      );
    }
  });

  test('an open invoice can be deleted, and its customer only then', async () => {
    const { invoice, call, customer, exact } = await withCustomer();
    const id = (await invoice()).body.d?.InvoiceID;
    expect(message(await call('DELETE', `crm/Accounts(guid'${customer}')`))).toBe('In gebruik: Relatie');
    expect((await call('DELETE', `salesinvoice/SalesInvoices(guid'${id}')`)).status).toBe(204);
    expect(exact.books.rows('salesinvoice/SalesInvoiceLines')).toEqual([]);
    expect((await call('DELETE', `crm/Accounts(guid'${customer}')`)).status).toBe(204);
  });
});

describe('printing', () => {
  test('a closed month and an unknown year are refused, and nothing is processed', async () => {
    const { exact, invoice, print } = await withCustomer();
    const id = (await invoice()).body.d?.InvoiceID;
    exact.books.closePeriod(2026, 3);
    expect(message(await print(id, { InvoiceDate: '2026-03-02' }))).toBe('Periode is afgesloten: [2026] – [3]');
    expect(message(await print(id, { InvoiceDate: '2001-03-02' }))).toBe('Unknown: Fiscal year (Period - date table)');
    expect(exact.books.invoices()[0]?.status).toBe(20);
  });

  test.each([
    ['refused', 400],
    ['repeated', 201],
  ] as const)('printing twice is %s', async (printedTwice, status) => {
    const { invoice, print, exact } = await withCustomer({ printedTwice });
    const id = (await invoice()).body.d?.InvoiceID;
    await print(id, { SendEmailToCustomer: true });
    expect((await print(id, { SendEmailToCustomer: true })).status).toBe(status);
    expect(exact.books.mails()).toHaveLength(1);
  });

  test('a mail without an address fails in a string, and the invoice is processed all the same', async () => {
    const { exact, invoice, print, call } = await withCustomer();
    const nobody = exact.books.addAccount({ Name: 'Zonder adres' });
    const id = (await invoice({ OrderedBy: nobody, InvoiceTo: nobody })).body.d?.InvoiceID;
    const printed = await print(id, { SendEmailToCustomer: true });
    expect([printed.status, printed.body.d?.EmailCreationError]).toEqual([201, 'Verplicht: E-mailadres']);
    expect((await call('GET', `salesinvoice/SalesInvoices(guid'${id}')`)).body.d?.Status).toBe(50);
  });

  test('a flag left out means what the account prefers', async () => {
    const { exact, invoice, print } = await withCustomer();
    exact.books.change('crm/Accounts', '42', { InvoicingMethod: 2 });
    await print((await invoice()).body.d?.InvoiceID);
    expect(exact.books.mails()).toEqual([]);
    await print((await invoice()).body.d?.InvoiceID, { SendEmailToCustomer: null });
    expect(exact.books.mails()).toMatchObject([{ to: 'jansen@gast.example' }]);
  });

  test('an error in the document leaves the invoice open, one in the mail does not', async () => {
    const { exact, invoice, print } = await withCustomer();
    const id = (await invoice()).body.d?.InvoiceID;
    exact.faults.next({ path: 'PrintedSalesInvoices', fault: 'document-error' });
    exact.faults.next({ path: 'PrintedSalesInvoices', fault: { kind: 'email-error', message: 'Postbus vol' } });
    expect((await print(id)).body.d?.DocumentCreationError).toBeTruthy();
    expect(exact.books.invoices()[0]?.status).toBe(20);
    expect((await print(id, { SendEmailToCustomer: true })).body.d?.EmailCreationError).toBe('Postbus vol');
    expect(exact.books.invoices()[0]?.status).toBe(50);
  });
});

describe('limits', () => {
  const remaining = ({ headers }: Answer) => [
    headers.get('x-ratelimit-minutely-remaining'),
    headers.get('x-ratelimit-remaining'),
  ];

  test('the 61st call of a minute is refused with the headers of that limit alone', async () => {
    const { ask, exact } = await exactWith();
    expect(remaining(await ask('GET', 'current/Me'))).toEqual(['59', '4999']);
    for (let index = 0; index < 59; index += 1) await ask('GET', 'current/Me');
    const { status, text, headers } = await ask('GET', 'current/Me');
    expect([status, text, headers.get('x-ratelimit-limit')]).toEqual([429, '', null]);
    expect(headers.get('x-ratelimit-minutely-reset')).toBe(String(Date.UTC(2026, 2, 10, 9, 31)));
    expect(exact.limits.refused.minute).toBe(1);
    now += 45_000;
    expect((await ask('GET', 'current/Me')).status).toBe(200);
  });

  test('a sliding minute looks back sixty seconds', async () => {
    const { ask } = await exactWith({ minuteWindow: 'sliding' });
    for (let index = 0; index < 60; index += 1) await ask('GET', 'current/Me');
    now += 59_999;
    expect((await ask('GET', 'current/Me')).status).toBe(429);
    now += 1;
    expect((await ask('GET', 'current/Me')).status).toBe(200);
  });

  test('a division has its own budget', async () => {
    const { ask } = await exactWith({}, { divisions: [{ code: 1 }, { code: 2 }] });
    await ask('GET', '1/financial/Journals');
    expect(remaining(await ask('GET', '2/financial/Journals'))).toEqual(['59', '4999']);
  });

  test.each([
    [403, 403],
    [429, 429],
  ] as const)(
    'eleven errors at one endpoint block the key for an hour, and again for two (%d)',
    async (blockedKey, status) => {
      const { call, ask, signIn } = await exactWith({ blockedKey });
      const err = async () => {
        for (let index = 0; index < 11; index += 1) await call('POST', 'crm/Accounts', {});
      };
      await err();
      expect((await ask('GET', 'current/Me')).status).toBe(status);
      now += 60 * minute;
      signIn();
      expect((await ask('GET', 'current/Me')).status).toBe(200);
      await err();
      now += 60 * minute;
      signIn();
      expect((await ask('GET', 'current/Me')).status).toBe(status);
      now += 60 * minute;
      signIn();
      expect((await ask('GET', 'current/Me')).status).toBe(200);
    },
  );

  test('ten errors are allowed, and a switch turns every limit off', async () => {
    const { call, exact, ask } = await exactWith();
    for (let index = 0; index < 10; index += 1) await call('POST', 'crm/Accounts', {});
    expect((await ask('GET', 'current/Me')).status).toBe(200);
    await exact.stop();
    const free = await exactWith({}, { limits: false });
    for (let index = 0; index < 70; index += 1) await free.call('POST', 'crm/Accounts', {});
    expect((await free.ask('GET', 'current/Me')).status).toBe(200);
  });
});

describe('faults', () => {
  const count = (exact: Exact) => exact.books.invoices().length;

  test('a lost answer is work done that nobody hears of', async () => {
    const { exact, invoice } = await withCustomer();
    exact.faults.next({ method: 'POST', path: /SalesInvoices$/, fault: 'lost-answer' });
    await expect(invoice()).rejects.toThrow();
    expect(count(exact)).toBe(1);
    expect(exact.requests.all({ endpoint: 'salesinvoice/SalesInvoices' })).toMatchObject([
      { method: 'POST', status: 0, fault: 'lost-answer', division: 102030 },
    ]);
  });

  test('a late commit lands when the clock has come so far', async () => {
    const { exact, invoice } = await withCustomer();
    exact.faults.next({ method: 'POST', fault: { kind: 'late-commit', afterMs: 200_000 } });
    await expect(invoice()).rejects.toThrow();
    now += 199_999;
    expect(count(exact)).toBe(0);
    now += 1;
    expect(count(exact)).toBe(1);
  });

  test('a hanging call never answers', async () => {
    const { exact } = await withCustomer();
    exact.faults.next({ fault: { kind: 'hang' } });
    await expect(fetch(`${exact.origin}/api/v1/current/Me`, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
  });

  test('a slow answer waits by the clock it was given', async () => {
    const slept: number[] = [];
    const { exact, ask } = await exactWith({}, { sleep: async (ms) => void slept.push(ms) });
    exact.faults.next({ fault: { kind: 'slow', ms: 5_000 } });
    expect((await ask('GET', 'current/Me')).status).toBe(200);
    expect(slept).toEqual([5_000]);
  });

  test.each([
    ['500-before', 500, 0],
    ['500-after', 500, 1],
    ['503', 503, 0],
    ['408-after', 408, 1],
    ['html', 502, 0],
    ['truncated', 201, 1],
    ['not-json', 201, 1],
    ['401', 401, 0],
    ['403', 403, 0],
    ['429-minute', 429, 0],
    ['429-day', 429, 0],
    ['error', 400, 0],
  ] as const)('%s answers %d with %d invoices in the books', async (fault, status, booked) => {
    const { exact, invoice } = await withCustomer();
    exact.faults.next({ method: 'POST', fault });
    const answer = await invoice();
    expect([answer.status, count(exact)]).toEqual([status, booked]);
    const says = { '500-before': 'A problem has occurred', error: 'Ongeldig' }[fault as string];
    if (says) expect(message(answer)).toContain(says);
    if (['truncated', 'not-json', 'html'].includes(fault)) expect(answer.body).toEqual({});
  });

  test('a fault can be asked for over HTTP, and the log and the books can be read there', async () => {
    const { exact, ask, invoice } = await withCustomer();
    const fault = { path: '/Me$/', fault: { kind: 'error', status: 418, message: 'Theepot' }, times: 2 };
    await fetch(`${exact.origin}/_simulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
    expect(message(await ask('GET', 'current/Me'))).toBe('Theepot');
    await invoice();
    const requests = await fetch(`${exact.origin}/_simulator/requests`).then((response) => response.json());
    expect(requests).toHaveLength(2);
    const books = await fetch(`${exact.origin}/_simulator/books?division=102030`).then((response) => response.json());
    expect(books).toMatchObject({ invoices: [{ reference: 'F-1', totals: { incl: '121.00' } }] });
  });
});

describe('the house', () => {
  test('a further division has the default data, a user and an app of its own', async () => {
    const { exact, ask } = await exactWith();
    const app = { clientId: 'second', clientSecret: 'other' };
    const books = exact.addDivision({ code: 7, description: 'Park 7', user: { name: 'b.smit' }, app });
    expect(books.rows('vat/VATCodes')).toHaveLength(11);
    const { accessToken } = exact.connect({ clientId: 'second' });
    const { body } = await ask('GET', 'current/Me', undefined, { Authorization: `Bearer ${accessToken}` });
    expect(listed(body.d?.results)[0]).toMatchObject({ CurrentDivision: 7, UserName: 'b.smit' });
  });

  test('the same seed gives the same ids', async () => {
    const ids = async (seed: number) => {
      const { exact } = await exactWith({}, { seed });
      const found = exact.books.rows('logistics/Items').map(({ ID }) => ID);
      await exact.stop();
      return found;
    };
    expect(await ids(3)).toEqual(await ids(3));
    expect(await ids(3)).not.toEqual(await ids(4));
  });

  test('the page shows the books as a bookkeeper reads them, and nothing in them becomes markup', async () => {
    const { exact, invoice, line } = await withCustomer();
    exact.books.addAccount({ Name: '<script>alert(1)</script>' });
    await invoice({}, [line({ Description: 'Zaal & diner', Quantity: 2, NetPrice: 1250 })]);
    const page = await fetch(exact.origin).then((response) => response.text());
    for (const shown of [
      'Camping De Eik B.V.',
      'F-1',
      'Familie Jansen',
      'Zaal &amp; diner',
      '1.250,00',
      '3.025,00',
      'open',
    ]) {
      expect(page).toContain(shown);
    }
    expect(page).not.toContain('<script>');
  });
});
