import { expect, test } from 'vitest';
import { samples } from '../../infra/local/demo/samples/index.ts';
import { testWorld } from '../world.ts';
import { hasBrowser, inBrowser } from './browser.ts';

test.runIf(hasBrowser)('the books on the simulator’s page read as a bookkeeper would read them', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  const [sample] = samples.filter(({ event }) => event.detail.invoice.number === '2026-0042');
  await world.push(sample?.event);

  await inBrowser(async (page) => {
    await page.goto(world.exact.origin);
    const text = await page.locator('body').innerText();
    for (const said of ['Familie Jansen B.V.', 'Anna de Jansen', '2026-0042', '27,5229', '192,66', '17,34', '210,00'])
      expect(text).toContain(said);
    expect(text).toContain('verwerkt');
  });
});
