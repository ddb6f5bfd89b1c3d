import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FaultCode, fault } from '../../../shared/domain/faults.ts';
import { badBody } from '../../../shared/runtime/problem.ts';
import { aCompany, aLine, anEvent, anInvoice } from '../../builders.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const app = { clientId: demoApp.clientId, clientSecret: demoApp.clientSecret };
const MAKE = 'PUT /integrations/another';
const DETAILS = 'PUT /integrations/exact/details';
const MAPPINGS = 'PUT /integrations/exact/mappings';
const CONNECT = 'POST /integrations/exact/connect';
const CATALOGUE = 'PUT /catalogue';
const PREVIEW = 'POST /integrations/exact/preview';

const preview = (over: object, customer: object = {}) => ({
  invoice: { ...anInvoice(), ...over },
  customer: { ...aCompany(), ...customer },
});
const line = (over: object) => preview({ lines: [{ ...aLine(), ...over }] });
const unpriced = { unitPriceExclVat: null, unitPriceInclVat: null, totals: null };

interface Told {
  readonly asked: string;
  readonly body?: object;
  readonly query?: string;
  readonly tenant?: string;
  readonly pointer: string;
  readonly nl: string;
  readonly en: string;
}

/**
 * Codes that no request of the API can get: the console's forms have fields of their own and try an app first, and the
 * last is for the unforeseen.
 */
type NotOfApi = 'plus-sign' | 'one-too-many' | 'app-refused' | 'unfit';

