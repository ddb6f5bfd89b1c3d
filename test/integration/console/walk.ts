import { consoleApp } from '../../../functions/console/app.tsx';
import { anEvent, numbered, unmapped } from '../../builders.ts';
import { newIntegration, tab, tellCatalogue } from '../../e2e/screens/set-up.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { consoleVisit, type Shown, unescaped } from './views-fixtures.ts';

/** The pages that show something, with ids in their places. */
export const pagesOf = ({ key: { integration } }: AnyWorld): readonly string[] => [
  ...consoleApp()
    .routes.filter(({ method, path }) => method === 'GET' && !/launch|style|script|csv/.test(path))
    .map(({ path }) => path.replace('/invoices/:id', '/invoices/84311').replace(':id', integration)),
  `${tab('authentication', integration)}?move=yes`,
  `${tab('authentication', integration)}?outcome=unsure`,
  `${tab('closing-report', integration)}?month=2026-11`,
];

/** What a page is: of lists that are narrowed and ordered in many ways, one of each kind. */
function kindOf(path: string): string {
  const [at = '', query = ''] = path.split('?');
  return `${at}?${[...new Set(new URLSearchParams(query).keys())].filter((name) => name !== 'list').sort()}`;
}

/** Opens every page of a world, and every page that a link on one of them leads to in the console; each by its address. */
async function walk(visit: { see(path: string): Promise<Shown> }, world: AnyWorld) {
  const seen = new Map<string, Shown>();
  const kinds = new Set<string>();
  const open = [...pagesOf(world)];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (kinds.has(kindOf(path))) continue;
    kinds.add(kindOf(path));
    const shown = await visit.see(path);
    seen.set(path, shown);
    for (const [, href = ''] of shown.html.matchAll(/<a\b[^>]*\shref="([^"#]*)/g))
      if (/^\/console/.test(href) && !/csv|order=/.test(href)) open.push(unescaped(href));
  }
  return seen;
}

/** What an administrator and support see of a state: every page of it, by its address. */
export async function walked(state: string) {
  const open = states[state];
  if (!open) throw new Error(`No state is called ${state}.`);
  await using world = await open();
  await using admin = await consoleVisit(world);
  await using helper = await consoleVisit(world, { role: 'support' });
  return { whole: await walk(admin, world), read: await walk(helper, world) };
}

async function everyDay() {
  const world = await testWorld();
  await tellCatalogue(world);
  await world.push(anEvent(), unmapped(2), numbered(3));
  await world.change({ state: 'inactive' });
  await world.push(numbered(4));
  await world.change({ state: 'active' });
  await world.integrations.make(newIntegration(world, 'moneybird', 'moneybird.com'));
  return world;
}

async function off() {
  const world = await everyDay();
  await world.change({ state: 'inactive' });
  return world;
}

async function lost() {
  const world = await moneybirdWorld();
  await world.push(anEvent(), unmapped(2));
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  return world;
}

async function choosing() {
  const world = await testWorld({ exact: { divisions: [{ code: 102030 }, { code: 506070 }] } });
  await world.change({ state: 'new', administration: null });
  return world;
}

/** A world in each state that an administrator may find it in. */
const states: Readonly<Record<string, () => Promise<AnyWorld>>> = {
  'every day, beside one that is new': everyDay,
  off,
  'lost its access': lost,
  'before its administration is chosen': choosing,
  'just connected': () => testWorld({ state: 'connected' }),
};

/** The names of those states. */
export const STATES = Object.keys(states);
