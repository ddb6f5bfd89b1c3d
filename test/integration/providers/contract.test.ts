import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Invoice } from '../../../shared/domain/invoice.ts';
import type { InvoicePlan } from '../../../shared/providers/document.ts';
import { type ProviderId, providers } from '../../../shared/providers/index.ts';
import type { RelationIds } from '../../../shared/providers/relation.ts';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { planInvoice } from '../../../shared/sync/invoice/map-invoice.ts';
import type { SyncContext } from '../../../shared/sync/ledger/context.ts';
import { aCompany, aCustomer, aLine, anEvent, anInvoice } from '../../builders.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { toldAbout } from '../sync/fixtures.ts';

/** A document as a bookkeeper reads it. */
interface Paper {
  readonly reference: string | null;
  readonly relation: string;
  readonly incl: string;
}

/** The books of one provider with a tenant connected to them, and what a test does to them. */
interface Office {
  readonly world: AnyWorld;
  readonly paper: () => readonly Paper[];
  readonly relations: () => readonly { readonly number: string; readonly name: string }[];
  readonly calls: () => number;
  /** What happens to the next document that is made. */
  readonly next: (trouble: 'lost-answer' | 'refused' | 'throttled' | '503') => void;
}

/** A provider in the index needs an office here: the compiler asks for its simulator. What differs is tested beside it. */
const offices: Record<ProviderId, () => Promise<Office>> = {
  async exact() {
    const world = await testWorld({ exact: { limits: false } });
    const { books, exact } = world;
    return {
      world,
      paper: () =>
        books.invoices().map(({ reference, relation, totals }) => ({ reference, relation, incl: totals.incl })),
      relations: () => books.relations().map(({ code, name }) => ({ number: code, name })),
      calls: () => exact.requests.count(),
      next: (trouble) =>
        exact.faults.next({
          method: 'POST',
          path: 'SalesInvoices',
          fault: trouble === 'refused' ? 'error' : trouble === 'throttled' ? '429-minute' : trouble,
        }),
    };
  },
  async moneybird() {
    const world = await moneybirdWorld({ moneybird: { limits: false }, details: { externalInvoice: false } });
    const { books, moneybird } = world;
    return {
      world,
      paper: () =>
        books.invoices().map(({ reference, contact, totals }) => ({ reference, relation: contact, incl: totals.incl })),
      relations: () => books.contacts().map(({ customerId, name }) => ({ number: customerId, name })),
      calls: () => moneybird.requests.count(),
      next: (trouble) =>
        moneybird.faults.next({
          method: 'POST',
          path: 'sales_invoices',
          fault: trouble === 'throttled' ? '429' : trouble,
        }),
    };
  },
};

