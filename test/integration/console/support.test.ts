import { expect, test } from 'vitest';
import { anEvent, unmapped } from '../../builders.ts';
import { tab, tellCatalogue } from '../../e2e/screens/set-up.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { consoleVisit, unescaped } from './views-fixtures.ts';

test('support reads every setting and mapping as it is saved, and what is not chosen', async () => {
  await using world = await testWorld({
    details: { finaliseInvoice: true, customerNumberPrefix: 'EIK-', startDate: '2026-03-01' },
  });
  await tellCatalogue(world);
  await world.push(anEvent());
  await using helper = await consoleVisit(world, { role: 'support' });
  const details = await helper.see(tab('details'));
  expect(details.html).toMatch(/<dt>[^<]*prefix[^<]*<\/dt><dd>EIK-<\/dd>/i);
  expect(details.html).toMatch(/<dd>1 March 2026<\/dd>/);
  expect(details.text).toContain('not filled in');
  const mappings = await helper.see(tab('mappings'));
  const row = /<tr[^>]*>(?:(?!<\/tr>).)*btw-laag.*?<\/tr>/s.exec(mappings.html)?.[0] ?? '';
  expect(row).toContain('9 %');
  expect(row).toMatch(/<td>[^<]*2[^<]*<\/td>|<td>\d+ [^<]*<\/td>/);
  const app = await helper.see(tab('authentication'));
  expect(app.html).toMatch(/<dt>Client ID<\/dt><dd>[^<]+<\/dd>/);
  expect(app.html).toMatch(/<dt>Redirect URL<\/dt><dd>[^<]*oauth\/callback<\/dd>/);
});

test('a save is offered to support nowhere to be taken back', async () => {
  await using world = await testWorld();
  await using admin = await consoleVisit(world);
  await using helper = await consoleVisit(world, { role: 'support' });
  const saved = await admin.press(tab('details'), 'Save and on', { customerNumberPrefix: 'EIK-' });
  expect(saved.text).toContain('Saved.');
  const edition = /name="edition" value="([^"]+)"/.exec((await admin.see(tab('details'))).html)?.[1] ?? '';
  const path = `${tab('details')}?saved=yes&from=0&undo=${encodeURIComponent(unescaped(edition))}`;
  expect((await admin.see(path)).text).toContain('Undo');
  expect((await helper.see(path)).text).not.toContain('Undo');
});

test.each(['exact', 'moneybird'] as const)(
  'support is asked to choose nothing on the Mapping tab of %s',
  async (id) => {
    await using world = await (id === 'exact' ? testWorld() : moneybirdWorld());
    await using admin = await consoleVisit(world);
    await using helper = await consoleVisit(world, { role: 'support' });
    expect((await admin.see(tab('mappings', id))).text).toContain('Choose the');
    const { text } = await helper.see(tab('mappings', id));
    expect(text).toContain('For each VAT rate of i-Reserve what was chosen for it in');
    expect(text).not.toContain('Choose the');
  },
);

test('support reads which rate is not mapped, and of no choice or button that is not there', async () => {
  await using world = await testWorld();
  await world.push(anEvent(), unmapped(2));
  await using helper = await consoleVisit(world, { role: 'support' });
  for (const path of ['/console/overview', '/console/invoices/2']) {
    const { text } = await helper.see(path);
    expect(text).toContain('VAT rate “');
    expect(text).not.toContain('Choose one here');
  }
  expect((await helper.see('/console/invoices/84311')).text).not.toContain('it is booked there anew');
});
