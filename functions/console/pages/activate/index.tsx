import type { Child } from 'hono/jsx';
import { cellsOf } from '../../../../shared/admin/counts/countable.ts';
import { invoicesIn } from '../../../../shared/admin/counts/tally.ts';
import { type ChecklistItem, checklistOf, openItems } from '../../../../shared/admin/integrations/checklist.ts';
import { DetailsBody, saveDetails } from '../../../../shared/admin/integrations/save-details.ts';
import { activate, deactivate } from '../../../../shared/admin/integrations/switch.ts';
import { newestBooked } from '../../../../shared/admin/invoices/list-invoices.ts';
import { RetryBody, retry } from '../../../../shared/admin/invoices/retry.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { type Integration, keyOfIntegration } from '../../../../shared/sync/ledger/integration.ts';
import { invoicesToTry } from '../../daily/test-invoice.ts';
import { Overtaken, overtakenBy } from '../../editing/overtaken.tsx';
import { undoFor } from '../../editing/undo.tsx';
import { pathOf, Tabbed } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Saved } from '../../parts/saved.tsx';
import { attempt, type FormRefusal, read } from '../../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../../visit.ts';
import { theOne } from '../authentication/index.tsx';
import { Checklist } from './checklist.tsx';
import { RehearsalCard } from './rehearsal-card.tsx';
import { type Rehearsed, rehearsed } from './rehearsed.ts';
import { type CameWhileOff, Switch, Switched } from './switch.tsx';
import { type Trials, TryInvoice, tryOne } from './try-invoice.tsx';
import { words } from './words.ts';

/** The tab with the checklist and the switch. */
export function addActivate(app: ConsoleApp): void {
  app.get('/console/integrations/:id/activate', async (c) => show(c, await theOne(c), null));
  app.post('/console/integrations/:id/try', async (c) => {
    const integration = await theOne(c);
    const tried = await tryOne(integration, c.get('visit'));
    return 'to' in tried ? c.redirect(tried.to, 303) : show(c, integration, tried.refusal);
  });
  app.post('/console/integrations/:id/activate', async (c) => {
    const integration = await theOne(c);
    const { done, refusal } = await attempt(c.get('visit'), () => turnOn(integration, c.get('visit')));
    if (refusal) return show(c, await theOne(c), refusal);
    const sent = done > 0 ? `?sent=${done}` : '';
    return c.redirect(`${pathOf(integration.id, 'activate')}${sent}`, 303);
  });
  app.post('/console/integrations/:id/deactivate', async (c) => {
    const visit = c.get('visit');
    const { id } = await theOne(c);
    const { refusal } = await attempt(visit, () => deactivate(callFor(visit, id, {}), visit.ports));
    return refusal ? show(c, await theOne(c), refusal) : c.redirect(`${pathOf(id, 'activate')}?off=yes`, 303);
  });
}

/** Saves from which date, turns it on, and sends what came in meanwhile where that was asked; answers how many. */
async function turnOn(integration: Integration, visit: Visit): Promise<number> {
  const { form, ports } = visit;
  const { id, details } = integration;
  const startDate = form.get('startDate')?.trim() || null;
  if (form.has('startDate') && startDate !== (details.startDate ?? null))
    await saveDetails(callFor(visit, id, read(DetailsBody, { startDate })), ports);
  await activate(callFor(visit, id, {}), ports);
  if (form.get('meanwhile') !== 'send') return 0;
  const body = { status: 'skipped', ...(startDate && { from: startDate }) };
  return (await retry(callFor(visit, id, read(RetryBody, body)), ports)).count;
}

async function show(c: ConsoleContext, integration: Integration, refusal: FormRefusal | null): Promise<Response> {
  const visit = c.get('visit');
  const { ports } = visit;
  // A refused activation has just read the lists, so they are used again here.
  const believes = refusal?.name === 'checklist-open' ? 'all' : 'what-fits';
  const checklist = await attempt(visit, () =>
    checklistOf(integration, ports, { reader: visit.language, believes, seen: visit.held }),
  );
  const [trials, { cells, asOfMs }, rehearsal] = await Promise.all([
    trialsOf(integration, visit),
    ports.countInvoices(visit.tenant),
    rehearsed(integration, visit),
  ]);
  const off = cellsOf(cells, { integration: integration.id, status: 'skipped', cause: 'inactive' });
  const cameIn = { count: invoicesIn(off), asOfMs };
  const told = refusal ?? checklist.refusal ?? rehearsal?.refusal ?? null;
  const overtaken = await overtakenBy(refusal, integration, visit);
  const undo = refusal ? null : await undoFor(integration, visit);
  const props = { visit, integration, checklist: checklist.done ?? [], trials, cameIn, rehearsal, undo };
  return c.html(<ActivatePage {...props} refusal={told} overtaken={overtaken} />, refusal ? 409 : 200);
}

async function trialsOf(integration: Integration, { ports }: Visit): Promise<Trials> {
  const [booked, open] = await Promise.all([
    newestBooked(integration.tenant, integration.id, ports),
    invoicesToTry(keyOfIntegration(integration), ports),
  ]);
  return { booked, open };
}

interface Props {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly checklist: readonly ChecklistItem[];
  /** What the item of the test invoice can be done with. */
  readonly trials: Trials;
  readonly cameIn: CameWhileOff;
  /** Null where nobody asked for it. */
  readonly rehearsal: Rehearsed | null;
  readonly refusal: FormRefusal | null;
  /** The way back from what was saved on the way here. */
  readonly undo: Child;
  /** What others saved since the refused form was shown. */
  readonly overtaken: readonly Change[];
}

const ActivatePage = (props: Props) => {
  const { visit, integration, checklist, trials, cameIn, rehearsal, refusal, overtaken, undo } = props;
  const { title } = visit.ports.provider(integration.provider);
  const open = openItems(checklist);
  return (
    <Tabbed visit={visit} integration={integration} tab="activate">
      {overtaken.length > 0 && <Overtaken saves={overtaken} visit={visit} integration={integration} />}
      {refusal && overtaken.length === 0 && <Notice tone="bad">{refusal.message}</Notice>}
      <Saved visit={visit} id={integration.id}>
        {undo}
      </Saved>
      <Switched visit={visit} integration={integration} open={open} />
      <p class="lead">{say(words.lead, visit.language, { title })}</p>
      <Checklist visit={visit} id={integration.id} checklist={checklist}>
        {integration.administration && (
          <TryInvoice visit={visit} integration={integration} trials={trials} refusal={refusal} />
        )}
      </Checklist>
      <RehearsalCard visit={visit} integration={integration} rehearsal={rehearsal} />
      <Switch visit={visit} integration={integration} open={open} cameIn={cameIn} refusal={refusal} />
    </Tabbed>
  );
};
