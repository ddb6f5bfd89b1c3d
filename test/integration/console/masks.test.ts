import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleApp } from '../../../functions/console/app.tsx';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn, type Shown } from './views-fixtures.ts';

/** Stands in everything that could name somebody, whatever is around it. */
const CANARY = /kanarie/i;
const SAID = 'Kanarie Jansen bestaat al';

/** The id by which the log knows a customer; a page for support does not. */
const OF_CUSTOMER = '9017-3388';

const customer = {
  id: OF_CUSTOMER,
  number: 'KANARIE2',
  companyName: 'Kanarie Bedrijf',
  contactPerson: {
    ...{ firstName: 'Kanarie Voor', middleName: 'kanarie', lastName: 'Kanarie Achter' },
    ...{ email: 'persoon@kanarie.example', phone: '+31 kanarie 3' },
  },
  address: {
    ...{ street: 'Kanariestraat 4', line2: 'Kanarie boven', postalCode: 'KANARIE', city: 'Kanariedam' },
    ...{ state: 'Kanarieland', country: 'NL' },
  },
  email: 'post@kanarie.example',
  phone: '+31 kanarie 5',
  iban: 'NL91KANARIE6',
  bic: 'KANARIE7',
  vatNumber: 'NLKANARIE8',
  chamberOfCommerce: 'KANARIE9',
  fields: { note: 'Kanarie is ziek' },
};
const invoice = (id: string) =>
  anInvoice({
    ...{ id, number: `2026-${id}`, reference: 'PO Kanarie', description: 'Verblijf Kanarie', booking: 'kanarie-10' },
    seller: { id: '1', name: 'Kanarie Verhuur', vatNumber: 'NLKANARIE11' },
    lines: [aLine({ description: 'Plaats voor Kanarie' })],
    fields: { note: 'Kanarie betaalt later' },
  });
const sent = (id: string, of: object = customer) =>
  anEvent({ id: `event-${id}`, invoice: invoice(id), customer: of as never });

const BOOKED = '84311';
const REFUSED = '84312';
const NOT_SENT = '84313';

/** One tenant whose events name canaries, and whose books name one in what they refuse. */
interface Aviary {
  readonly world: AnyWorld;
  /** Has the books refuse their next requests of this method in words that name somebody. */
  refuse(method: 'GET' | 'POST', path: string): void;
  calm(): void;
}

async function exact(): Promise<Aviary> {
  const world = await testWorld();
  return {
    world,
    refuse: (method, path) =>
      world.exact.faults.next({ method, path, fault: { kind: 'error', status: 400, message: SAID }, times: 999 }),
    calm: () => world.exact.faults.clear(),
  };
}

async function moneybird(): Promise<Aviary> {
  const world = await moneybirdWorld();
  const fault = { kind: 'refused', status: 422, body: { error: { reference: [SAID] } } } as const;
  return {
    world,
    refuse: (method, path) => world.moneybird.faults.next({ method, path, fault, times: 999 }),
    calm: () => world.moneybird.faults.clear(),
  };
}

