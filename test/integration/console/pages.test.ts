import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import {
  articleSuggestion,
  ledgerSuggestion,
  paymentSuggestion,
  vatSuggestion,
} from '../../../functions/console/suggest.ts';
import { makeLaunchLink, sessionOf } from '../../../shared/admin/session.ts';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { Choice } from '../../../shared/providers/code-lists.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { dynamoSessions } from '../../../shared/store/sessions.ts';
import { anEvent, anInvoice } from '../../builders.ts';
import { demoApp } from '../../simulators/exact/index.ts';
import { moneybirdWorld, type TestWorld, testWorld } from '../../world.ts';
import { integrationOf } from '../oauth/oauth-fixtures.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

/** A world whose administrator is signed in, for those who leave it as it is. */
const shared = (async () => {
  const world = await testWorld({ state: 'connected' });
  return { world, browser: await consoleVisit(world) };
})();
afterAll(async () => {
  const { world, browser } = await shared;
  await browser[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const codeOf = (url: string): string => new URL(url).searchParams.get('code') ?? '';
const doorsOf = ({ world: { table, clock } }: TestWorld) => ({
  sessions: dynamoSessions(table, clock.now),
  clock,
  changeLog: dynamoChangeLog(table, clock.now),
});
const MAPPINGS = '/console/integrations/exact/mappings';
const AUTHENTICATION = '/console/integrations/exact/authentication';

/** What i-Reserve tells of the tenant. */
async function tellCatalogue({ key, world }: TestWorld, over: v.InferInput<typeof Catalogue>): Promise<void> {
  const catalogue = v.parse(Catalogue, over);
  const detail = { tenant: key.tenant, occurredAt: '2026-11-20T10:00:00Z', catalogue };
  await keepCatalogue({ detail }, world.table);
}

describe('a launch link', () => {
  test('opens the console once, and only while it is fresh', async () => {
    const { world, browser } = await shared;
    const { url } = await makeLaunchLink(
      { tenant: 'camping-de-beuk', madeBy: 'api' },
      'http://127.0.0.1:4000',
      doorsOf(world),
    );
    const { url: late } = await makeLaunchLink(
      { tenant: 'camping-de-beuk', madeBy: 'api' },
      'http://127.0.0.1:4000',
      doorsOf(world),
    );
    const { sessions } = doorsOf(world);
    const taken = await Promise.all([1, 2, 3].map(() => sessions.takeLink(codeOf(url))));
    expect(taken.filter((pass) => pass !== null)).toMatchObject([{ tenant: 'camping-de-beuk' }]);
    expect((await browser.see(`/console/launch?code=${codeOf(url)}`)).status).toBe(403);
    world.clock.advance(5 * 60_000 + 1);
    expect((await browser.see(`/console/launch?code=${codeOf(late)}`)).status).toBe(403);
    expect((await browser.see('/console/launch?code=guessed')).status).toBe(403);
  });

  test('is no session, a session is no link, and a session ends', async () => {
    await using world = await testWorld();
    const ports = doorsOf(world);
    const { sessions, clock } = ports;
    const { url } = await makeLaunchLink({ tenant: 't', madeBy: 'api' }, 'http://127.0.0.1:4000', ports);
    const event = { rawPath: '/console', headers: {}, requestContext: { domainName: 'h' } };
    expect(await sessionOf({ ...event, cookies: [`__Host-console_session=${codeOf(url)}`] }, sessions)).toBeNull();
    await sessions.keep('session', 'mine', {
      tenant: 't',
      role: 'administrator',
      actor: null,
      page: null,
      language: null,
      returnTo: null,
      expiresAtMs: clock.now() + 1_000,
    });
    expect(await sessions.takeLink('mine')).toBeNull();
    expect(await sessionOf({ ...event, cookies: ['__Host-console_session=mine'] }, sessions)).toMatchObject({
      tenant: 't',
    });
    world.clock.advance(1_001);
    expect(await sessionOf({ ...event, cookies: ['__Host-console_session=mine'] }, sessions)).toBeNull();
  });
});

describe('every page', () => {
  test('allows no script and no style but ours, and no page around it', async () => {
    const { browser } = await shared;
    for (const tab of ['authentication', 'details', 'mappings', 'activate']) {
      const { status, html, headers } = await browser.see(`/console/integrations/exact/${tab}`);
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';/);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['cache-control']).toBe('no-store');
      expect(html).not.toMatch(/<script(?! src="\/console\/script.js\?v=[0-9a-f]{10}")|<style|\sstyle=|\son\w+=/);
    }
  });

  test('takes a form from nobody who does not have its token', async () => {
    const { world, browser } = await shared;
    const before = await world.integrations.get(world.key);
    for (const csrf of ['', 'guessed'])
      expect((await browser.post('/console/integrations/exact/details', { csrf, invoiceField: 'other' })).status).toBe(
        403,
      );
    expect(await world.integrations.get(world.key)).toEqual(before);
  });

  test.each([
    ['of another site', { origin: 'https://evil.example' }, 403],
    ['that a browser hides', { origin: 'null' }, 403],
    ['of this site in another scheme', { origin: 'https://127.0.0.1:4000' }, 403],
    ['left out, as some browsers do', {}, 303],
  ])('with its token takes a form from an origin %s: %s', async (_, headers, status) => {
    const { world, browser } = await shared;
    const path = '/console/integrations/exact/details';
    const csrf = csrfIn(await browser.see(path));
    const before = await world.integrations.get(world.key);
    expect((await browser.post(path, { csrf }, headers)).status).toBe(status);
    if (status === 403) expect(await world.integrations.get(world.key)).toEqual(before);
  });

  test('is not there for an integration of nobody here', async () => {
    const { browser } = await shared;
    expect((await browser.see('/console/integrations/other/details')).status).toBe(404);
  });
});

describe('the authentication tab', () => {
  test('says beside the field what is wrong, keeps what was typed, and never shows the secret again', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    const page = await browser.see(AUTHENTICATION);
    const csrf = csrfIn(page);
    expect(page.html, 'the copy button is there with script alone').toMatch(/<button[^>]*data-copy[^>]* hidden/);
    expect((await browser.see('/console/style.css')).text).toMatch(/\[hidden\] \{[^}]*display: none !important/);
    const typed = { csrf, clientId: '', clientSecret: 'canary-secret', host: 'start.exactonline.be' };
    const refused = await browser.post(AUTHENTICATION, typed);
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="f-clientId"[^>]*aria-describedby="f-clientId-error"[^>]*aria-invalid="true"/);
    expect(refused.html).toMatch(/value="start.exactonline.be" selected/);
    expect(refused.html).not.toContain('canary-secret');
    const saved = await browser.post(AUTHENTICATION, {
      ...typed,
      clientId: demoApp.clientId,
      host: 'start.exactonline.nl',
    });
    expect(saved.status).toBe(303);
    const shown = await browser.see(AUTHENTICATION);
    expect(shown.html + world.logged.join()).not.toContain('canary-secret');
  });
});

test('another administration is chosen twice: without a yes the choice stays and says what it would mean', async () => {
  const divisions = [{ code: 1_234_567 }, { code: 2_345_678, description: 'De tweede' }];
  await using world = await testWorld({ state: 'connected', exact: { divisions } });
  await using browser = await consoleVisit(world);
  const CONNECT = '/console/integrations/exact/connect';
  const csrf = csrfIn(await browser.see(AUTHENTICATION));
  const [first, other] = divisions.map(({ code }) => String(code));
  await browser.post(CONNECT, { csrf, administration: first ?? '' });
  const before = (await integrationOf(world)).administration;
  expect(before?.id).toBe(first);
  const asked = await browser.post(CONNECT, { csrf, administration: other ?? '' });
  expect(asked.text).toContain('Confirm that invoices go to the new one from now on.');
  expect(asked.html).toContain(`value="${other}" checked`);
  expect((await integrationOf(world)).administration).toEqual(before);
  const said = { csrf, administration: other ?? '', confirm: 'true' };
  expect((await browser.post(CONNECT, said)).status).toBe(303);
  expect((await integrationOf(world)).administration?.id).toBe(other);
});

describe('the mapping tab', () => {
  const code = (name: string, percentage: string, type: string, special?: Choice['special']): Choice => ({
    ...{ code: name, description: name, percentage, type },
    ...(special && { special }),
  });
  const codes = [
    code('3', '9', 'E'),
    code('4', '21', 'E'),
    code('5', '21', 'I'),
    code('6', '0', 'E'),
    code('N', '0', 'N'),
    code('V', '21', 'E', 'reverse-charged'),
    code('M', '21', 'I', 'margin'),
    code('EU', '9', 'E', 'abroad'),
  ];

  test('suggests the one code that fits by percentage and type, and none where several do', () => {
    const suggested = (percentage: string | null, vatExclusive = true) =>
      vatSuggestion({ percentage, description: 'A rate' }, codes, vatExclusive)?.code;
    expect(suggested('21.00')).toBe('4');
    expect(suggested('21', false)).toBe('5');
    expect(suggested('9')).toBe('3');
    for (const percentage of ['0', '6', null]) expect(suggested(percentage)).toBeUndefined();
  });

  test('suggests of several codes of 0 % the one that is called as the rate, and none where none is', () => {
    const none: Choice = { code: 'none', description: 'Geen btw', percentage: '0' };
    const zero: Choice = { code: 'zero', description: '0% btw', percentage: '0' };
    const suggested = (description: string, percentage: string) =>
      vatSuggestion({ percentage, description }, [none, zero], true)?.code;
    expect(suggested('geen btw', '0')).toBe('none');
    expect(suggested('0% btw', '0')).toBe('zero');
    expect(suggested('Nultarief', '0')).toBeUndefined();
    expect(suggested('geen btw', '21')).toBeUndefined();
    expect(suggested('Toeristenbelasting, borg: geen btw', '0')).toBe('none');
    const alone = vatSuggestion({ percentage: '0', description: 'Borg' }, [zero], true);
    expect(alone, 'the only code of 0 % may be of another kind').toBeNull();
  });

  test.each([
    ['an item by the ledger account it lands on', articleSuggestion, 'ledger:8010', null, 'STAY'],
    ['no item where two land on it', articleSuggestion, 'ledger:8000', null, null],
    ['an item by the code of the product', articleSuggestion, 'stay', 'Anything', 'STAY'],
    ['an item by its name', articleSuggestion, 'P-1', 'kampeerplaats', 'PITCH'],
    ['a payment condition by its days', paymentSuggestion, 'term:14', null, '14D'],
    ['a payment condition by its name', paymentSuggestion, 'method:ideal', 'iDEAL', 'ID'],
    ['no item that lands on the number but is called otherwise', articleSuggestion, 'ledger:8040', 'Boten', null],
    ['of two on one number the one that is called alike', articleSuggestion, 'ledger:8000', 'Kampeerplaatsen', 'PITCH'],
    ['no item by a word that says nothing', articleSuggestion, 'ledger:8050', 'Omzet overige artikelen', null],
    ['nothing where number and name lead apart', articleSuggestion, 'ledger:8010', 'Verblijf week', null],
    ['no item for rounding differences', articleSuggestion, 'ledger:8090', 'Afronding', null],
    ['none of them without a name either', articleSuggestion, 'ledger:8090', null, null],
    ['no item that lands on an account of differences', articleSuggestion, 'ledger:8095', null, null],
    ['none for a method and a term together', paymentSuggestion, 'method:ideal+term:14', 'iDEAL', null],
    ['none for a term of months', paymentSuggestion, 'term:30', null, null],
    ['a category by its number', ledgerSuggestion, '8100', null, 'c2'],
    ['no category of the number that is called otherwise', ledgerSuggestion, '8100', 'Boten', null],
    ['a category of the number that is called alike', ledgerSuggestion, '8100', 'Verblijf en logies', 'c2'],
    ['no category for rounding differences', ledgerSuggestion, '8900', null, null],
    ['a category by its name', ledgerSuggestion, '9000', 'Toeristenbelasting', 'c3'],
  ] as const)('suggests %s', (_, suggest, key, description, expected) => {
    const choices: readonly Choice[] = [
      { code: 'PITCH', description: 'Kampeerplaats', ledgerAccount: '8000' },
      { code: 'TENT', description: 'Tent', ledgerAccount: '8000' },
      { code: 'STAY', description: 'Verblijf', ledgerAccount: '8010' },
      { code: 'WEEK', description: 'Verblijf week', ledgerAccount: '8011' },
      { code: 'VENUE', description: 'Zaalhuur', ledgerAccount: '8040' },
      { code: 'OTHER', description: 'Overige artikelen, omzet hoog', ledgerAccount: '8050' },
      { code: 'ROUNDING', description: 'Afronding', ledgerAccount: '8090' },
      { code: 'CENTS', description: 'Centen', ledgerAccount: '8095' },
      { code: '14D', description: '14 dagen', days: 14 },
      { code: 'ID', description: 'iDEAL', days: 0 },
      { code: 'EM', description: 'Einde maand' },
      { code: 'c2', description: '8100 Omzet verblijf' },
      { code: 'c3', description: 'Toeristenbelasting' },
      { code: 'c4', description: '8900 Betalingsverschillen' },
    ];
    const accounts = [{ code: '8095', description: 'Kasverschillen' }];
    const known = { accounts, reserved: new Set<string>() };
    expect(suggest({ key, description }, choices, known)?.code ?? null).toBe(expected);
  });

  test('chooses at Exact, and saves only on a press, the plain sales code for 21 per cent, the item of a ledger account and the condition of a term', async () => {
    await using world = await testWorld({
      state: 'connected',
      mappings: { vat: {}, articles: {}, paymentConditions: {} },
    });
    await using browser = await consoleVisit(world);
    await tellCatalogue(world, {
      vatRates: [{ id: 'btw-hoog', description: 'Hoog', percentage: '21' }],
      ledgerAccounts: [{ code: '8010', description: 'Omzet verblijf' }],
      paymentTerms: [{ code: '14', description: null }],
    });
    const { html, text } = await browser.see(MAPPINGS);
    for (const [field, code] of [
      ['vat-btw-hoog', '4'],
      ['articles-ledger_3a_8010', 'STAY'],
      ['paymentConditions-term_3a_14', '14'],
    ])
      expect(html).toMatch(new RegExp(`<select id="f-${field}".*?<option value="${code}" selected.*?suggested`, 's'));
    expect(text.match(/suggested, not saved yet/g)).toHaveLength(3);
    const mapped = async () => (await integrationOf(world)).mappings;
    const before = await mapped();
    expect([before.vat, before.articles, before.paymentConditions]).toEqual([{}, {}, {}]);
    await browser.press(MAPPINGS, 'Save and on to Activate', { 'vat:btw-hoog': '' });
    const { vat, articles, paymentConditions } = await mapped();
    expect({ vat, articles, paymentConditions }).toEqual({
      ...{ vat: {}, articles: { 'ledger:8010': 'STAY' }, paymentConditions: { 'term:14': '14' } },
    });
  });

  test('takes by hand what i-Reserve has not told of; half of it is refused beside its field, and stays as it was typed', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    const csrf = csrfIn(await browser.see(MAPPINGS));
    const before = (await integrationOf(world)).mappings;
    const halves = { csrf, newLedger: '8040', newMethod: 'i+deal', newTerm: '14', newCondition: '30', newRate: '' };
    const refused = await browser.post(MAPPINGS, halves);
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/Item .* Fill this in\./);
    expect(refused.html).toMatch(/id="f-newArticle"[^>]*aria-invalid="true"/);
    expect(refused.html).toMatch(/id="f-newMethod"[^>]*value="i\+deal"[^>]*aria-invalid="true"/);
    expect(refused.html).toMatch(/id="f-newLedger"[^>]*value="8040"/);
    expect(refused.html).toMatch(/<option value="30" selected/);
    expect((await integrationOf(world)).mappings).toEqual(before);

    const saved = await browser.post(MAPPINGS, { ...halves, newMethod: 'ideal', newArticle: 'VENUE' });
    expect(saved.status).toBe(303);
    expect((await integrationOf(world)).mappings).toMatchObject({
      articles: { ...before.articles, 'ledger:8040': 'VENUE' },
      paymentConditions: { ...before.paymentConditions, 'method:ideal+term:14': '30' },
    });
    expect((await browser.see(MAPPINGS)).text).toContain('Payment method ideal and payment term 14');
  });

  test('offers a long list while somebody types, and lets the code be typed where a list cannot be read', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    world.exact.faults.next({ path: 'cashflow/PaymentConditions', fault: '503', times: 5 });
    for (let nth = 0; nth < 500; nth++)
      world.books.add('logistics/Items', { Code: `LONG-${nth}`, Description: 'Long', IsSalesItem: true, StartDate: 0 });
    const { html, text } = await browser.see(MAPPINGS);
    expect(html.match(/value="LONG-499"/g)).toHaveLength(1);
    expect(html).toMatch(/<input id="f-newArticle"[^>]*list="list-articles"/);
    expect(html).toMatch(/<input id="f-articles-ledger_3a_8000"[^>]*value="PITCH" list="list-articles"/);
    expect(text).toContain('This list could not be read. A code can be typed in.');
    expect(html).toMatch(/<input id="f-paymentConditions-term_3a_14"[^>]*value="14"/);
    await browser.post(MAPPINGS, {
      csrf: csrfIn({ html }),
      'articles:ledger:8000': 'LONG-7',
      'paymentConditions:term:14': '30',
    });
    expect((await integrationOf(world)).mappings).toMatchObject({
      articles: { 'ledger:8000': 'LONG-7' },
      paymentConditions: { 'term:14': '30' },
    });
  });

  test('applies nothing unasked, says a mismatch at once, and takes away what is left empty', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    await tellCatalogue(world, { vatRates: [{ id: 'btw-laag', description: 'Laag tarief', percentage: '9' }] });
    const path = MAPPINGS;
    const csrf = csrfIn(await browser.see(path));
    const before = (await world.integrations.get(world.key))?.mappings;
    await browser.post(path, { csrf });
    expect((await world.integrations.get(world.key))?.mappings).toEqual(before);
    await browser.post(path, { csrf, 'vat:btw-laag': '4' });
    expect((await browser.see(path)).text).toContain('The percentage differs from i-Reserve.');
    if (before) await world.change({ mappings: { ...before, articles: { 'PITCH-A': 'OLD' } } });
    const expired = await browser.see(path);
    expect(expired.html).toContain('<option value="OLD" selected');
    expect(expired.html.match(/<option value="OLD"/g)).toHaveLength(1);
    expect(expired.text).toMatch(/item “OLD”/i);
    const { details } = (await world.integrations.get(world.key)) ?? {};
    await world.change({ details: { ...details, defaultArticle: 'OLD' } });
    const settings = await browser.see('/console/integrations/exact/details');
    expect(settings.html).toMatch(/id="f-defaultArticle"[^>]*aria-invalid="true"[^>]*>.*<option value="OLD" selected/s);
    expect(settings.text).toMatch(/item “OLD” is blocked or no longer in use/i);
    await browser.post(path, { csrf, 'vat:btw-laag': '' });
    expect((await world.integrations.get(world.key))?.mappings.vat).not.toHaveProperty('btw-laag');
    await browser.press(path, 'Save and on to Activate');
    expect((await world.integrations.get(world.key))?.mappings.vat).toMatchObject({ 'btw-laag': '3' });
  });
});

