import * as v from 'valibot';
import { fieldsInUse } from '../../../../shared/admin/fields.ts';
import { optionsOf } from '../../../../shared/admin/integrations/options.ts';
import { DetailsBody, saveDetails } from '../../../../shared/admin/integrations/save-details.ts';
import { detailIssues } from '../../../../shared/admin/integrations/settings-check.ts';
import { outsideRecord } from '../../../../shared/domain/outside-record.ts';
import type { SettingsForm } from '../../../../shared/providers/settings/settings-form.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { goingOnceSaved } from '../../daily/progress.ts';
import { overtakenBy } from '../../editing/overtaken.tsx';
import { undoable, undoFor } from '../../editing/undo.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { savedAt } from '../../parts/saved.tsx';
import { attempt, type FormRefusal, read } from '../../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../../visit.ts';
import { theOne } from '../authentication/index.tsx';
import { proposedFields } from './free-fields.ts';
import { settingsIn } from './read-settings.ts';
import { DetailsPage } from './view.tsx';

/** The tab with every setting of an integration. */
export function addDetails(app: ConsoleApp): void {
  app.get('/console/integrations/:id/details', async (c) => show(c, await theOne(c), null));
  app.post('/console/integrations/:id/details', async (c) => {
    const visit = c.get('visit');
    const { form, ports } = visit;
    const before = await theOne(c);
    const going = await goingOnceSaved(before, ports);
    const { done, refusal } = await attempt(visit, () =>
      saveDetails(callFor(visit, before.id, read(DetailsBody, settingsIn(form, formOf(before, visit)))), ports),
    );
    if (refusal) return show(c, await theOne(c), refusal);
    const next = form.get('next') === 'mappings' ? 'mappings' : 'details';
    return c.redirect(savedAt(pathOf(before.id, next), going, undoable(before, done, visit)), 303);
  });
}

async function show(c: ConsoleContext, integration: Integration, refusal: FormRefusal | null): Promise<Response> {
  const visit = c.get('visit');
  const form = formOf(integration, visit);
  const overtaken = await overtakenBy(refusal, integration, visit);
  const theirs = new Set(overtaken.flatMap(({ after }) => Object.keys(after)));
  const filledIn = refusal ? Object.entries(settingsIn(visit.form, form)) : [];
  const typed = Object.fromEntries(filledIn.filter(([setting]) => !theirs.has(setting)));
  const inUse = await fieldsInUse(integration, visit.ports);
  const catalogue = await visit.ports.catalogue(visit.tenant);
  const answered = { ...integration.details, ...typed };
  const proposed = proposedFields(form, { answered, catalogue, inUse, integration });
  const settings = { ...savedOf(integration, visit), ...proposed, ...typed };
  const options = await attempt(visit, () => optionsOf(integration, visit.ports));
  const props = {
    visit,
    integration,
    form,
    ...{ settings, answered, inUse, catalogue },
    ...{ refusal, overtaken },
    undo: refusal ? null : await undoFor(integration, visit),
    options: options.done,
    settingsIssues: options.done ? await detailIssues(integration, visit.ports) : [],
  };
  return c.html(<DetailsPage {...props} />, refusal ? 400 : 200);
}

const formOf = ({ provider }: Integration, { ports }: Visit): SettingsForm => ports.provider(provider).settingsForm;

/** With the defaults of what was never set. */
const savedOf = ({ provider, details }: Integration, { ports }: Visit): Record<string, unknown> =>
  v.parse(outsideRecord(v.string(), v.unknown()), v.parse(ports.provider(provider).details, details));