/** A request for each code. A code without one does not compile. */
const told: Record<Exclude<FaultCode, NotOfApi>, Told> = {
  'unknown-key': {
    ...{ asked: MAKE, body: { provider: 'exact', more: 1 }, pointer: '/more' },
    ...{ nl: 'Dit is niet bekend.', en: 'This is not known.' },
  },
  missing: { asked: MAKE, body: {}, pointer: '/provider', nl: 'Vul dit in.', en: 'Fill this in.' },
  empty: { asked: DETAILS, body: { journal: ' ' }, pointer: '/journal', nl: 'Vul dit in.', en: 'Fill this in.' },
  'not-text': {
    ...{ asked: CONNECT, body: { administration: ['7'] }, pointer: '/administration' },
    ...{ nl: 'Dit moet tekst zijn.', en: 'This must be text.' },
  },
  'not-well-formed': {
    ...{ asked: CATALOGUE, body: { sellers: [{ id: 'half \ud83d' }] }, pointer: '/sellers/0/id' },
    nl: 'Hier staat een half teken in: dit is geen geldige Unicode.',
    en: 'Half a character stands here: this is no well-formed Unicode.',
  },
  'not-whole-number': {
    ...{ asked: DETAILS, body: { customerNumberLength: 2.5 }, pointer: '/customerNumberLength' },
    ...{ nl: 'Vul een geheel getal in.', en: 'Fill in a whole number.' },
  },
  'not-boolean': {
    ...{ asked: DETAILS, body: { sendEmail: 'yes' }, pointer: '/sendEmail' },
    ...{ nl: 'Dit moet true of false zijn.', en: 'This must be true or false.' },
  },
  'not-list': {
    ...{ asked: DETAILS, body: { sellers: '1' }, pointer: '/sellers' },
    ...{ nl: 'Dit moet een lijst zijn.', en: 'This must be a list.' },
  },
  'not-object': {
    ...{ asked: DETAILS, body: { triggers: [] }, pointer: '/triggers' },
    ...{ nl: 'Dit moet een JSON-object zijn.', en: 'This must be a JSON object.' },
  },
  'not-one-of': {
    ...{ asked: DETAILS, body: { rounding: 'maybe' }, pointer: '/rounding' },
    ...{ nl: 'Kies een van de mogelijkheden: park, add.', en: 'Choose one of the possibilities: park, add.' },
  },
  'not-decimal': {
    ...{ asked: DETAILS, body: { roundingLimit: '5 cents' }, pointer: '/roundingLimit' },
    ...{ nl: 'Vul een bedrag in, zoals 27.50.', en: 'Fill in an amount, such as 27.50.' },
  },
  'not-day': {
    ...{ asked: DETAILS, body: { startDate: '2026-02-30' }, pointer: '/startDate' },
    nl: 'Vul een datum in die bestaat, zoals 2026-11-20.',
    en: 'Fill in a date that exists, such as 2026-11-20.',
  },
  'not-moment': {
    ...{ asked: PREVIEW, body: line({ period: { start: '2026-11-20', end: null } }) },
    pointer: '/invoice/lines/0/period/start',
    nl: 'Vul een tijdstip met tijdzone in, zoals 2026-11-20T09:00:00Z.',
    en: 'Fill in a moment with its time zone, such as 2026-11-20T09:00:00Z.',
  },
  'not-return-address': {
    ...{ asked: 'POST /console-links', body: { returnTo: 'https://elsewhere.example/' }, pointer: '/returnTo' },
    nl: 'Geef een https-adres op een host die voor deze omgeving is toegestaan.',
    en: 'Give an https address on a host that is allowed for this stage.',
  },
  'not-page': {
    ...{ asked: 'POST /console-links', body: { page: 'elsewhere' }, pointer: '/page' },
    ...{
      nl: 'Kies overview, invoices, integrations of een tabblad van een integratie.',
      en: 'Choose overview, invoices, integrations or a tab of an integration.',
    },
  },
  'not-month': {
    ...{ asked: 'POST /integrations/exact/closing-report', body: { month: '2026-13' }, pointer: '/month' },
    ...{ nl: 'Vul een maand in, zoals 2026-11.', en: 'Fill in a month, such as 2026-11.' },
  },
  'not-quarter': {
    ...{ asked: 'POST /integrations/exact/closing-report', body: { quarter: '2026-Q5' }, pointer: '/quarter' },
    ...{ nl: 'Vul een kwartaal in, zoals 2026-Q4.', en: 'Fill in a quarter, such as 2026-Q4.' },
  },
  'before-first-day': {
    asked: 'POST /integrations/exact/closing-report',
    ...{ body: { from: '2026-11-20', to: '2026-11-19' }, pointer: '/to' },
    nl: 'De laatste dag kan niet voor de eerste liggen.',
    en: 'The last day can’t be before the first.',
  },
  'not-currency': {
    ...{ asked: PREVIEW, body: preview({ currency: 'euro' }), pointer: '/invoice/currency' },
    ...{ nl: 'Vul de code van een munt in, zoals EUR.', en: 'Fill in a currency code, such as EUR.' },
  },
  'not-payment-key': {
    ...{ asked: MAPPINGS, body: { paymentConditions: { ideal: 'PS' } }, pointer: '/paymentConditions/ideal' },
    nl: 'De sleutel moet method:M, term:T of method:M+term:T zijn.',
    en: 'The key must be method:M, term:T or method:M+term:T.',
  },
  negative: {
    ...{ asked: DETAILS, body: { roundingLimit: '-0.05' }, pointer: '/roundingLimit' },
    ...{ nl: 'Kies een getal van 0 of meer.', en: 'Choose a number of 0 or more.' },
  },
  'above-one': {
    ...{ asked: DETAILS, body: { roundingLimit: '1.01' }, pointer: '/roundingLimit' },
    ...{ nl: 'Kies een bedrag van hooguit 1.', en: 'Choose an amount of 1 at most.' },
  },
  'too-small': {
    ...{ asked: DETAILS, body: { customerNumberLength: -1 }, pointer: '/customerNumberLength' },
    ...{ nl: 'Kies een getal van 0 of meer.', en: 'Choose a number of 0 or more.' },
  },
  'too-large': {
    ...{ asked: DETAILS, body: { customerNumberLength: 19 }, pointer: '/customerNumberLength' },
    ...{ nl: 'Dit is te groot: hooguit 18.', en: 'This is too large: 18 at most.' },
  },
  'too-long': {
    ...{ asked: DETAILS, body: { invoiceField: 'x'.repeat(101) }, pointer: '/invoiceField' },
    ...{ nl: 'Dit is te lang: hooguit 100 tekens.', en: 'This is too long: 100 characters at most.' },
  },
  'too-few': {
    ...{ asked: PREVIEW, body: preview({ lines: [] }), pointer: '/invoice/lines' },
    ...{ nl: 'Dit zijn er te weinig: minstens 1.', en: 'These are too few: 1 at least.' },
  },
  'too-many': {
    ...{ asked: PREVIEW, body: preview({ lines: Array(501).fill(aLine()) }), pointer: '/invoice/lines' },
    ...{ nl: 'Dit zijn er te veel: hooguit 500.', en: 'These are too many: 500 at most.' },
  },
  'named-twice': {
    ...{ asked: CATALOGUE, body: { sellers: [{ id: '1' }, { id: '1' }] }, pointer: '/sellers' },
    ...{ nl: 'Noem elk maar één keer.', en: 'Name each one once.' },
  },
  'price-missing': {
    ...{ asked: PREVIEW, body: line(unpriced), pointer: '/invoice/lines/0/unitPriceExclVat' },
    nl: 'Vul een van de twee stuksprijzen in, of de totalen.',
    en: 'Fill in one of the two unit prices, or the totals.',
  },
  'name-missing': {
    ...{
      asked: PREVIEW,
      body: preview({}, { companyName: null, contactPerson: null }),
      pointer: '/customer/companyName',
    },
    nl: 'Vul een bedrijfsnaam in, of een contactpersoon met een achternaam.',
    en: 'Fill in a company name, or a contact person with a last name.',
  },
  'number-too-long': {
    ...{ asked: DETAILS, body: { customerNumberPrefix: 'IR', customerNumberLength: 17 } },
    pointer: '/customerNumberLength',
    nl: 'Voorvoegsel en lengte zijn samen hooguit 18 tekens.',
    en: 'Prefix and length are at most 18 characters together.',
  },
  'same-as-customer-field': {
    ...{ asked: DETAILS, body: { contactField: 'external_id' }, pointer: '/contactField' },
    nl: 'Kies een ander veld dan het klantveld.',
    en: 'Choose another field than the customer field.',
  },
  'field-taken': {
    ...{
      asked: 'PUT /integrations/moneybird/details',
      body: { invoiceField: 'external_id' },
      pointer: '/invoiceField',
    },
    nl: 'Een andere koppeling gebruikt dit veld al.',
    en: 'Another integration uses this field already.',
  },
  'administration-unknown': {
    ...{ asked: CONNECT, body: { administration: 'nothing' }, pointer: '/administration' },
    ...{ nl: 'Kies een van de administraties.', en: 'Choose one of the administrations.' },
  },
  'other-tenant': {
    ...{ asked: 'POST /events', body: anEvent({ tenant: 'another-tenant' }), pointer: '/detail/tenant' },
    ...{ nl: 'Dit is niet de klant van het token.', en: 'This is not the tenant of the token.' },
  },
  'cursor-unknown': {
    ...{ asked: 'GET /invoices', query: 'cursor=nothing', pointer: '/cursor' },
    ...{ nl: 'Deze cursor is niet van ons.', en: 'This cursor is none of ours.' },
  },
};

