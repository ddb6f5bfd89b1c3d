import * as v from 'valibot';
import { optionsOf } from '../../../shared/admin/options.ts';
import { DetailsBody, saveDetails } from '../../../shared/admin/save-details.ts';
import { detailIssues } from '../../../shared/admin/settings-check.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { goingOnceSaved } from '../daily/progress.ts';
import { pathOf } from '../parts/layout.tsx';
import { savedAt } from '../parts/saved.tsx';
import { attempt, type FormRefusal, read } from '../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../visit.ts';
import { theOne } from './authentication.tsx';
import { DetailsPage } from './details-view.tsx';

/** The tab with every setting of an integration. */
export function addDetails(app: ConsoleApp): void {
  app.get('/console/integrations/:id/details', async (c) => show(c, await theOne(c), null));
  app.post('/console/integrations/:id/details', async (c) => {
    const visit = c.get('visit');
    const { form, language, ports } = visit;
    const before = await theOne(c);
    const going = await goingOnceSaved(before, ports);
    const { refusal } = await attempt(language, () =>
      saveDetails(callFor(visit, before.id, read(DetailsBody, settingsIn(form))), ports),
    );
    if (refusal) return show(c, before, refusal);
    const next = form.get('next') === 'mappings' ? 'mappings' : 'details';
    return c.redirect(savedAt(pathOf(before.id, next), going), 303);
  });
}

const TEXTS = ['invoiceField', 'customerField', 'customerNumberPrefix', 'rounding', 'creditSign'];
/** Left empty, these are no text but nothing. */
const MAYBE = ['contactField', 'journal', 'defaultArticle', 'roundingArticle', 'workflow', 'startDate'];
/** Several boxes under one name. */
const LISTS = ['sellers', 'contactSyncBackFields'];

/** The settings that a form holds. What was disabled is not in it, and stays as it is. */
function settingsIn(form: URLSearchParams): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const name of TEXTS) if (form.has(name)) settings[name] = form.get(name);
  for (const name of MAYBE) if (form.has(name)) settings[name] = form.get(name)?.trim() || null;
  // People write a comma where the API has a point.
  if (form.has('roundingLimit')) settings.roundingLimit = form.get('roundingLimit')?.trim().replace(',', '.');
  const length = form.get('customerNumberLength');
  if (length !== null) settings.customerNumberLength = /^\d{1,4}$/.test(length.trim()) ? Number(length) : length;
  if (form.has('externalInvoice')) settings.externalInvoice = form.get('externalInvoice') === 'true';
  for (const name of form.getAll('boxes')) {
    if (LISTS.includes(name)) settings[name] = form.getAll(name);
    else if (name === 'invoiceSent') settings.triggers = { invoiceSent: form.has(name) };
    else settings[name] = form.has(name);
  }
  return settings;
}

async function show(c: ConsoleContext, integration: Integration, refusal: FormRefusal | null): Promise<Response> {
  const visit = c.get('visit');
  const typed = refusal ? settingsIn(visit.form) : {};
  const settings = { ...savedOf(integration, visit), ...typed };
  const options = await attempt(visit.language, () => optionsOf(integration, visit.ports));
  const props = {
    visit,
    integration,
    settings,
    refusal,
    options: options.done,
    settingsIssues: options.done ? await detailIssues(integration, visit.ports) : [],
    catalogue: await visit.ports.catalogue(visit.tenant),
  };
  return c.html(<DetailsPage {...props} />, refusal ? 400 : 200);
}

/** With the defaults of what was never set. */
const savedOf = ({ provider, details }: Integration, { ports }: Visit): Record<string, unknown> =>
  v.parse(v.record(v.string(), v.unknown()), v.parse(ports.provider(provider).details, details));
