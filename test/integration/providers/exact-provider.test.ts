import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Invoice } from '../../../shared/domain/invoice.ts';
import { Setback } from '../../../shared/domain/setback.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import type { Books } from '../../../shared/providers/books.ts';
import type { CodeRows } from '../../../shared/providers/code-lists.ts';
import type { InvoicePlan } from '../../../shared/providers/document.ts';
import { exact as provider } from '../../../shared/providers/exact/index.ts';
import { ExactDetails } from '../../../shared/providers/exact/settings.ts';
import { NoAnswer, type Wire } from '../../../shared/providers/wire.ts';
import { aCompany, aCustomer, aLine, anInvoice } from '../../builders.ts';
import { type Exact, type ExactOptions, type Fault, startExact } from '../../simulators/exact/index.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const GUID = '00000000-0000-4000-a000-000000000000';
const mappings = v.parse(Mappings, {
  vat: { 'btw-laag': '3', 'btw-hoog': '4', 'geen-btw': 'N' },
  articles: { 'PITCH-A': 'PITCH' },
  paymentConditions: { 'method:ideal': 'PS', 'term:14': '14' },
});
const incl = v.parse(Mappings, { ...mappings, vat: { 'btw-laag': '1', 'btw-hoog': '2', 'geen-btw': 'N' } });
const details = (over: v.InferInput<typeof ExactDetails> = {}) =>
  v.parse(ExactDetails, { defaultArticle: 'STANDAARD', ...over });

let exact: Exact;
let books: Books;

afterEach(() => exact.stop());
beforeEach(() => open());

async function open(options: ExactOptions = {}) {
  await exact?.stop();
  exact = await startExact({ now: () => now, ...options });
  const [administration] = await provider.administrations(wireTo(exact));
  if (!administration) throw new Error('no administration');
  books = provider.open(wireTo(exact), administration);
}

