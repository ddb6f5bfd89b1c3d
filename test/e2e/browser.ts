import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';

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