test('the settings are saved as the API saves them; what is wrong is beside its field', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const path = '/console/integrations/exact/details';
  const csrf = csrfIn(await browser.see(path));
  const form = {
    csrf,
    customerNumberPrefix: 'IR',
    customerNumberLength: '17',
    boxes: 'finaliseInvoice',
    finaliseInvoice: 'true',
  };
  const refused = await browser.post(path, form);
  expect(refused.status).toBe(400);
  expect(refused.html).toMatch(/id="f-customerNumberLength"[^>]*value="17"[^>]*aria-invalid="true"/);
  const saved = await browser.post(path, { ...form, customerNumberLength: '6' });
  expect(saved.status).toBe(303);
  const { text } = await browser.see(String(saved.headers.location));
  expect(text).toContain('Saved.');
  expect(text, 'it was never on').not.toContain('What waited');
  expect((await world.integrations.get(world.key))?.details).toMatchObject({
    customerNumberPrefix: 'IR',
    customerNumberLength: 6,
    finaliseInvoice: true,
  });
  const money = { csrf, rounding: 'add', roundingLimit: 'five' };
  const wrong = await browser.post(path, { ...money, startDate: '2026-02-30', customerNumberLength: 'six' });
  expect(wrong.html).toMatch(/id="f-roundingLimit"[^>]*value="five"[^>]*aria-invalid="true"/);
  for (const said of ['an amount, such as', 'Fill in a date that exists.', 'Fill in a whole number.'])
    expect(wrong.text).toContain(said);
  expect((await browser.post(path, { ...money, roundingLimit: '0,10' })).status).toBe(303);
  expect((await world.integrations.get(world.key))?.details).toMatchObject({ roundingLimit: '0.10' });
});