/** The simplest thing that carries requests: no limits, no deadline, one token. */
function wireTo({ origin, connect }: Exact, token = connect().accessToken): Wire {
  return {
    origin,
    reserve: async () => undefined,
    async send({ method, path, query = {}, headers = {}, body }) {
      const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      try {
        const answer = await fetch(`${origin}${path}?${search.join('&')}`, {
          method,
          headers: { ...headers, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        return { status: answer.status, headers: answer.headers, text: await answer.text(), aheadMs: 0 };
      } catch {
        throw new NoAnswer(true);
      }
    },
  };
}

/** Maps an invoice, fetching what the mapping asks for. */
async function planFor(
  invoice: Invoice,
  over: { customer?: Customer; details?: ExactDetails; mappings?: Mappings } = {},
): Promise<InvoicePlan> {
  const lists = new Map<string, CodeRows>();
  const job = { invoice, customer: aCompany(), details: details(), mappings, lists, ...over };
  for (;;) {
    const mapped = provider.mapInvoice(job);
    if (!('lacking' in mapped)) return mapped;
    for (const key of mapped.lacking) lists.set(key, await books.list(key));
  }
}

async function makeRelation(customer: Customer): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const part of provider.mapRelation(customer, details()).parts)
    ids[part.name] = await books.createPart(part, ids);
  return ids;
}

const book = async (invoice: Invoice, over: Parameters<typeof planFor>[1] = {}) => {
  const plan = await planFor(invoice, over);
  const ids = await makeRelation(over?.customer ?? aCompany());
  return { plan, ids, made: await books.createInvoice(plan, ids) };
};

const setback = async (work: Promise<unknown>): Promise<Setback> => {
  const error = await work.then(
    () => new Error('nothing stopped it'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Setback)) throw error;
  return error;
};

describe('getting in', () => {
  test('tells who granted access, and lists their administrations with the number that people see', async () => {
    const wire = wireTo(exact);

    expect(await provider.whoAmI(wire)).toEqual({ userId: exact.user().id });
    expect(await provider.administrations(wire)).toEqual([
      expect.objectContaining({ id: '102030', number: '1', vatNumber: 'NL001234567B01' }),
    ]);
  });

  test('a user who has an administration open that the grant leaves out still sees the granted ones', async () => {
    exact.addDivision({ code: 405060 });
    exact.user().currentDivision = 405060;
    const wire = wireTo(exact, exact.connect({ divisions: [102030] }).accessToken);

    expect((await provider.administrations(wire)).map(({ id }) => id)).toEqual(['102030']);
  });

  test('an accountant’s clients are listed beside the office, though one list leaves them out', async () => {
    await open({ users: [{ name: 'a.devries', divisions: [102030, 405060], clients: [405060] }] });
    exact.addDivision({ code: 405060 });

    expect(await provider.administrations(wireTo(exact))).toEqual([
      expect.objectContaining({ id: '102030' }),
      expect.objectContaining({ id: '405060' }),
    ]);
  });

  const scope = { kind: 'error', status: 403, message: 'Forbidden - Application Scope Violated. Cannot read' } as const;

  test.each([
    ['both lists name it alone', null, undefined],
    ['the wider list is closed to us', { path: 'system/Divisions', fault: scope }, true],
    ['the list of the own licence is closed to us', { path: 'hrm/Divisions', fault: scope, times: 2 }, true],
    ['one list does not name it', { path: 'hrm/Divisions', fault: { kind: 'divisions', leftOut: [102030] } }, true],
  ] as const)('the only administration, where %s, is as certain as that', async (_, fault, isPartOfList) => {
    if (fault) exact.faults.next(fault);

    expect((await provider.administrations(wireTo(exact))).map((one) => [one.id, one.isPartOfList])).toEqual([
      ['102030', isPartOfList],
    ]);
  });

  test('of several, where the wider list is closed to us, there may be more', async () => {
    await open({ users: [{ name: 'a.devries', divisions: [102030, 405060, 708090], clients: [708090] }] });
    for (const code of [405060, 708090]) exact.addDivision({ code });
    const seen = async () => (await provider.administrations(wireTo(exact))).map((one) => [one.id, one.isPartOfList]);
    exact.faults.next({ path: 'system/Divisions', fault: scope });
    expect(await seen()).toEqual([
      ['102030', true],
      ['405060', true],
    ]);
    expect(await seen()).toEqual(['102030', '405060', '708090'].map((id) => [id, undefined]));
  });

  test('where the wider list is closed to us and the other one names none, it is the right that lacks', async () => {
    exact.faults.next({ path: 'system/Divisions', fault: scope });
    exact.faults.next({ path: 'hrm/Divisions', fault: { kind: 'divisions', leftOut: [102030] }, times: 2 });
    expect(await setback(provider.administrations(wireTo(exact)))).toMatchObject({ cause: 'not-allowed' });
  });

  test('an administration that the user may not enter is not-allowed, for the whole line', async () => {
    exact.faults.next({ path: 'Divisions', fault: { kind: '403', reason: 'NoDivisionAccess' }, times: 2 });

    expect(await setback(provider.administrations(wireTo(exact)))).toMatchObject({
      remedy: 'correct',
      cause: 'not-allowed',
      scope: 'integration',
    });
  });
});

describe('relations', () => {
  test('a company becomes an account with its main contact and its bank account', async () => {
    await makeRelation(aCompany());

    expect(exact.books.relations()).toEqual([
      expect.objectContaining({
        code: '7012',
        name: 'Familie Jansen B.V.',
        status: 'C',
        place: 'Utrecht',
        vatNumber: 'NL001234567B01',
        contactPerson: 'Anna de Jansen',
        ibans: ['NL91ABNA0417164300'],
      }),
    ]);
  });

  test('is found by its number, by its id, and by nothing else', async () => {
    const { account = '' } = await makeRelation(aCompany());

    expect(await books.findRelation({ number: '7012' })).toEqual([
      {
        externalId: account,
        number: '7012',
        name: 'Familie Jansen B.V.',
        vatNumber: 'NL001234567B01',
        email: 'administratie@jansen.example',
        postalCode: '1234 AB',
        street: 'Dorpsstraat 1',
        blocked: false,
      },
    ]);
    expect(await books.findRelation({ id: account })).toHaveLength(1);
    expect(await books.findRelation({ number: '701' })).toEqual([]);
    expect(await books.findRelation({ id: GUID })).toEqual([]);
    expect(await books.findRelation({ id: "7012' or true" })).toEqual([]);
    expect(exact.requests.all({ status: 404 })).toEqual([]);
  });

  test('its parts are found again, so that a lost answer makes no second one', async () => {
    const ids = await makeRelation(aCompany());
    const { account: _, ...rest } = ids;
    const [, ...parts] = provider.mapRelation(aCompany({ iban: 'NL91 ABNA 0417 1643 00' }), details()).parts;

    for (const part of parts) expect(await books.findPart(part, ids)).toEqual([rest[part.name]]);
    const [, contact] = provider.mapRelation(aCompany({ contactPerson: { lastName: 'Anders' } }), details()).parts;
    expect(contact && (await books.findPart(contact, ids))).toEqual([]);
  });

  test('an update changes what is named, and blanks only what still is as we wrote it', async () => {
    const ids = await makeRelation(aCompany());
    const [account] = provider.mapRelation(aCompany(), details()).parts;
    exact.books.change('crm/Accounts', '7012', { Phone: '0201111111' });

    await books.updatePart(account, ids, {
      set: { City: 'Zeist' },
      blank: { Phone: '+31301234567', ChamberOfCommerce: '12345678' },
    });

    expect(exact.books.relations()[0]?.row).toMatchObject({
      City: 'Zeist',
      Phone: '0201111111',
      ChamberOfCommerce: null,
      Name: 'Familie Jansen B.V.',
    });
  });

  test('a page in place of an answer to a change is no success', async () => {
    const ids = await makeRelation(aCompany());
    const [account] = provider.mapRelation(aCompany(), details()).parts;
    exact.faults.next({ method: 'PUT', fault: { kind: 'html', status: 200 } });

    const work = books.updatePart(account, ids, { set: { City: 'Zeist' }, blank: {} });

    expect(await setback(work)).toMatchObject({ remedy: 'wait', cause: 'provider-down' });
  });

  test('a contact keeps its owner when it changes', async () => {
    const ids = await makeRelation(aCompany());
    const [, contact] = provider.mapRelation(aCompany(), details()).parts;
    if (!contact) throw new Error('no contact');

    await books.updatePart(contact, ids, { set: { Account: '{account}', LastName: 'Janssen' }, blank: {} });

    expect(exact.books.relations()[0]?.contactPerson).toBe('Anna de Janssen');
  });

  test.each([
    ['VAT number', aCompany({ vatNumber: 'NL12' }), 'account', 'VATNumber'],
    ['e-mail', aCompany({ email: 'niet goed' }), 'account', 'Email'],
    [
      "contact person's e-mail",
      aCompany({ contactPerson: { lastName: 'Jansen', email: 'x' } }),
      'contact',
      'BusinessEmail',
    ],
    ['BIC', aCompany({ bic: 'FOUT' }), 'bank-account', 'BICCode'],
  ])('a refused %s is named, so that it can be left out', async (_, customer, name, field) => {
    const { account = '' } = await makeRelation(aCustomer());
    const part = provider.mapRelation(customer, details()).parts.find((one) => one.name === name);
    if (!part) throw new Error('no such part');

    expect(await setback(books.createPart(part, { account }))).toMatchObject({
      remedy: 'correct',
      cause: 'customer-refused',
      field,
    });
  });

  test('a number that is taken says so', async () => {
    exact.books.addAccount({ Code: '7012', Name: 'Iemand anders' });

    expect(await setback(makeRelation(aCompany()))).toMatchObject({
      remedy: 'correct',
      cause: 'customer-number-taken',
    });
  });

  test.each(['lost-answer', '500-after', '408-after', 'truncated', 'not-json', '503'] as const)(
    'after %s nobody knows whether it was made',
    async (fault) => {
      exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault });

      expect(await setback(makeRelation(aCustomer()))).toMatchObject({ remedy: 'look', cause: 'uncertain' });
    },
  );
});

