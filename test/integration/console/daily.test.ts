import { describe, expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice, numbered, unmapped } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

describe('the overview', () => {
  test('says that it works only while nothing stopped, what was booked last, what stopped and where that is mended', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world);
    await world.push(numbered(1));
    expect((await admin.see('/console/overview')).text).toContain('It works.');
    await world.push(unmapped(2));
    const { status, text, html } = await admin.see('/console/overview');
    expect(status).toBe(200);
    expect(text).not.toContain('It works.');
    for (const said of [
      'The integration is on.',
      'Stopped invoices: 1, together € 210.00 incl. VAT.',
      '2026-0001',
      'VAT rate not mapped',
      'no vat code',
      'Invoices: 1',
      'Go to Mapping',
    ])
      expect(text).toContain(said);
    expect(html).toContain('href="/console/integrations/exact/mappings"');
  });

  test('asks for a reconnect when the connection is lost, and links to it', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world);
    await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
    const { text, html } = await admin.see('/console/overview');
    expect(text).toContain('This needs you.');
    expect(html).toContain('href="/console/integrations/exact/authentication"');
  });
});

test('a draft is called a draft wherever an invoice is shown, and never done', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: false } });
  await using admin = await consoleVisit(world);
  await world.push(numbered(1));
  const overview = await admin.see('/console/overview');
  expect(overview.text).toMatch(/Last put in the books as a draft: 2026-0001 ,/);
  expect(overview.text).toContain('Dated today: 0 final in the books and 1 as drafts.');
  const [invoice, list] = [await admin.see('/console/invoices/1'), await admin.see('/console/invoices')];
  expect((await admin.see('/console/invoices.csv')).html).toMatch(/2026-0001,.*,draft,/);
  expect(invoice.text).toContain('Put in the books as a draft');
  expect(invoice.text).not.toContain('Booked');
  for (const { html } of [invoice, list]) {
    expect(html).toMatch(/badge warn"><svg.*?<\/svg>draft</);
    expect(html).not.toContain('>done<');
  }
  expect(overview.html, 'done, draft, in progress').toMatch(/data-label="Done">0<.*data-label="Draft">1</s);
});

describe('the invoices', () => {
  test('are listed newest first, and narrowed by status', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world);
    await world.push(numbered(1), unmapped(2));
    const all = await admin.see('/console/invoices');
    expect(all.text).toContain('2026-0001');
    expect(all.text).toContain('2026-0002');
    const parked = await admin.see('/console/invoices?status=parked&integration=');
    expect(parked.text).not.toContain('2026-0001');
    expect(parked.text).toContain('2026-0002');
  });

  test('an address that fits no filter leads to the whole list', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world);
    expect(await admin.see('/console/invoices?status=nonsense')).toMatchObject({
      status: 303,
      headers: { location: '/console/invoices' },
    });
  });

  test('those of another tenant are not there', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world);
    await world.push(anEvent({ tenant: 'another-tenant' }));
    const tooLong = 'x'.repeat(3_000);
    for (const nothing of ['invoices/84311', `invoices/${tooLong}`, `integrations/${tooLong}/closing-report`])
      expect((await admin.see(`/console/${nothing}`)).status).toBe(404);
  });
});

