import { AuthenticationBody } from '../../../../shared/admin/integrations/authenticate.ts';
import { authenticateKnown } from '../../../../shared/admin/integrations/authenticate-known.ts';
import { ConnectBody, connectAdministration } from '../../../../shared/admin/integrations/connect-administration.ts';
import { disconnectIntegration } from '../../../../shared/admin/integrations/disconnect-integration.ts';
import { find } from '../../../../shared/admin/integrations/save.ts';
import { startConsent } from '../../../../shared/admin/integrations/start-consent.ts';
import type { AdminPorts } from '../../../../shared/admin/ports.ts';
import { Setback } from '../../../../shared/domain/setback.ts';
import type { Administration } from '../../../../shared/providers/administration.ts';
import { Problem } from '../../../../shared/runtime/problem.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { goingNow } from '../../daily/progress.ts';
import { pathOf } from '../../parts/layout.tsx';
import { attempt, type FormRefusal, read } from '../../refusal.ts';
import { mayChange } from '../../roles.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../../visit.ts';
import { stepOf } from './steps.tsx';
import { AuthenticationPage } from './view.tsx';

/** The tab on which an administrator fills in the app, gives consent and chooses the administration. */
export function addAuthentication(app: ConsoleApp): void {
  app.get('/console/integrations/:id/authentication', async (c) => show(c, await theOne(c)));

  app.post('/console/integrations/:id/authentication', async (c) => {
    const visit = c.get('visit');
    const before = await theOne(c);
    const { form, ports } = visit;
    const typed = Object.fromEntries(['host', 'clientId', 'clientSecret'].map((name) => [name, form.get(name) ?? '']));
    const misfit = misfitOf(typed.clientId ?? '', before, visit);
    const { done, refusal } = await attempt(visit, async () => {
      if (keepsSecret(before, typed)) return null; // a secret that was kept is not tried again
      const body = read(AuthenticationBody, typed.host ? typed : { ...typed, host: undefined });
      if (misfit !== null) throw new Problem('invalid-body');
      return authenticateKnown(callFor(visit, before.id, body), ports);
    });
    if (refusal) {
      const faults = misfit === null ? refusal.faults : { ...refusal.faults, '/clientId': misfit };
      return show(c, before, { refusal: { ...refusal, faults }, typed });
    }
    if (form.get('next') === 'consent') return consent(c); // which tells of an app that could not be tried
    const outcome = done === 'no answer' ? '?outcome=untried' : '';
    return c.redirect(pathOf(before.id, 'authentication') + outcome, 303);
  });

  app.post('/console/integrations/:id/consent', consent);

  app.post('/console/integrations/:id/connect', async (c) => {
    const visit = c.get('visit');
    const { form, ports } = visit;
    const before = await theOne(c);
    const chosen = form.get('administration');
    const { done, refusal } = await attempt(visit, () => {
      const body = { ...(chosen ? { administration: chosen } : {}), confirm: form.get('confirm') === 'true' };
      return connectAdministration(callFor(visit, before.id, read(ConnectBody, body)), ports);
    });
    if (refusal) return show(c, await theOne(c), { refusal });
    const outcome = done.administration ? 'connected' : 'choose';
    return c.redirect(`${pathOf(before.id, 'authentication')}?outcome=${outcome}`, 303);
  });

  app.post('/console/integrations/:id/disconnect', async (c) => {
    const visit = c.get('visit');
    const { id } = await theOne(c);
    if (visit.form.get('sure') !== 'true') return c.redirect(`${pathOf(id, 'authentication')}?outcome=unsure`, 303);
    await disconnectIntegration(callFor(visit, id, null), visit.ports);
    return c.redirect('/console', 303);
  });
}

/** The integration that a page is about. Throws `not-found`. */
export const theOne = (c: ConsoleContext): Promise<Integration> => {
  const { tenant, ports } = c.get('visit');
  return find({ tenant, integration: c.req.param('id') ?? '' }, ports);
};

async function consent(c: ConsoleContext): Promise<Response> {
  const visit = c.get('visit');
  const integration = await theOne(c);
  const { done, refusal } = await attempt(visit, () =>
    startConsent(callFor(visit, integration.id, {}), visit.ports, visit.session.id),
  );
  return refusal ? show(c, integration, { refusal }) : c.redirect(done, 303);
}

/** A secret that is not filled in again stays as it is, with the app that it belongs to. */
const keepsSecret = (before: Integration, typed: Readonly<Record<string, string>>): boolean =>
  typed.clientSecret === '' &&
  before.secretName !== null &&
  before.clientId === typed.clientId?.trim() &&
  (!typed.host || before.host === typed.host);

/** What is said of a new client id that has another form than this provider's; the books would say so a window later. */
function misfitOf(clientId: string, before: Integration, { ports, language }: Visit): string | null {
  const { clientIdForm } = ports.provider(before.provider).app;
  if (clientIdForm === null || clientId.trim() === '' || clientId.trim() === before.clientId) return null;
  return new RegExp(`^(?:${clientIdForm.pattern})$`).test(clientId) ? null : clientIdForm.says[language];
}

interface Shown {
  readonly refusal?: FormRefusal;
  readonly typed?: Readonly<Record<string, string>>;
}

async function show(c: ConsoleContext, integration: Integration, { refusal, typed }: Shown = {}): Promise<Response> {
  const visit = c.get('visit');
  const { ports, query, form } = visit;
  const isMoving = query.has('move') || form.has('administration');
  const isOpen = stepOf(integration) === 'step2' || isMoving;
  const isToChoose = integration.chain !== null && isOpen && mayChange(visit.session.role);
  const seen = isToChoose ? await attempt(visit, () => administrationsOf(integration, ports)) : null;
  const isNews = query.get('outcome') === 'connected' && integration.state === 'active';
  const props = {
    ...{ visit, integration, administrations: seen?.done ?? null },
    going: isNews ? await goingNow(integration, ports) : 0,
    ...{ refusal: refusal ?? seen?.refusal ?? null, typed: typed ?? null },
  };
  return c.html(<AuthenticationPage {...props} />, refusal ? 400 : 200);
}

/** What a grant sees, asked beside any administration. Some books refuse a user who sees none. */
async function administrationsOf(integration: Integration, ports: AdminPorts): Promise<readonly Administration[]> {
  const context = await ports.openContext({ ...integration, administration: null });
  try {
    return await context.provider.administrations(context.wire);
  } catch (error) {
    if (error instanceof Setback && error.cause === 'administration-gone') return [];
    throw error;
  }
}
