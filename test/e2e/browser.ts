import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as v from 'valibot';

/** Where Debian's Chromium stands: the one without windows of its own takes half the work of the other. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The Chromium that `CHROMIUM` names, or the first that there is. */
const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place)) ?? '';

/** True where there is a Chromium. CI installs one; without it, `npm test` says which pages it could not open. */
export const hasBrowser = existsSync(executablePath);

/** By this the fields of days are in the language of the page: else in that of the browser, which here knows only one. */
const BY_PAGE = '--enable-blink-features=LangAttributeAwareFormControlUI';

/** A headless Chromium, to be closed by whoever opens it. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: ['--no-sandbox', BY_PAGE] });

/** Opens a page in a headless Chromium, and closes everything when `look` is done. */
export async function inBrowser(look: (page: Page) => Promise<void>): Promise<void> {
  const browser = await openBrowser();
  try {
    await look(await browser.newPage({ locale: 'en-GB' }));
  } finally {
    await browser.close();
  }
}

/** True where `SCREENSHOTS=1` asks for pictures: to draw one takes longer than all that a test looks at. */
export const keepsPictures = process.env.SCREENSHOTS === '1';

/** Keeps a picture of a whole page in `coverage/screens/`, beside what else a run leaves, where pictures are asked for. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!keepsPictures) return;
  // As tall as the page: else what keeps to the bottom of the window is drawn across the middle of the picture.
  const { width = 0, height: before = 0 } = page.viewportSize() ?? {};
  const height = Number(await page.evaluate('Math.max(document.documentElement.scrollHeight, innerHeight)'));
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: `coverage/screens/${name}.png` });
  await page.setViewportSize({ width, height: before });
}

const Findings = v.array(
  v.object({
    id: v.string(),
    nodes: v.array(v.object({ html: v.string() })),
  }),
);

/**
 * What keeps somebody from using a page as it stands, by axe: every finding of every weight, each with where it is.
 *
 * @param rules - the ids of axe's rules to look by; all of them when left out
 */
export async function accessFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const isThere = await page.evaluate("'axe' in window");
  if (!isThere) await page.evaluate(axe.source); // by the debugger: the page's own policy lets no other script in
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const findings = v.parse(
    Findings,
    await page.evaluate(`axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`),
  );
  return findings.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