describe('one invoice', () => {
  test('shows its path with times, what i-Reserve sent, and the cause in plain words', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world);
    await world.push(anEvent({ customer: aCompany(), invoice: anInvoice() }), unmapped(2));
    const booked = await admin.see('/console/invoices/84311');
    for (const said of ['Made in the books', 'Told to i-Reserve', 'Familie Jansen B.V.', 'Camping pitch', '210.00 EUR'])
      expect(booked.text).toContain(said);
    expect(booked.html).toMatch(/<time datetime="2026-11-20T09/);
    const parked = await admin.see('/console/invoices/2');
    expect(parked.text).toContain('needs you');
    expect(parked.text).toContain('no vat code');
    expect(parked.text).toContain('Go to Mapping');
    const going = await admin.press('/console/invoices/2', 'Send again');
    expect(going.text).toContain('in progress');
    expect(going.text).not.toContain('Go to Mapping');
  });

  test('a person who only helps sees no personal data on any page', async () => {
    await using world = await testWorld();
    await using helper = await consoleVisit(world, { role: 'support' });
    await world.push(anEvent({ customer: aCompany(), invoice: anInvoice() }));
    for (const path of ['/console/invoices/84311', '/console/invoices/84311/preview?integration=exact']) {
      const { status, text } = await helper.see(path);
      expect(status).toBe(200);
      expect(text).not.toMatch(/Jansen|Dorpsstraat|jansen\.example|NL001234567B01|0417164300/);
    }
  });

  test('the button sends it again, once, and a skipped one after all', async () => {
    await using world = await testWorld({ state: 'inactive' });
    await using admin = await consoleVisit(world);
    await world.push(numbered(1));
    const off = await admin.see('/console/invoices/1');
    expect(off.text).toContain('not sent');
    expect(off.text).toContain('Go to Activate');
    expect(off.text).not.toContain('Send after all');
    await world.change({ state: 'active' });
    const sent = await admin.press('/console/invoices/1', 'Send after all');
    expect(sent.text).toContain('It is being sent.');
    await world.settle();
    expect((await admin.see('/console/invoices/1')).text).toContain('Draft 26700001 in Exact Online.');
    expect(world.books.invoices()).toHaveLength(1);
    await admin.press('/console/invoices/1', 'Check that the invoice still stands there');
    await world.settle();
    expect(world.books.invoices()).toHaveLength(1);
    world.clock.advance(31 * 24 * 3_600_000);
    await using later = await consoleVisit(world);
    const csrf = csrfIn(await later.see('/console/invoices/1'));
    const expired = await later.post('/console/invoices/1/sync', { csrf, integration: 'exact' });
    expect(expired).toMatchObject({ status: 410, text: expect.stringContaining('no longer kept') });
  });

  test('its preview shows relation, lines, both totals and the very requests, and writes nothing', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world);
    await world.push(unmapped(2));
    await world.take(numbered(3));
    const stopped = await admin.see('/console/invoices/2/preview?integration=exact');
    expect(stopped.text).toContain('would not be booked');
    const { text } = await admin.see('/console/invoices/3/preview?integration=exact');
    for (const said of ['would become a draft', 'Will be made.', 'Camping pitch', '210.00', 'POST /api/v1/'])
      expect(text).toContain(said);
    expect(world.books.invoices()).toHaveLength(0);
  });
});

test('what stopped for one cause is pushed again by one button, and progress says what stopped for the same again', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await world.push(unmapped(1), unmapped(2));
  const going = await admin.press('/console/overview', 'Send all again');
  expect(going.text).toContain('Handled: 0 of 2. Still in progress: 2.');
  expect(going.html, 'the bar is empty').toMatch(/<progress max="2" value="0"/);
  expect(going.html, 'each invoice is listed').toMatch(/2026-0001.*in progress.*2026-0002.*in progress/s);
  await world.settle();
  const ended = await admin.see('/console/integrations/exact/progress?cause=vat-unmapped&from=2&ids=1,2');
  expect(ended.html, 'the bar is still empty').toMatch(/<progress max="2" value="0"/);
  expect(ended.html).toContain('href="/console/invoices/1"');
  expect(ended.text).toMatch(/2026-0001 needs you VAT rate not mapped/);
  const after = await admin.see('/console/integrations/exact/progress?cause=vat-unmapped&from=2');
  expect(after.html).toContain('/console/invoices?status=parked&amp;integration=exact&amp;cause=vat-unmapped');
  expect(after.text).toContain('Handled: 0 of 2. Stopped for the same reason again: 2.');
  expect(after.headers.refresh).toBeUndefined();
  const saved = await admin.press('/console/integrations/exact/details', 'Save', { startDate: '2026-01-01' });
  expect(saved.text).toContain('Saved. What waited for it is sent by itself.');
  expect(saved.html).toContain('/console/integrations/exact/progress?from=2');
  await world.take(numbered(3));
  const again = await admin.press('/console/integrations/exact/details', 'Save', { startDate: '2026-01-02' });
  expect(again.html, 'with what was going already').toContain('/console/integrations/exact/progress?from=3');
});

