import { limits as exactLimits } from '../../../shared/providers/exact/limits.ts';
import { limits as moneybirdLimits } from '../../../shared/providers/moneybird/limits.ts';
import type { Delivery } from '../../simulators/http/reply.ts';
import { CALM, openMeasured, tenantOf } from '../measured/open-measured.ts';
import type { Plan } from '../world/swarm.ts';

/** Whose limit is measured, how the books read its window, and for how many windows. */
export interface BacklogAsked {
  readonly books: 'exact' | 'moneybird';
  readonly window: 'clock' | 'sliding';
  readonly windows: number;
  readonly seed: number;
  /** In how many windows before that every second run is in a new container, with a clock of its own. */
  readonly before: number;
  /** New ones come all the time: each has to learn what clock the books have. */
  readonly isAlwaysFresh?: boolean;
}

const LIMITS = { exact: exactLimits, moneybird: moneybirdLimits };
const TENANT = 'tenant-0';
/** Of a guest who is known: one makes the invoice, and one makes it final. */
const CALLS_PER_INVOICE = 2;

/** The books do not say what is left: our own count alone keeps the limit. */
function withoutLimits(delivery: Delivery): Delivery {
  if (typeof delivery === 'string') return delivery;
  const headers = Object.entries(delivery.headers).filter(([name]) => !/rate-?limit|retry-after/i.test(name));
  return { ...delivery, headers: Object.fromEntries(headers) };
}

/** Lets one tenant have more invoices than its books take, and says what was made of the calls that they permit. */
export async function measureBacklog({ books, window, windows, before, seed, isAlwaysFresh = false }: BacklogAsked) {
  const { perWindow, windowMs } = LIMITS[books];
  const plan: Plan = {
    ...CALM,
    seed,
    rates: { 'cold-start': before > 1 ? 0.5 : 0 },
    takesAny: true,
    exact: { minuteWindow: window },
    moneybird: { callScope: 'administration', callWindow: window },
    tenants: [tenantOf(TENANT, books)],
  };
  const world = openMeasured(plan, { heard: withoutLimits });
  const { kernel, administrators, calls } = world;
  const administrator = administrators.get(TENANT);
  if (!administrator) throw new Error('nobody administers');
  await kernel.finish(administrator.setUp());
  // The calls of a consent name no administration to us yet, and are counted beside it: they are over after a window.
  await kernel.runUntil(kernel.now() + windowMs);
  world.startClocks();
  world.weather.begin();
  const invoices = Math.ceil(((before + windows + 2) * perWindow) / CALLS_PER_INVOICE);
  for (let nth = 0; nth < invoices; nth++) world.issue(TENANT);
  // The containers of this stage come up, each with a clock of its own, and make their first calls.
  await kernel.runUntil(kernel.now() + before * windowMs);
  if (!isAlwaysFresh) world.weather.calm();
  const taken = () => calls.all.filter(({ about, status }) => about === 'administration' && status !== 429);
  const from = taken().length;
  const count = windows * perWindow;
  await kernel.runUntil(kernel.now() + (windows + 2) * windowMs);
  const arrived = taken();
  const [first, last] = [arrived[from], arrived[from + count]];
  if (!first || !last) throw new Error(`${arrived.length} calls are too few for ${windows} windows`);
  return {
    share: (windows * windowMs) / (last.atMs - first.atMs),
    refused429: calls.all.filter(({ status }) => status === 429).length,
    calls: count,
  };
}