describe('settings that make no sense together', () => {
  /** The part of a page about one field: whether it can be set, and what stands beside it. */
  const fieldIn = (html: string, name: string) => {
    const part = html.split(`id="f-${name}"`)[1]?.split(/data-needs|<\/section>/)[0] ?? '';
    const said = part.match(/<p class="why">(.*?)<\/p>/s)?.[1]?.replace(/<span[^>]* hidden="">.*?<\/span>/gs, '');
    return { isOff: /^[^>]*\bdisabled\b/.test(part), said: said ?? null };
  };

  test('cannot be set at Exact, say why, and can be as soon as the other one is saved', async () => {
    await using world = await testWorld({ state: 'connected', mappings: { vat: { 'btw-laag': '1' } } });
    await using browser = await consoleVisit(world);
    const path = '/console/integrations/exact/details';
    const { html, text } = await browser.see(path);
    for (const [name, why] of [
      ['roundingLimit', 'when a line for the difference is added'],
      ['roundingArticle', 'when a line for the difference is added'],
      ['sendEmail', 'only when invoices are finalised'],
    ] as const)
      expect(fieldIn(html, name), name).toEqual({ isOff: true, said: expect.stringContaining(why) });
    expect(text).toContain('takes other prices: btw-laag (1).');
    const csrf = csrfIn({ html });
    await browser.post(path, { csrf, rounding: 'add', boxes: 'finaliseInvoice', finaliseInvoice: 'true' });
    const after = await browser.see(path);
    for (const name of ['roundingLimit', 'roundingArticle', 'sendEmail'])
      expect(fieldIn(after.html, name), name).toEqual({ isOff: false, said: null });
  });

  test('nor at Moneybird: an external invoice is not finalised, not mailed and has no workflow', async () => {
    await using world = await moneybirdWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    const { html } = await browser.see('/console/integrations/moneybird/details');
    for (const name of ['finaliseInvoice', 'sendEmail', 'workflow', 'roundingLimit'])
      expect(fieldIn(html, name), name).toEqual({ isOff: true, said: expect.any(String) });
    expect(html).toMatch(/value="name"[^>]*disabled/);
    const { details } = (await world.integrations.get(world.key)) ?? {};
    await world.change({ details: { ...details, externalInvoice: null } });
    const activate = await browser.see('/console/integrations/moneybird/activate');
    expect(activate.text).toContain('Choose between external and regular sales invoices.');
  });
});