describe('invoices', () => {
  test('what is booked is what was predicted', async () => {
    const { plan, made, ids } = await book(anInvoice());

    expect(made).toMatchObject({
      reference: '2026-0042',
      kind: 'invoice',
      relation: ids.account,
      totals: plan.totals,
      final: false,
      url: null,
      createdAtMs: now,
    });
    expect(exact.books.invoices()).toEqual([
      expect.objectContaining({
        id: made.externalId,
        reference: '2026-0042',
        journal: '70',
        orderDate: '2026-11-20',
        currency: 'EUR',
        totals: { excl: '192.66', vat: '17.34', incl: '210.00' },
      }),
    ]);
  });

  test.each([
    ['net', details(), mappings],
    ['gross', details({ vatExclusive: false }), incl],
  ])('9 and 21 per cent and none come out the same on %s prices', async (_, settings, codes) => {
    const invoice = anInvoice({
      lines: [
        aLine(),
        aLine({ vatRate: 'btw-hoog', vatPercentage: '21', quantity: '3', unitPriceInclVat: '12.95', product: null }),
        aLine({ vatRate: 'geen-btw', vatPercentage: '0', quantity: '14', unitPriceInclVat: '1.55', product: null }),
        aLine({ quantity: '1', unitPriceInclVat: '-25.00' }),
      ],
    });

    const { plan, made } = await book(invoice, { details: settings, mappings: codes });

    expect(made.totals?.inclVat).toBe(invoice.totals.inclVat);
    expect(made.totals).toEqual(plan.totals);
  });

  test.each([
    ['turned', 'positive'],
    ['as-sent', 'negative'],
  ] as const)('a credit comes out negative where the books take lines %s', async (creditSign, setting) => {
    await open({ readings: { creditSign } });
    const { plan, made } = await book(anInvoice({ kind: 'credit' }), { details: details({ creditSign: setting }) });

    expect(plan.totals.inclVat).toBe('-210.00');
    expect(made).toMatchObject({ kind: 'credit', totals: plan.totals });
  });

  test('is found by its reference and its id, and is null when it is gone', async () => {
    const { made } = await book(anInvoice());

    const sought = { document: 'sales-invoice', date: null, relation: made.relation ?? '' };
    expect(await books.findInvoices({ ...sought, reference: '2026-0042' })).toEqual([made]);
    expect(await books.findInvoices({ ...sought, reference: "2026-0042' or 'a' eq 'a" })).toEqual([]);
    expect(await books.readInvoice(made.externalId, 'sales-invoice')).toEqual(made);
    expect(await books.readInvoice('84311', 'sales-invoice')).toBeNull();
    expect(await books.readInvoice(GUID, 'sales-invoice')).toBeNull();
  });

  test('is taken back, and taking it back again is no error', async () => {
    const { made } = await book(anInvoice());

    await books.withdrawInvoice(made.externalId, 'sales-invoice');
    await books.withdrawInvoice(made.externalId, 'sales-invoice');

    expect(exact.books.invoices()).toEqual([]);
  });

  test('its number is null until the books give one', async () => {
    await open({ readings: { invoiceNumber: 'at-printing' } });
    const { plan, made } = await book(anInvoice(), { details: details({ finaliseInvoice: true }) });
    await books.finaliseInvoice(plan, made.externalId);
    const read = await books.readInvoice(made.externalId, 'sales-invoice');

    expect(made.externalNumber).toBeNull();
    expect(read?.externalNumber).toMatch(/^\d+$/);
  });

  test.each([
    ['collections', 'array'],
    ['itemCodes', 'padded'],
    ['vatRounding', 'per-document'],
    ['invoiceTo', 'demanded'],
    ['trailingSpaces', 'significant'],
    ['projection', 'demanded'],
    ['readOnlyFields', 'refused'],
    ['contactNames', 'both'],
    ['statusAfterCreate', 10],
  ] as const)('is booked where %s is %s', async (reading, value) => {
    await open({ readings: { [reading]: value } });

    const { made, plan } = await book(anInvoice());

    expect(made.totals).toEqual(plan.totals);
  });

  test.each([
    ['a closed month', () => exact.books.closePeriod(2026, 11), null, null],
    ['a blocked relation', () => exact.books.blockAccount('7012'), 'customer-blocked', null],
    [
      'a relation that is no customer',
      () => exact.books.change('crm/Accounts', '7012', { Status: 'S' }),
      'customer-not-a-customer',
      null,
    ],
    [
      'a blocked journal',
      () => exact.books.change('financial/Journals', '70', { IsBlocked: true }),
      'journal-refused',
      null,
    ],
    ['no payment condition', () => exact.books.setDefaultPaymentCondition(undefined), 'payment-condition-missing', {}],
    [
      'a cost centre that is missing',
      () => exact.books.change('financial/GLAccounts', '8000', { UseCostcenter: 1 }),
      'cost-centre-missing',
      null,
    ],
    [
      'a blocked ledger account',
      () => exact.books.change('financial/GLAccounts', '8000', { IsBlocked: true }),
      'ledger-account-refused',
      null,
    ],
    [
      'a VAT code that was blocked',
      () => exact.books.change('vat/VATCodes', '3', { IsBlocked: true }),
      'vat-unmapped',
      null,
    ],
    [
      'an item that ended',
      () => exact.books.change('logistics/Items', 'PITCH', { EndDate: Date.UTC(2026, 0, 1) }),
      'article-blocked',
      null,
    ],
  ])('is judged right when the books changed: %s', async (_, change, cause, conditions) => {
    const codes = conditions ? v.parse(Mappings, { ...mappings, paymentConditions: conditions }) : mappings;
    const plan = await planFor(anInvoice(), { mappings: codes });
    const ids = await makeRelation(aCompany());
    change();

    const work = books.createInvoice(plan, ids);

    if (cause === null) expect((await work).totals).toEqual(plan.totals);
    else expect(await setback(work)).toMatchObject({ remedy: 'correct', cause, scope: 'entry' });
  });
});

