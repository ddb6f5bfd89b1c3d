import { checkBooks } from './checks/end.ts';
import type { Finding } from './checks/findings.ts';
import type { Met } from './kernel/weather.ts';
import type { Issued } from './people/ireserve.ts';
import { planLife } from './people/life.ts';
import { draw, type Plan } from './swarm.ts';
import { openSimulation, type Simulation } from './world.ts';

/** What came of one seed. */
export interface Simulated {
  readonly seed: number;
  /** The same for each run of the seed. */
  readonly trace: string;
  readonly findings: readonly Finding[];
  readonly met: readonly Met[];
  readonly figures: Figures;
}

/** What is added up over seeds. */
export interface Figures {
  readonly invoices: number;
  readonly booked: number;
  readonly happenings: number;
  readonly calls: number;
  readonly tokenCalls: number;
  readonly renewals: number;
  readonly refused429: number;
  readonly writeUnits: number;
}

const MINUTE_MS = 60_000;
/** How long after the last fault everything must have come to an end (S9). */
const SETTLED_WITHIN_MS = 26 * 60 * MINUTE_MS;
/** How long the last waits last, such as the one for an endpoint that refused too much; and how long it rests after them. */
const SETTLED_MORE_MS = 90 * MINUTE_MS;
const AT_REST_MS = 120 * MINUTE_MS;

/** Runs one seed from the first consent to the last invoice. */
export async function simulate(
  seed: number,
  { plan = draw(seed), leftOut = new Set() }: { readonly plan?: Plan; readonly leftOut?: ReadonlySet<string> } = {},
): Promise<Simulated> {
  const world = openSimulation(plan, leftOut);
  const { kernel, weather, findings } = world;
  for (const administrator of world.administrators) await kernel.finish(administrator.setUp());
  world.startClocks();
  planInvoices(world);
  planLife(world);
  weather.begin();
  await kernel.runUntil(kernel.now() + plan.lastsMs + 5 * MINUTE_MS);
  weather.calm();
  await comeToRest(world);
  world.units.judge(occasionsOf(world), findings);
  if (findings.all.length === 0) await stayAtRest(world);
  checkBooks(world);
  return {
    seed,
    trace: kernel.trace,
    findings: findings.all,
    met: weather.met,
    figures: figuresOf(world),
  };
}

function planInvoices({ plan, kernel, issue }: Simulation): void {
  for (const { name, invoices } of plan.tenants)
    for (let nth = 0; nth < invoices; nth++)
      kernel.after(kernel.between('when', 0, plan.lastsMs), 'an invoice is final', () => issue(name));
}

/** Lets things settle, with administrators who connect anew and send again what is parked. */
async function comeToRest(world: Simulation): Promise<void> {
  const { kernel, findings, diary } = world;
  const untilMs = kernel.now() + SETTLED_WITHIN_MS;
  for (let isFirst = true; kernel.now() < untilMs; isFirst = false) {
    await kernel.runUntil(kernel.now() + 20 * MINUTE_MS);
    if (isFirst && diary.interrupted.size > 0)
      for (const administrator of world.administrators) await kernel.finish(catchUp(administrator, world));
    else if (isOver(world)) return;
    for (const administrator of world.administrators) await kernel.finish(lookAfter(administrator, world));
  }
  findings.add(
    'S9',
    `not at rest ${SETTLED_WITHIN_MS / 3_600_000} hours after the last fault: ${open(world).join(', ')}`,
  );
}

/** What there was to write for, beside the set-up of each tenant. */
const occasionsOf = ({ administrators, stage, weather }: Simulation): number =>
  stage.intakeQueue.sent + weather.met.length + administrators.reduce((sum, { asked }) => sum + asked, 0);

/** Once the last waits and the last looks are over, hours pass in which nobody does anything. */
async function stayAtRest({ kernel, units, administrators, findings }: Simulation): Promise<void> {
  await kernel.runUntil(kernel.now() + SETTLED_MORE_MS);
  const before = units.total;
  await kernel.runUntil(kernel.now() + AT_REST_MS);
  units.judgeRest(units.total - before, AT_REST_MS, administrators.length, findings);
}

/** Where an integration was away, what i-Reserve changed meanwhile never came in: a person asks for it. */
async function catchUp(administrator: Simulation['administrators'][number], world: Simulation): Promise<void> {
  const { diary } = world;
  const { tenant } = administrator;
  if (!diary.interrupted.has(tenant)) return;
  await administrator.mend();
  for (const contents of diary.contents.values()) {
    const newest = contents.at(-1);
    if (newest?.tenant === tenant && contents.length > 1) ask(newest, world);
  }
}

/** A person presses the sync button of an invoice. */
function ask(newest: Issued, { diary, ireserve, send }: Simulation): void {
  diary.asked(newest);
  send(ireserve.request(newest, 'invoice'));
}

async function lookAfter(administrator: Simulation['administrators'][number], world: Simulation) {
  const { line, findings, diary, told } = world;
  const { tenant } = administrator;
  const { state, cause } = await administrator.standing();
  if (state === 'attention' && !line.hasExcuse(tenant))
    findings.add('S5', `${tenant} lost its connection (${cause}), and no fault explains it`);
  // A click of before may have come to nothing, such as the one that puts a mapping back.
  await administrator.mend();
  await administrator.retry();
  if (!diary.interrupted.has(tenant)) return;
  await administrator.retry('skipped');
  for (const invoice of world.issued)
    if (invoice.tenant === tenant && told.ofInvoice(tenant, invoice.id).length === 0)
      ask(diary.contents.get(diary.key(invoice))?.at(-1) ?? invoice, world);
}

const isOver = (world: Simulation): boolean =>
  world.stage.intakeQueue.open === 0 && world.stage.workQueue.open === 0 && open(world).length === 0;

/** What can be booked, and was not told as booked. */
const open = ({ issued, told, diary }: Simulation): string[] =>
  issued
    .filter((invoice) => {
      const { tenant, id, number } = invoice;
      const facts = told.ofInvoice(tenant, id);
      const isPlain = diary.contents.get(diary.key(invoice))?.every((content) => content.isPlain);
      return isPlain && !diary.discarded.has(number)
        ? facts.every(({ type }) => type !== 'invoice.synced')
        : facts.length === 0;
    })
    .map(({ tenant, id }) => `${tenant} ${id}`);

function figuresOf({ issued, told, kernel, line, exact, moneybird, units }: Simulation): Figures {
  const { minute, day, token } = exact.limits.refused;
  return {
    invoices: issued.length,
    booked: issued.filter(({ tenant, id }) => told.ofInvoice(tenant, id).some(({ type }) => type === 'invoice.synced'))
      .length,
    happenings: kernel.happened,
    calls: line.calls,
    tokenCalls: line.tokenCalls.length,
    renewals: line.tokenCalls.filter(({ isRenewed }) => isRenewed).length,
    writeUnits: units.total,
    refused429: minute + day + token + moneybird.limits.refused,
  };
}