let world: TestWorld;
let api: Awaited<ReturnType<typeof adminDesk>>;

beforeAll(async () => {
  world = await testWorld();
  api = await adminDesk(world);
  await api.call('PUT /integrations/exact/authentication', app);
  await api.call('PUT /integrations/moneybird', { provider: 'moneybird' });
  await api.call('PUT /integrations/exact', { provider: 'exact' }, { tenant: 'another-tenant' });
  await world.push(anEvent());
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const ask = (
  { asked, body, query = '', tenant = world.key.tenant }: Omit<Told, 'nl' | 'en' | 'pointer'>,
  language?: string,
) => api.call(asked, body, { query, tenant, headers: language === undefined ? {} : { 'accept-language': language } });

describe('a fault of a request has its pointer, its code and words in the language that was asked for', () => {
  test.each(Object.entries(told))('%s', async (code, { pointer, nl, en, ...request }) => {
    const dutch = await ask(request, 'nl-NL,nl;q=0.9,en;q=0.5');
    expect(dutch.body.errors).toContainEqual({ pointer, code, message: nl });
    expect(dutch.headers).toMatchObject({ 'content-type': 'application/problem+json', 'content-language': 'nl' });
    const english = await ask(request);
    expect(english.body.errors).toContainEqual({ pointer, code, message: en });
    expect(english.headers).toMatchObject({ 'content-language': 'en' });
    expect(english.body).toMatchObject({ type: dutch.body.type, status: dutch.status });
    expect(english.body.title).not.toBe(dutch.body.title);
    expect(english.body.detail).not.toBe(dutch.body.detail);
  });

  test('the detail of a body that does not fit names all that is wrong with it', async () => {
    const { body } = await ask({ asked: DETAILS, body: { sendEmail: 1, rounding: 'maybe', more: 1 } }, 'nl');
    expect(body.detail).toBe(
      '/sendEmail: Dit moet true of false zijn. /rounding: Kies een van de mogelijkheden: park, add. /more: Dit is niet bekend.',
    );
  });

  test('a number that is sent as text is refused', async () => {
    const { body } = await ask({ asked: DETAILS, body: { customerNumberLength: '2' } });
    expect(body.errors).toEqual([
      { pointer: '/customerNumberLength', code: 'not-whole-number', message: 'Fill in a whole number.' },
    ]);
  });

  test('a list where each key is data is told as what it is', async () => {
    const { body } = await ask({ asked: MAPPINGS, body: { vat: [] } });
    expect(body.errors).toEqual([{ pointer: '/vat', code: 'not-object', message: 'This must be a JSON object.' }]);
  });

  test('a key that is not known is told by its name, whatever it is', async () => {
    for (const [key, pointer] of Object.entries({
      'a/b~c': '/a~1b~0c',
      '{expected}': '/{expected}',
      '[x|y]': '/[x|y]',
    })) {
      const { body } = await ask({ asked: CONNECT, body: { [key]: 1 } });
      expect(body.errors).toEqual([{ pointer, code: 'unknown-key', message: 'This is not known.' }]);
      expect(body.detail).toBe(`${pointer}: This is not known.`);
    }
  });
});

describe('problems without a fault are told in both languages too', () => {
  test.each<[asked: string, nl: string, en: string]>([
    ['GET /nothing', 'Dit adres bestaat niet.', 'There is no such route.'],
    ['GET /integrations/nothing', 'Deze koppeling is er niet.', 'The tenant has no such integration.'],
    ['GET /invoices/nothing', 'Deze factuur is er niet.', 'The tenant has no such invoice.'],
    ['POST /customers/nothing/sync', 'Deze klant is er niet.', 'The tenant has no such customer.'],
    ['PATCH /catalogue', 'Hier kan: GET, PUT.', 'Allowed here: GET, PUT.'],
  ])('%s', async (asked, nl, en) => {
    expect((await ask({ asked, body: {} }, 'nl')).body).toMatchObject({ detail: nl });
    expect((await ask({ asked, body: {} }, 'en')).body).toMatchObject({ detail: en });
    expect((await ask({ asked, body: {} }, 'fr')).body).toMatchObject({ detail: en });
  });

  test('what has to be done before activation is told in the language that was asked for', async () => {
    const request = { asked: 'POST /integrations/moneybird/activate', body: {} };
    const [dutch, english] = [await ask(request, 'nl'), await ask(request, 'en')];
    expect(dutch.body.detail).toContain('Kies tussen externe en gewone verkoopfacturen.');
    expect(dutch.body.checklist[0].explanation).toContain('Registreer een app bij Moneybird');
    expect(english.body.detail).toContain('Choose between external and regular sales invoices (externalInvoice).');
  });
});

test('a problem for a screen leaves out what the API alone says', () => {
  const problem = badBody(fault('/rounding', 'not-one-of', { expected: 'park, add' }));
  expect(problem.detailIn('nl')).toBe('Er is nog niets opgeslagen: bij een of meer velden klopt iets niet.');
  expect(problem.detailIn('nl')).not.toContain('/rounding');
});