describe('finalising', () => {
  const final = details({ finaliseInvoice: true });

  test('gives it our date and books it, without a mail', async () => {
    const { plan, made } = await book(anInvoice({ date: '2026-11-18' }), { details: final });

    expect((await books.finaliseInvoice(plan, made.externalId)).remarks).toEqual([]);

    expect(exact.books.invoices()).toEqual([expect.objectContaining({ status: 50, date: '2026-11-18' })]);
    expect(exact.books.mails()).toEqual([]);
    expect(await books.readInvoice(made.externalId, 'sales-invoice')).toMatchObject({ final: true });
  });

  test('mails it when that was asked', async () => {
    const mail = details({ finaliseInvoice: true, sendEmail: true });
    const { plan, made } = await book(anInvoice(), { details: mail });

    await books.finaliseInvoice(plan, made.externalId);

    expect(exact.books.mails()).toHaveLength(1);
  });

  test('a mail that fails is a remark, and the invoice is final', async () => {
    const mail = details({ finaliseInvoice: true, sendEmail: true });
    const { plan, made } = await book(anInvoice(), { details: mail });
    exact.faults.next({ path: 'PrintedSalesInvoices', fault: 'email-error' });

    expect((await books.finaliseInvoice(plan, made.externalId)).remarks).toMatchObject([{ code: 'email-failed' }]);
    expect(exact.books.invoices()[0]?.status).toBe(50);
  });

  test('a document that fails inside a success is finalise-failed, with the document', async () => {
    const { plan, made } = await book(anInvoice(), { details: final });
    exact.faults.next({ path: 'PrintedSalesInvoices', fault: 'document-error' });

    expect(await setback(books.finaliseInvoice(plan, made.externalId))).toMatchObject({
      remedy: 'correct',
      cause: 'finalise-failed',
      document: { externalId: made.externalId },
      about: { number: '2026-0042', text: 'Het document kan niet worden aangemaakt' },
    });
  });

  test('a closed month is period-closed, with what Exact said', async () => {
    const { plan, made } = await book(anInvoice(), { details: final });
    exact.books.closePeriod(2026, 11);

    const { cause, about } = await setback(books.finaliseInvoice(plan, made.externalId));

    expect(cause).toBe('period-closed');
    expect(about.text).toMatch(/Periode is afgesloten/);
  });

  test.each(['refused', 'repeated'] as const)('a second time is done already (%s)', async (printedTwice) => {
    await open({ readings: { printedTwice } });
    const { plan, made } = await book(anInvoice(), { details: final });
    await books.finaliseInvoice(plan, made.externalId);

    expect((await books.finaliseInvoice(plan, made.externalId)).remarks).toEqual([]);
    expect(await setback(books.withdrawInvoice(made.externalId, 'sales-invoice'))).toMatchObject({
      cause: 'changed-in-books',
    });
  });

  test.each(['lost-answer', '500-after', 'truncated'] as const)(
    'after %s nobody knows whether it is final',
    async (fault) => {
      const { plan, made } = await book(anInvoice(), { details: final });
      exact.faults.next({ path: 'PrintedSalesInvoices', fault });

      expect(await setback(books.finaliseInvoice(plan, made.externalId))).toMatchObject({
        remedy: 'look',
        cause: 'uncertain',
      });
    },
  );
});