describe.each([
  ['exact', exact, 'SalesInvoices', 'SalesInvoices'],
  ['moneybird', moneybird, 'external_sales_invoices', 'external_sales_invoices'],
] as const)('at %s', (integration, open, posted, listed) => {
  let aviary: Aviary;
  let world: AnyWorld;
  beforeAll(async () => {
    aviary = await open();
    world = aviary.world;
    const catalogue = v.parse(Catalogue, { sellers: ['1', '2'].map((id) => ({ id, name: `Kanarie ${id}` })) });
    await keepCatalogue(
      { detail: { tenant: world.key.tenant, occurredAt: '2026-11-20T10:00:00Z', catalogue } },
      world.world.table,
    );
    await world.push(sent(BOOKED));
    await world.change({ state: 'inactive' });
    await world.push(sent(NOT_SENT, { ...customer, companyName: 'Kanarie verhuisd', number: 'KANARIE12' }));
    await world.change({ state: 'active' });
    aviary.refuse('POST', posted);
    await world.push(sent(REFUSED));
    aviary.calm();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Every page that there is, of every invoice. */
  const pages = (): string[] =>
    consoleApp()
      .routes.filter(({ method, path }) => method === 'GET' && !/launch|style|script/.test(path))
      .flatMap(({ path }) =>
        path.includes('/invoices/:id')
          ? [BOOKED, REFUSED, NOT_SENT].map((id) => path.replace(':id', id))
          : [path.replace(':id', integration)],
      )
      .map((path) => `${path}?integration=${integration}&month=2026-11&from=1`);

  /** All pages as somebody of a role sees them: support in both languages, so that no word of either tells anything. */
  async function seen(role: 'administrator' | 'support'): Promise<(Shown & { readonly path: string })[]> {
    await using browser = await consoleVisit(world, role === 'support' ? { role } : {});
    const csrf = csrfIn(await browser.see('/console'));
    const shown: (Shown & { readonly path: string })[] = [];
    for (const language of role === 'support' ? ['nl', 'en'] : ['en']) {
      await browser.post('/console/language', { csrf, language });
      for (const path of pages()) shown.push({ path: `${language} ${path}`, ...(await browser.follow(path)) });
    }
    return shown;
  }
  const holding = (shown: readonly (Shown & { readonly path: string })[]) =>
    shown.flatMap(({ path, html, headers }) => {
      const found = /kanarie|9017-3388/i.exec(html + JSON.stringify(headers));
      return found ? [`${path}: ${html.slice(Math.max(0, found.index - 40), found.index + 40)}`] : [];
    });

  test('support meets nobody on any page and in no file', async () => {
    const shown = await seen('support');
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter(({ status }) => status !== 200)).toEqual([]);
    expect(holding(shown)).toEqual([]);
    const preview = shown.find(({ path }) => path.startsWith(`en /console/invoices/${NOT_SENT}/preview`));
    expect(preview?.text, 'judged by true data').toMatch(/would be booked|would become a draft/);
    expect(preview?.html).not.toContain('<pre');
  });

  test('an administrator reads them where they belong', async () => {
    const shown = await seen('administrator');
    const page = (path: string) => shown.find((one) => one.path.startsWith(`en ${path}?`))?.text ?? '';
    for (const said of [
      'Kanarie Bedrijf',
      'Kanariestraat 4',
      'Plaats voor Kanarie',
      'KANARIE2',
      'post@kanarie.example',
    ])
      expect(page(`/console/invoices/${BOOKED}`)).toContain(said);
    expect(page(`/console/invoices/${REFUSED}`)).toContain(SAID);
    for (const said of ['Plaats voor Kanarie', 'Kanarie verhuisd'])
      expect(page(`/console/invoices/${NOT_SENT}/preview`)).toContain(said);
    expect(page(`/console/integrations/${integration}/details`)).toContain('Kanarie 1');
  });

  test('books that refuse to be read quote nobody to support', async () => {
    aviary.refuse('GET', listed);
    const [told, masked] = [await seen('administrator'), await seen('support')];
    aviary.calm();
    expect(
      told
        .filter(({ text }) => text.includes(SAID))
        .map(({ path }) => path)
        .join(),
    ).toContain('closing-report');
    expect(holding(masked)).toEqual([]);
  });

  test('what an integration needs its administrator for quotes nobody to support', async () => {
    const before = await world.integrations.get(world.key);
    await world.change({ state: 'attention', attention: { cause: 'not-allowed', about: { text: SAID } } });
    expect(holding(await seen('support'))).toEqual([]);
    expect(holding(await seen('administrator')).join()).toContain('/console/overview');
    await world.change({ state: 'active', attention: before?.attention ?? null });
  });

  test('no line of the log names anybody', () => {
    expect(world.logged.filter((line) => CANARY.test(line))).toEqual([]);
  });
});
