import { expect, test } from 'vitest';
import { changeCatalogue } from '../../../shared/store/catalogue.ts';
import { aLine, anEvent, numbered } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const ACTIVATE = '/console/integrations/exact/activate';

test('what is open leads, and what is done folds to one line', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const { html, text } = await browser.see(ACTIVATE);
  const open = html.match(/<ol class="steps">(.*?)<\/ol>/s)?.[1] ?? '';
  expect([...open.matchAll(/<h3>([^<]*)/g)].map(([, name]) => name)).toEqual([
    'A place in the books for every product',
    'Book a test invoice and check it',
  ]);
  const folds = [...html.matchAll(/<details class="done"( open="")?>/g)];
  expect(folds).toHaveLength(7);
  expect(folds.every(([, isOpen]) => isOpen === undefined)).toBe(true);
  expect(text).toContain('7 of 9 done');
});

test('what activation waits for is named beside the switch, and what can be done later is not', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  expect((await browser.see(ACTIVATE)).text).not.toContain('First there is to do');
  await world.push(numbered(1, { lines: [aLine({ vatRate: 'new' })] }));
  const { text } = await browser.see(ACTIVATE);
  expect(text).toContain('First there is to do: Map every VAT rate. The rest can be done later.');
});

test('a rate that only invoices showed is named where the rates of the catalogue are, and is not said to be mapped', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await world.push(numbered(1, { lines: [aLine({ vatRate: 'btw-nieuw' })] }));
  const rates = async (...ids: readonly string[]) => {
    const vatRates = ids.map((id) => ({ id, description: null, percentage: '9' }));
    await changeCatalogue(world.key.tenant, { vatRates }, world.clock.now(), world.world.table);
    return (await browser.see(ACTIVATE)).text;
  };
  const others = 'Invoices that we know of also use rates that are not mapped: btw-nieuw. An invoice';
  expect(await rates('btw-laag', 'vervoer-laag')).toContain(`Map these VAT rates: vervoer-laag. ${others}`);
  expect(await rates('btw-laag')).toContain(`Every VAT rate in the list of i-Reserve is mapped. ${others}`);
  expect(await rates('btw-laag', 'btw-nieuw'), 'each once').not.toContain('also use');
});

test('a rehearsal of last month says how many would be booked, which stop and why, and leads to what mends it', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const october = { date: '2026-10-12' };
  await world.push(numbered(1, october), numbered(2, { ...october, lines: [aLine({ vatRate: 'new' })] }), numbered(3));
  const { html, text } = await browser.see(`${ACTIVATE}?rehearse=last`);
  expect(text, 'nothing waits for it').toMatch(/no vat code in the books\. Choose one on the Mapping tab\./);
  expect((await browser.see('/console/invoices/2/preview?integration=exact')).text).not.toContain('by itself');
  expect(text).toContain(
    '1 October 2026 to 31 October 2026. Invoices looked at: 2. Would be booked: 1. Would stop: 1.',
  );
  expect(html).toMatch(/mappings\?show=open&amp;row=vat%3Anew#f-vat-new">Go to “new”/);
  expect(html).toContain('/console/invoices/2/preview?integration=exact');
  expect((await browser.see(`${ACTIVATE}?rehearse=this`)).text).toContain('Invoices looked at: 1. Would be booked: 1.');
  expect(world.books.invoices(), 'nothing was written').toEqual([]);
});

test('support, who sees masked invoices, rehearses nothing', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world, { role: 'support' });
  expect((await browser.see(`${ACTIVATE}?rehearse=last`)).text).not.toContain('Rehearse');
});

test('the switch asks from which date and what to do with what came in meanwhile, and sends it only on a yes', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using browser = await consoleVisit(world);
  await world.push(numbered(1, { date: '2026-11-01' }), numbered(2, { date: '2026-11-20' }));
  const asked = await browser.see(ACTIVATE);
  expect(asked.text).toContain('Invoices that came in while the integration was off: 2. What is to become of them?');
  expect(asked.html).not.toMatch(/name="meanwhile"[^>]*checked/);
  const on = await browser.press(ACTIVATE, 'From which invoice date?', { startDate: '2026-11-10', meanwhile: 'send' });
  expect(on.text).toContain('The integration is active');
  expect(on.text).toContain('Invoices that are sent after all now: 1.');
  await world.settle();
  expect(world.books.invoices().map(({ reference }) => reference)).toEqual(['2026-0002']);
  expect((await world.integrations.get(world.key))?.details.startDate).toBe('2026-11-10');
});