describe('faults', () => {
  const everyone = { scope: 'integration' } as const;

  test.each<[Fault, object, object]>([
    [{ kind: '429-minute' }, { cause: 'rate-limited', remedy: 'wait', ...everyone, retryAtMs: now + 60_000 }, {}],
    [
      { kind: '429-day' },
      { cause: 'day-limit', remedy: 'wait', ...everyone, retryAtMs: Date.parse('2026-11-21T00:00:00Z') },
      {},
    ],
    [{ kind: '401' }, { cause: 'reconnect-needed', remedy: 'reconnect', ...everyone }, {}],
    [{ kind: '403', reason: 'BlockedUser' }, { cause: 'reconnect-needed', remedy: 'reconnect', ...everyone }, {}],
    [{ kind: '403', reason: 'LicenseExpired' }, { cause: 'licence-missing', remedy: 'correct', ...everyone }, {}],
    [{ kind: '403', reason: 'DivisionBlocked' }, { cause: 'administration-busy', remedy: 'wait', ...everyone }, {}],
    [
      { kind: '403', reason: 'NoDivisionAccess' }, // though the list of administrations names it
      { cause: 'not-allowed', remedy: 'correct', ...everyone },
      {},
    ],
    [
      { kind: 'lost-answer' },
      { cause: 'provider-down', remedy: 'wait', ...everyone },
      { cause: 'uncertain', remedy: 'look' },
    ],
    [{ kind: '503' }, { cause: 'provider-down', remedy: 'wait', ...everyone }, { cause: 'uncertain', remedy: 'look' }],
    [{ kind: 'html' }, { cause: 'provider-down', remedy: 'wait', ...everyone }, { cause: 'uncertain', remedy: 'look' }],
    [
      { kind: 'html', status: 200, work: true },
      { cause: 'provider-down', remedy: 'wait', ...everyone },
      { cause: 'uncertain', remedy: 'look' },
    ],
    [
      { kind: 'truncated' },
      { cause: 'provider-down', remedy: 'wait', ...everyone },
      { cause: 'uncertain', remedy: 'look' },
    ],
    [
      { kind: 'error', status: 400, message: 'Iets nieuws' },
      { cause: 'unexpected', remedy: 'correct', about: { text: 'Iets nieuws' } },
      { cause: 'unexpected', remedy: 'correct', about: expect.objectContaining({ text: 'Iets nieuws' }) },
    ],
  ])('%j stops a read and a create as it should', async (fault, read, make) => {
    const plan = await planFor(anInvoice());
    const ids = await makeRelation(aCompany());

    exact.faults.next({ method: 'GET', path: 'SalesInvoices', fault });
    expect(await setback(books.findInvoices({ ...plan, relation: '' }))).toMatchObject(read);

    exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault });
    expect(await setback(books.createInvoice(plan, ids))).toMatchObject({
      ...read,
      ...make,
      ...('cause' in make ? { scope: 'entry' } : {}),
    });
  });

  test.each([403, 429] as const)('a key that is blocked for its errors waits an hour (%i)', async (blockedKey) => {
    await open({ readings: { blockedKey } });
    exact.faults.next({ path: 'Journals', fault: { kind: 'error', status: 400, message: 'x' }, times: 11 });
    for (let error = 1; error <= 11; error++) await setback(books.list('journals'));

    expect(await setback(books.list('journals'))).toMatchObject({
      remedy: 'wait',
      cause: 'error-block',
      scope: 'integration',
      retryAtMs: now + 3_600_000,
    });
  });
});