describe.each(Object.keys(offices) as ProviderId[])('%s keeps our books', (id) => {
  let office: Office;
  beforeAll(async () => {
    office = await offices[id]();
  });
  afterAll(() => office.world[Symbol.asyncDispose]());

  let nth = 0;
  /** An invoice of its own, for a known company unless said otherwise. */
  function another(over: Parameters<typeof anInvoice>[0] = {}, customer: Customer = aCompany()) {
    const number = `2026-${String(++nth).padStart(4, '0')}`;
    const invoice = anInvoice({ id: `i-${nth}`, number, ...over });
    return { number, invoice, customer, event: anEvent({ id: `e-${nth}`, invoice, customer }) };
  }

  const papersOf = (number: string) => office.paper().filter(({ reference }) => reference === number);

  /** Does something with the books, as one run of the worker has them. */
  async function atDesk<T>(work: (desk: SyncContext) => Promise<T>): Promise<T> {
    const { world } = office;
    const integration = await world.integrations.get(world.key);
    if (!integration) throw new Error('nothing is connected');
    await using run = openRun(world.world, { timeLeftMs: () => 120_000 });
    return await work(await run.openContext(integration, null)); // the connections close when this returns
  }

  const planFor = (invoice: Invoice, customer: Customer, desk: SyncContext): Promise<InvoicePlan> =>
    planInvoice({ invoice, customer }, desk);

  async function makeRelation(customer: Customer, desk: SyncContext): Promise<RelationIds> {
    const ids: Record<string, string> = {};
    for (const part of desk.provider.mapRelation(customer, desk.details).parts)
      ids[part.name] = await desk.books.createPart(part, ids);
    return ids;
  }

  test('it is in the index, under its own name', () => {
    expect(providers[id].id).toBe(id);
    expect(office.world.key.integration).toBe(id);
  });

  test('a consent tells who gave it, and which administrations it opens', async () => {
    await atDesk(async ({ provider, wire, administration }) => {
      const { userId } = await provider.whoAmI(wire);
      expect(userId).not.toBe('');
      expect((await provider.administrations(wire)).map((one) => one.id)).toContain(administration);
    });
  });

  test('an invoice of a new company stands there with its relation, to the cent, and is told', async () => {
    const { number, event, invoice } = another();
    await office.world.push(event);

    expect(papersOf(number)).toEqual([{ reference: number, relation: 'Familie Jansen B.V.', incl: '210.00' }]);
    expect(office.relations()).toContainEqual({ number: '7012', name: 'Familie Jansen B.V.' });
    expect(toldAbout(office.world, invoice.id)).toEqual(['synced']);
  });

  test('the same invoice twice is one, and costs no call', async () => {
    const { number, event } = another();
    await office.world.push(event);
    const before = office.calls();
    await office.world.push(event, event);

    expect(papersOf(number)).toHaveLength(1);
    expect(office.calls()).toBe(before);
  });

  test('an invoice of a known, unchanged customer costs one call', async () => {
    const before = office.calls();
    await office.world.push(another().event);
    expect(office.calls()).toBe(before + 1);
  });

  test('a person is a relation under their own name', async () => {
    const { number, event } = another({}, aCustomer());
    await office.world.push(event);
    expect(papersOf(number)[0]?.relation).toBe('Sanne van der Berg');
  });

  test('a credit is a document of its own', async () => {
    const { number, event } = another({ kind: 'credit', creditFor: '2026-0001' });
    await office.world.push(event);
    expect(papersOf(number)).toMatchObject([{ incl: '-210.00' }]);
  });

  test('an answer that never came is looked up, and nothing is made twice', async () => {
    const { number, event, invoice } = another();
    office.next('lost-answer');
    await office.world.push(event);
    expect(toldAbout(office.world, invoice.id)).toEqual([]);
    await office.world.settle();

    expect(papersOf(number)).toHaveLength(1);
    expect(toldAbout(office.world, invoice.id)).toEqual(['synced']);
  });

  test.each(['503', 'throttled'] as const)('%s passes by itself, and all is booked once', async (trouble) => {
    const { number, event, invoice } = another();
    office.next(trouble);
    await office.world.push(event);
    await office.world.settle();

    expect(papersOf(number)).toHaveLength(1);
    expect(toldAbout(office.world, invoice.id)).toEqual(['synced']);
  });

  test('what the books refuse is told with its cause, and goes out after a button was pressed', async () => {
    const { number, event, invoice, customer } = another();
    office.next('refused');
    await office.world.push(event);
    expect(toldAbout(office.world, invoice.id)).toEqual(['invoice-refused']);
    expect(papersOf(number)).toEqual([]);

    await office.world.push(
      anEvent({
        type: 'invoice.sync-requested',
        id: `b-${nth}`,
        occurredAt: '2026-11-20T09:30:00Z',
        invoice,
        customer,
      }),
    );
    expect(papersOf(number)).toHaveLength(1);
    expect(toldAbout(office.world, invoice.id)).toEqual(['invoice-refused', 'synced']);
  });

  test('an unmapped VAT rate parks without a single call', async () => {
    const before = office.calls();
    const { event, invoice } = another({ lines: [aLine({ vatRate: 'onbekend' })] });
    await office.world.push(event);
    expect(toldAbout(office.world, invoice.id)).toEqual(['vat-unmapped']);
    expect(office.calls()).toBe(before);
  });

  test('a relation is found by its number and by its id, as the customer that it is', async () => {
    await atDesk(async (desk) => {
      const customer = aCompany({ id: 'r', number: '8001', companyName: 'De Vriesch B.V.' });
      const { number, identity, parts } = desk.provider.mapRelation(customer, desk.details);
      expect(await desk.books.findRelation({ number })).toEqual([]);
      const ids = await makeRelation(customer, desk);
      const externalId = ids[parts[0].name] ?? '';

      const [byNumber] = await desk.books.findRelation({ number });
      expect(byNumber).toMatchObject({ externalId, number, name: identity.name, blocked: false });
      expect(byNumber?.vatNumber).toBe(identity.vatNumber);
      expect(await desk.books.findRelation({ id: externalId })).toEqual([byNumber]);
      expect(await desk.books.findRelation({ id: 'nothing that an id looks like' })).toEqual([]);
      expect(await desk.books.findRelation({ number: `${number}0` })).toEqual([]);
      for (const part of parts.slice(1)) expect(await desk.books.findPart(part, ids)).toContain(ids[part.name]);
    });
  });

  test('an optional value that the books refuse names itself', async () => {
    await atDesk(async (desk) => {
      const customer = aCompany({ id: 's', number: '8002', email: 'no address' });
      await expect(makeRelation(customer, desk)).rejects.toMatchObject({
        remedy: 'correct',
        field: expect.stringMatching(/email/i),
      });
    });
  });

  test('a document is found by its number to the letter, read by its id, and taken back while it is a draft', async () => {
    await atDesk(async (desk) => {
      const customer = aCompany({ id: 't', number: '8003', companyName: 'Het Anker B.V.' });
      const { number, invoice } = another({}, customer);
      const plan = await planFor(invoice, customer, desk);
      const ids = await makeRelation(customer, desk);
      const made = await desk.books.createInvoice(plan, ids);
      const relation = Object.values(ids)[0] ?? '';

      expect(made).toMatchObject({
        reference: number,
        kind: 'invoice',
        document: plan.document,
        final: false,
        relation,
      });
      expect(made.totals).toEqual(plan.totals);
      const sought = { ...plan, relation };
      expect((await desk.books.findInvoices(sought)).map(({ externalId }) => externalId)).toEqual([made.externalId]);
      expect(await desk.books.findInvoices({ ...sought, reference: `${number}0` })).toEqual([]);
      expect(await desk.books.readInvoice(made.externalId, plan.document)).toMatchObject({ revocable: true });
      expect(await desk.books.readInvoice('nothing that an id looks like', plan.document)).toBeNull();

      await desk.books.withdrawInvoice(made.externalId, plan.document);
      await desk.books.withdrawInvoice(made.externalId, plan.document); // gone already is as it should be
      expect(await desk.books.readInvoice(made.externalId, plan.document)).toBeNull();
    });
  });

  test('what was made final is final, has a number, and stays so when it is asked again', async () => {
    await atDesk(async (desk) => {
      const customer = aCompany({ id: 'u', number: '8004', companyName: 'De Meerpaal B.V.' });
      const { invoice } = another({}, customer);
      const final = { ...desk, details: { ...(desk.details as object), finaliseInvoice: true } };
      const plan = await planFor(invoice, customer, final);
      const { externalId } = await desk.books.createInvoice(plan, await makeRelation(customer, desk));

      expect((await desk.books.finaliseInvoice(plan, externalId)).remarks).toEqual([]);
      const document = await desk.books.readInvoice(externalId, plan.document);
      expect(document).toMatchObject({ final: true, revocable: false, externalNumber: expect.stringMatching(/\d/) });
      expect((await desk.books.finaliseInvoice(plan, externalId)).remarks).toEqual([]);
    });
  });
});
