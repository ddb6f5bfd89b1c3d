import type { Browser, Page } from 'playwright-core';
import { serveConsole } from '../../integration/console/views-fixtures.ts';
import type { AnyWorld } from '../../world.ts';
import { accessFaults, keepPicture, keepsPictures } from '../browser.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** The only rules of axe whose answer follows the colour scheme. */
const OF_COLOURS = ['color-contrast'];

/** How much of the widest table can only be seen by scrolling sideways. */
const CUT_OFF =
  "Math.max(0, ...[...document.querySelectorAll('.scroll')].map((part) => part.scrollWidth - part.clientWidth))";

/** A minute allows so many calls to the books: none of the pages is about that. */
const BETWEEN_LOOKS_MS = 20_000;

/** The console's port is another at each run: a picture shows the one of the local run, so that two of one page are the same. */
const AS_ALWAYS = `
  const fixed = (text) => text.replaceAll(/127\\.0\\.0\\.1:\\d+/g, '127.0.0.1:4000');
  for (const field of document.querySelectorAll('input[readonly]')) field.value = fixed(field.value);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = fixed(texts.currentNode.data);
`;

/** What a picture is taken of. */
export interface Scene {
  /** The file's name, without how it was looked at. */
  readonly name: string;
  readonly path: string;
  /** What a person does on the page before the picture, the same at each look. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** Where a person stands who has no session: yet, or any more once `act` took it away, for which each look has one anew. */
  readonly isOutside?: true;
}

/** What is looked at beside the usual. */
interface Light {
  readonly inEnglish: boolean;
  readonly inTheDark: boolean;
}

/** Whom a page is opened for. */
type Eyes = 'administrator' | 'support' | 'without-script';

/**
 * Looks at one world's console, and finds what keeps somebody from using a page: in Dutch, whose words are longer, wide and
 * on a telephone; in English and in the dark where that is asked for. Where pictures are kept, all of these,
 * as support and without script.
 */
export async function openCamera(world: AnyWorld, browser: Browser, { inEnglish, inTheDark }: Light) {
  const stack = new AsyncDisposableStack();
  const console = stack.use(await serveConsole(world));
  const eyes = new Map<Eyes, Page>();
  const faults: string[] = [];
  let looks = 0;

  const linkOf = (whose: Eyes) =>
    console.launchLink(
      whose === 'support' ? { role: 'support', actor: 'Sam Visser' } : { role: 'administrator', actor: 'Joke de Wit' },
    );

  async function pageOf(whose: Eyes): Promise<Page> {
    const known = eyes.get(whose);
    if (known) return known;
    const context = await browser.newContext({
      javaScriptEnabled: whose !== 'without-script',
      reducedMotion: 'reduce',
      locale: 'nl-NL',
    });
    stack.defer(() => context.close());
    const page = await context.newPage();
    page.on('dialog', (dialog) => dialog.accept()); // it asks before it leaves what was filled in
    await page.goto(await linkOf(whose));
    eyes.set(whose, page);
    return page;
  }

  async function open(page: Page, scene: Scene, language: 'nl' | 'en'): Promise<void> {
    world.clock.advance(BETWEEN_LOOKS_MS);
    await page.setViewportSize(WIDE);
    const url = console.origin;
    if (scene.isOutside && scene.act) await page.goto(await linkOf('administrator'));
    await page.context().addCookies([{ name: 'console_language', value: language, url: `${url}/console` }]);
    await page.goto(url + scene.path);
    await scene.act?.(page);
  }

  async function look(page: Page, scene: Scene, as: string, rules?: readonly string[] | 'none'): Promise<void> {
    looks++;
    if (keepsPictures) await page.evaluate(AS_ALWAYS);
    await keepPicture(page, `${scene.name}.${as}`);
    const found = rules === 'none' ? [] : await accessFaults(page, rules);
    const wider = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
    if (wider > 0) found.push(`${wider} pixels too wide`);
    const cut = Number(page.viewportSize()?.width === WIDE.width && (await page.evaluate(CUT_OFF)));
    if (cut > 0) found.push(`a table of which ${cut} pixels are out of sight`);
    faults.push(...found.map((fault) => `${scene.name}.${as}: ${fault}`));
  }

  async function shoot(scene: Scene): Promise<void> {
    const page = await pageOf('administrator');
    await open(page, scene, 'nl');
    await look(page, scene, 'light');
    if (inTheDark || keepsPictures) await asDark(page, () => look(page, scene, 'dark', OF_COLOURS));
    await page.setViewportSize(PHONE);
    await look(page, scene, 'phone', keepsPictures ? undefined : 'none'); // its markup was looked at when it was wide
    if (!inEnglish && !keepsPictures) return;
    await open(page, scene, 'en');
    await look(page, scene, 'english');
    if (keepsPictures) await shootMore(page, scene);
  }

  /** What differs so little that only a person who looks at the pictures learns of it. */
  async function shootMore(page: Page, scene: Scene): Promise<void> {
    if (scene.isOutside) return;
    await page.setViewportSize(PHONE);
    await asDark(page, () => look(page, scene, 'phone-dark-english', OF_COLOURS));
    await open(await pageOf('without-script'), scene, 'nl');
    await look(await pageOf('without-script'), scene, 'without-script', 'none'); // axe is a script
    if (scene.act) return; // support can do nothing of it
    await open(await pageOf('support'), scene, 'nl');
    await look(await pageOf('support'), scene, 'support');
  }

  return {
    /** The console's address. */
    origin: console.origin,
    /** What was found so far; none when everybody can use all of it. */
    faults,
    /** How many looks were taken. */
    taken: () => looks,
    shoot: async (...scenes: readonly Scene[]) => {
      for (const scene of scenes) await shoot(scene);
    },
    /** The statement as it comes on paper. */
    async print(scene: Scene): Promise<void> {
      const page = await pageOf('administrator');
      await open(page, scene, 'nl');
      await page.emulateMedia({ media: 'print' });
      await look(page, scene, 'print', OF_COLOURS);
      await page.emulateMedia({ media: null });
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function asDark(page: Page, look: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await look();
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The camera of one world's console. */
export type Camera = Awaited<ReturnType<typeof openCamera>>;