describe('code lists', () => {
  test('items and ledger accounts are looked up a handful at a time, each as if it were asked for alone', async () => {
    const items = ['PITCH', 'GAS', 'NONE', ...Array.from({ length: 30 }, (_, nth) => `ITEM-${nth}`)].map(
      (code) => `item:${code}`,
    );
    for (const key of items.slice(3)) exact.books.addItem({ Code: key.slice('item:'.length), Description: key });
    const wanted = [...items, 'ledgerAccount:8000', 'ledgerAccount:1', 'journals'];
    exact.requests.clear();
    const lists = await books.lists(wanted);
    expect(exact.requests.count({ endpoint: 'logistics/Items' })).toBe(3); // two handfuls, and what was not found once more, padded
    expect(exact.requests.count({ endpoint: 'financial/GLAccounts' })).toBe(1);
    for (const key of ['item:PITCH', 'item:GAS', 'item:NONE', 'item:ITEM-7', ...wanted.slice(-3)])
      expect(lists.get(key)).toEqual(await books.list(key));
    expect(lists.size).toBe(wanted.length);

    const gone = Array.from({ length: 40 }, (_, nth) => `item:GONE-${nth}`);
    exact.requests.clear();
    const none = await books.lists(gone);
    expect(gone.map((key) => none.get(key))).toEqual(gone.map(() => [])); // each is told, and few calls do
    expect(exact.requests.count({ endpoint: 'logistics/Items' })).toBe(4);
  });

  test('every list has codes and descriptions for people to choose from', async () => {
    const rows = async (key: string) => (await books.list(key)) as { code: string; description: string }[];

    expect(await rows('vatCodes')).toContainEqual(
      expect.objectContaining({ code: '3', description: 'Btw laag tarief, exclusief', percentage: '9', type: 'E' }),
    );
    expect(await rows('paymentConditions')).toContainEqual(expect.objectContaining({ code: '14', days: 14 }));
    expect((await rows('journals')).map(({ code }) => code)).toEqual(['70', '71']);
    expect(await rows('ledgerAccounts')).toContainEqual(expect.objectContaining({ code: '8000' }));
    expect((await rows('articles')).map(({ code }) => code)).not.toContain('GAS');
    expect(await rows('item:PITCH')).toEqual([
      expect.objectContaining({ code: 'PITCH', forSale: true, fractions: false }),
    ]);
    expect(await rows('item:NOTHING')).toEqual([]);
    expect(await rows("item:O'NEILL")).toEqual([]);
    expect(await rows('ledgerAccount:8000')).toHaveLength(1);
  });

  test('a list of several pages is read to its end', async () => {
    for (let item = 1; item <= 130; item++) exact.books.addItem({ Code: `EXTRA-${item}`, Description: 'Extra' });

    expect((await books.list('articles')).length).toBeGreaterThan(130);
  });

  test('a percentage that changes is known by its day', async () => {
    exact.books.setVatPercentage('3', 0.21, '2027-01-01');
    const booked = await planFor(anInvoice({ date: '2026-12-31' }));

    expect(booked.totals.inclVat).toBe('210.00');
    expect(await setback(planFor(anInvoice({ date: '2027-01-01' })))).toMatchObject({
      cause: 'vat-percentage-mismatch',
      about: { percentage: '9', expected: '21', code: '3', rate: 'btw-laag' },
    });
  });
});
