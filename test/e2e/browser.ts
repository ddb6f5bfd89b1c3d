import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import * as v from 'valibot';

/** Where Debian's Chromium stands, or the one that `CHROMIUM` names. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** True where there is a Chromium. CI installs one; without it, `npm test` says which pages it could not open. */
export const hasBrowser = existsSync(executablePath);

/** Opens a page in a headless Chromium, and closes everything when `look` is done. */
export async function inBrowser(look: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    await look(await browser.newPage());
  } finally {
    await browser.close();
  }
}

/**
 * Keeps a picture of a whole page in `test/screenshots/` where `SCREENSHOTS=1` asks for it: to draw one takes longer than all
 * that a test looks at.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS === '1') await page.screenshot({ path: `test/screenshots/${name}.png`, fullPage: true });
}

const Findings = v.array(
  v.object({
    id: v.string(),
    impact: v.nullable(v.string()),
    nodes: v.array(v.object({ html: v.string() })),
  }),
);

/** What keeps somebody from using a page, by axe: its serious and critical findings, each with where it is. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source); // by the debugger: the page's own policy lets no other script in
  const findings = v.parse(
    Findings,
    await page.evaluate("axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"),
  );
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