describe('the closing report', () => {
  test('shows the month against the books, sends what is missing, and is there as CSV', async () => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    await using admin = await consoleVisit(world);
    await world.push(numbered(1), unmapped(2));
    const path = '/console/integrations/exact/closing-report';
    expect((await admin.see(path)).text, 'only what differs').not.toContain('present');
    const before = await admin.see(`${path}?month=2026-11&show=all`);
    expect(before.text).toContain('present');
    expect(before.text).toContain('needs you');
    expect(before.html).toContain('value="2026-11"');
    const csv = await admin.see(`${path}.csv?month=2026-11`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.html).toMatch(/1,2026-0001,2026-11-20,[^,]+,present,210\.00,210\.00,\d+/);
    expect((await admin.see(`${path}?month=2020-01`)).text).toContain('no invoices of these days');
    for (const none of ['nonsense', '2026-13'])
      expect(await admin.see(`${path}?month=${none}`)).toMatchObject({
        status: 400,
        text: expect.stringContaining('That is no month.'),
      });
    expect(await admin.see(`${path}.csv?month=2026-13`)).toMatchObject({
      status: 303,
      headers: { location: `${path}?month=2026-13` },
    });
    await admin.post('/console/language', { csrf: csrfIn(before), language: 'nl' });
    const dutch = await admin.see(`${path}.csv?month=2026-11`);
    expect(dutch.headers['content-disposition']).toContain('maandaansluiting-2026-11.csv');
    expect(dutch.html).toMatch(
      /^\uFEFFId;Factuurnummer i-Reserve;.*;Nummer in de boekhouding\r\n1;2026-0001;2026-11-20;[^;]+;aanwezig;210,00;210,00;\d+\r\n/,
    );
    const page = await admin.see(`${path}?month=2026-11&show=all`);
    expect(page.text).toContain('210,00');
    const headings = (html: string) =>
      [...html.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, text]) => text?.replaceAll('\u2011', '-'));
    const columns = dutch.html.replace('\uFEFF', '').split('\r\n')[0]?.split(';').slice(1);
    expect(headings(page.html)).toEqual(expect.arrayContaining(columns ?? ['none']));
    expect(headings(before.html)).toEqual(
      expect.arrayContaining(csv.html.split('\r\n')[0]?.split(',').slice(1) ?? ['none']),
    );
  });

  test('sends what is missing in the books, and nothing else', async () => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    await using admin = await consoleVisit(world);
    await world.push(numbered(1), numbered(2));
    const entry = await world.entry('invoice', '2');
    world.books.deleteInvoice(entry?.kind === 'invoice' ? (entry.externalId ?? '') : '');
    const path = '/console/integrations/exact/closing-report';
    const before = await admin.see(path);
    await world.change({ state: 'inactive' });
    const off = await admin.post(`${path}/send`, { csrf: csrfIn(before), month: '2026-11' });
    expect(off).toMatchObject({ status: 409, text: expect.stringContaining('The integration is off') });
    await world.change({ state: 'active' });
    const sent = await admin.press(path, 'Send the missing ones (1)');
    expect(sent.text).toContain('Invoices that are being sent now: 1.');
    expect(sent.html).toContain('/console/integrations/exact/progress?"');
    await world.settle();
    const after = await admin.see(path);
    expect(after.text).toContain('All invoices of these days stand in the books, final and with the same amount.');
    expect(after.text).not.toContain('Send the missing ones');
    expect(world.books.invoices()).toHaveLength(2);
  });

  test('of drafts it says that they do not count, and never that all invoices stand in the books', async () => {
    await using world = await testWorld({ details: { finaliseInvoice: false } });
    await using admin = await consoleVisit(world);
    await world.push(numbered(1), numbered(2));
    const path = '/console/integrations/exact/closing-report';
    for (const query of ['month=2026-11', 'quarter=2026-Q4', 'from=2026-11-01&to=2026-11-30']) {
      const { text, html } = await admin.see(`${path}?${query}`);
      expect(text).toContain(
        'Invoices that are drafts in Exact Online: 2, together € 420.00 incl. VAT, of which € 34.68 VAT.',
      );
      expect(html).toMatch(/badge warn"><svg.*?<\/svg>draft</);
      expect(text).not.toContain('All invoices');
      expect(text).not.toContain('present');
      expect((await admin.see(`${path}.csv?${query}`)).html).toMatch(/2026-0001,.*,draft,.*2026-0002,.*,draft,/s);
    }
    expect(await admin.see(`${path}?quarter=2026-Q5`)).toMatchObject({
      status: 400,
      text: expect.stringContaining('Fill in a quarter, such as 2026-Q4.'),
    });
  });

  test('says when there is no time to read it, and why the books are not asked', async () => {
    await using world = await testWorld();
    await using admin = await consoleVisit(world, { timeLeftMs: 4_000 });
    await world.push(numbered(1));
    const late = await admin.see('/console/integrations/exact/closing-report');
    expect(late).toMatchObject({ status: 503, headers: { 'retry-after': '60' } });
    expect(late.text).toContain('Please try again in a minute, or ask for fewer days.');
    await world.change({ chain: null });
    const off = await admin.see('/console/integrations/exact/closing-report.csv?month=2026-11');
    expect(off).toMatchObject({ status: 303, headers: { location: expect.stringContaining('month=2026-11') } });
  });
});