test('what came in while it was off stays where it is when nobody answers', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using browser = await consoleVisit(world);
  await world.push(numbered(1));
  await browser.press(ACTIVATE, 'From which invoice date?');
  await world.settle();
  expect((await world.integrations.get(world.key))?.state).toBe('active');
  expect(world.books.invoices()).toEqual([]);
});

test('turning off says first what happens, tells it afterwards, and is undone by one press', async () => {
  await using world = await testWorld();
  await using browser = await consoleVisit(world);
  const asked = await browser.see(ACTIVATE);
  expect(asked.html).toMatch(/<details><summary>Turn off<\/summary>.*Off: new invoices are not sent, but remembered/s);
  const off = await browser.press(ACTIVATE, 'Yes, turn off');
  expect(off.text).toContain('The integration is off now. Off: new invoices are not sent');
  expect((await world.integrations.get(world.key))?.state).toBe('inactive');
  await browser.press(`${ACTIVATE}?off=yes`, 'Undo: turn it on again');
  expect((await world.integrations.get(world.key))?.state).toBe('active');
  await browser.press(ACTIVATE, 'Yes, turn off');
  await world.push(numbered(1, { lines: [aLine({ vatRate: 'new' })] }));
  const { text } = await browser.see(`${ACTIVATE}?off=yes`);
  expect(text, 'it would be refused').not.toContain('Undo: turn it on again');
  expect(text).toContain('The integration is off now.');
});

test('the test invoice shows its totals on both sides and the difference', async () => {
  await using world = await testWorld();
  await using browser = await consoleVisit(world);
  await world.push(anEvent());
  const { text } = await browser.see(ACTIVATE);
  expect(text).toMatch(
    /Total incl\. VAT in i-Reserve €.210\.00 .*Total incl\. VAT in the books €.210\.00 .*Difference €.0\.00/,
  );
});

test('a date that does not exist is refused beside its field, and nothing is turned on', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const csrf = csrfIn(await browser.see(ACTIVATE));
  const { html } = await browser.post(ACTIVATE, { csrf, startDate: '2026-02-30' });
  expect(html).toMatch(/id="f-startDate"[^>]*value="2026-02-30"[^>]*aria-invalid="true"/);
  expect((await world.integrations.get(world.key))?.state).toBe('connected');
});

test('an integration that is on says which open items stop an invoice all the same', async () => {
  await using world = await testWorld();
  await using browser = await consoleVisit(world);
  expect((await browser.see(ACTIVATE)).html).toMatch(/class="notice good"[^!]*The integration is active/);
  await world.push(numbered(1, { lines: [aLine({ vatRate: 'new' })] }));
  const { html, text } = await browser.see(ACTIVATE);
  expect(text).toMatch(/by themselves\. But an invoice that needs what is still open stops: Map every VAT rate\./);
  expect(html).not.toContain('class="notice good"');
});

const LOST = { cause: 'reconnect-needed', about: {} } as const;

test.each(['attention', 'inactive'] as const)(
  'what needs the access is not offered while it is lost, and the reason is told (%s)',
  async (state) => {
    await using world = await testWorld({ state: 'inactive' });
    await using browser = await consoleVisit(world);
    await world.push(numbered(1));
    const off = await browser.see(ACTIVATE);
    expect(off.text).toContain('Sending is possible as soon as the integration is active; only this invoice goes then');
    await world.change({ state, attention: LOST });
    const { html, text } = await browser.see(`${ACTIVATE}?rehearse=last`);
    expect(html).not.toContain('name="rehearse"');
    expect(text).toContain('This is possible as soon as what holds up the integration is solved');
    expect(text).not.toContain('as soon as the integration is active');
    expect(text).not.toContain('Preview of the booking');
    const why = 'A preview or sending is possible as soon as what holds up the integration is solved';
    expect(text).toContain(why);
    const sent = await browser.post('/console/integrations/exact/try', {
      csrf: csrfIn(off),
      invoice: '1',
      act: 'send',
    });
    expect(sent.html).toMatch(new RegExp(`class="notice bad".*${why}`, 's'));
  },
);

test('before anything is connected nothing is said to be checked against the books', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await world.change({ state: 'new', chain: null, administration: null });
  const { text } = await browser.see(ACTIVATE);
  expect(text).toContain('Each item was checked as far as it can be now');
  expect(text).toMatch(/Fill in the settings done Every setting has a value\. Whether they fit the books shows/);
});