describe('the activate tab', () => {
  const ACTIVATE = '/console/integrations/exact/activate';
  const TRY = '/console/integrations/exact/try';
  const named = (id: string, number: string) => anEvent({ id: `event-${id}`, invoice: anInvoice({ id, number }) });

  test('says what to do for a test invoice while none came, previews one that came, and books exactly that one for real', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    expect((await browser.see(ACTIVATE)).text).toContain('No invoice came in yet to try with.');
    await world.push(named('1', '2026-0001'), named('2', '2026-0002'));
    const off = await browser.see(ACTIVATE);
    expect(off.text).toContain('2026-0002 of 20 November 2026 2026-0001 of 20 November 2026');
    expect(off.html).toMatch(/value="send" disabled/);
    const csrf = csrfIn(off);
    const shown = await browser.press(ACTIVATE, 'Which invoice?', { act: 'preview', invoice: '1' });
    expect(shown.text).toContain('Preview of the booking: 2026-0001');
    expect((await browser.post(TRY, { csrf, invoice: '1', act: 'send' })).text).toContain('only this invoice goes');
    await browser.post('/console/language', { csrf, language: 'nl' });
    await world.change({ state: 'active' });
    // Once folded in the checklist, once folded in the question before it is turned off.
    expect((await browser.see(ACTIVATE)).text.match(/Uit: nieuwe facturen worden niet verstuurd/g)).toHaveLength(2);
    await browser.post('/console/language', { csrf, language: 'en' });
    const sent = await browser.press(ACTIVATE, 'Which invoice?', { act: 'send', number: ' 2026-0001 ' });
    expect(sent).toMatchObject({ headers: { refresh: '3' }, text: expect.stringContaining('It is being sent.') });
    await world.settle();
    expect(world.books.invoices().map(({ reference }) => reference)).toEqual(['2026-0001']);
    expect((await browser.see('/console/invoices/1?sent')).headers.refresh).toBeUndefined();
    const after = await browser.see(ACTIVATE);
    expect(after.text).toContain('Look at invoice 2026-0001');
    expect(after.text).not.toContain('2026-0001 of');
  });

  test('refuses to activate by what the books say now, and reads no list twice to say so', async () => {
    await using world = await testWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    const csrf = csrfIn(await browser.see(ACTIVATE));
    world.books.change('logistics/Items', 'PITCH', { EndDate: Date.parse('2026-01-01') });
    const reads = () => world.exact.requests.count({ endpoint: 'logistics/Items' });
    const before = reads();
    const refused = await browser.post(ACTIVATE, { csrf });
    expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('Item “PITCH” is blocked') });
    expect(reads()).toBe(before + 1);
  });

  test.each([
    ['', 'Choose an invoice or fill in a number.'],
    ['2026-9999', 'We were not told of this invoice yet.'],
  ])('says beside the field what is wrong with the number “%s”', async (number, said) => {
    await using world = await testWorld({ state: 'connected' });
    await using browser = await consoleVisit(world);
    await world.push(named('1', '2026-0001'));
    const csrf = csrfIn(await browser.see(ACTIVATE));
    const { html, text } = await browser.post(TRY, { csrf, number, act: 'preview' });
    expect(html).toMatch(
      new RegExp(
        `id="f-number"[^>]*value="${number}"[^>]*aria-describedby="[^"]*f-number-error"[^>]*aria-invalid="true"`,
      ),
    );
    expect(text).toContain(said);
    const back = html.match(/name="back" value="([^"]*)"/)?.[1] ?? '';
    expect((await browser.see(back)).status).toBe(200); // where another language leads
  });
});
