import * as v from 'valibot';
import { codesInWords } from '../../shared/admin/causes.ts';
import { listChanges } from '../../shared/admin/changes/list-changes.ts';
import { ClosingPeriod } from '../../shared/admin/closing/closing-period.ts';
import { sendMissing, showClosingReport } from '../../shared/admin/closing/closing-report.ts';
import { type EventPorts, EventsBody, handOver, readEnvelopes } from '../../shared/admin/events/post-events.ts';
import { AuthenticationBody, authenticate } from '../../shared/admin/integrations/authenticate.ts';
import { checklistOf } from '../../shared/admin/integrations/checklist.ts';
import { ConnectBody, connectAdministration } from '../../shared/admin/integrations/connect-administration.ts';
import { disconnectIntegration } from '../../shared/admin/integrations/disconnect-integration.ts';
import { editionOf } from '../../shared/admin/integrations/edition.ts';
import { MakeBody, makeIntegration } from '../../shared/admin/integrations/make-integration.ts';
import { optionsOf, shownOptions } from '../../shared/admin/integrations/options.ts';
import { find } from '../../shared/admin/integrations/save.ts';
import {
  DetailsBody,
  type SavedMappings,
  saveDetails,
  saveMappings,
} from '../../shared/admin/integrations/save-details.ts';
import { listed, showIntegration } from '../../shared/admin/integrations/show-integration.ts';
import { startConsent } from '../../shared/admin/integrations/start-consent.ts';
import { activate, deactivate } from '../../shared/admin/integrations/switch.ts';
import { FinaliseBody, finaliseDrafts } from '../../shared/admin/invoices/finalise-drafts.ts';
import { listInvoices } from '../../shared/admin/invoices/list-invoices.ts';
import { oneInvoice } from '../../shared/admin/invoices/one-invoice.ts';
import { RehearseBody, rehearse } from '../../shared/admin/invoices/rehearse.ts';
import { RetryBody, retry } from '../../shared/admin/invoices/retry.ts';
import { PreviewBody, showPreview } from '../../shared/admin/invoices/show-preview.ts';
import { syncCustomer, syncInvoice } from '../../shared/admin/invoices/sync-now.ts';
import { type AdminPorts, keyFrom } from '../../shared/admin/ports.ts';
import { returnAddress } from '../../shared/admin/return-address.ts';
import { saveCatalogue } from '../../shared/admin/save-catalogue.ts';
import { LinkBody, makeLaunchLink } from '../../shared/admin/session.ts';
import { CatalogueBody } from '../../shared/domain/catalogue.ts';
import { sentence } from '../../shared/domain/sentences.ts';
import { MappingChanges } from '../../shared/domain/settings.ts';
import type { Call } from '../../shared/runtime/call.ts';
import { jsonAnswer } from '../../shared/runtime/http-api.ts';
import { mayTake, plain, type Routes, taking, takingAsRead } from '../../shared/runtime/route.ts';
import type { Integration } from '../../shared/sync/ledger/integration.ts';

const Nothing = v.strictObject({});

const whole = (integration: Integration, call: Call, ports: AdminPorts, status = 200) =>
  jsonAnswer(status, showIntegration(integration, call, ports), { etag: editionOf(integration) });

/** An integration whose mappings were saved, with their settings issues. */
function showSavedMappings({ integration, misfits: issues }: SavedMappings, call: Call, ports: AdminPorts) {
  const misfits = issues.map(({ group, key, cause, about }) => ({
    ...{ group, key, cause },
    message: sentence(cause, about, call.language),
  }));
  const shown = { ...showIntegration(integration, call, ports), misfits };
  return jsonAnswer(200, shown, { etag: editionOf(integration) });
}

/** What the routes of the admin API need. */
export type ApiPorts = AdminPorts & EventPorts;

/** The admin API: contract section 3. */
export const adminRoutes = {
  'POST /events': takingAsRead(EventsBody, readEnvelopes, async (call, ports: ApiPorts) =>
    jsonAnswer(202, await handOver(call, ports)),
  ),
  'GET /causes': plain(async () => jsonAnswer(200, codesInWords())),
  'GET /integrations': plain(async ({ tenant }, { integrations }) =>
    jsonAnswer(200, (await integrations.ofTenant(tenant)).map(listed)),
  ),
  'PUT /integrations/{id}': taking(MakeBody, async (call, ports) => {
    const { integration, isNew } = await makeIntegration(call, ports);
    return whole(integration, call, ports, isNew ? 201 : 200);
  }),
  'GET /integrations/{id}': plain(async (call, ports) => whole(await find(keyFrom(call), ports), call, ports)),
  'DELETE /integrations/{id}': plain(async (call, ports) => {
    await disconnectIntegration(call, ports);
    return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
  }),
  'PUT /integrations/{id}/authentication': taking(AuthenticationBody, async (call, ports) =>
    whole(await authenticate(call, ports), call, ports),
  ),
  'POST /integrations/{id}/consent': mayTake(Nothing, async (call, ports) =>
    jsonAnswer(200, { authorizeUrl: await startConsent(call, ports) }),
  ),
  'POST /integrations/{id}/connect': mayTake(ConnectBody, async (call, ports) =>
    jsonAnswer(200, await connectAdministration(call, ports)),
  ),
  'PUT /integrations/{id}/details': taking(DetailsBody, async (call, ports) =>
    whole(await saveDetails(call, ports), call, ports),
  ),
  'PUT /integrations/{id}/mappings': taking(MappingChanges, async (call, ports) =>
    showSavedMappings(await saveMappings(call, ports), call, ports),
  ),
  'POST /integrations/{id}/activate': mayTake(Nothing, async (call, ports) =>
    whole(await activate(call, ports), call, ports),
  ),
  'POST /integrations/{id}/deactivate': mayTake(Nothing, async (call, ports) =>
    whole(await deactivate(call, ports), call, ports),
  ),
  'GET /integrations/{id}/checklist': plain(async (call, ports) =>
    jsonAnswer(200, await checklistOf(await find(keyFrom(call), ports), ports)),
  ),
  'GET /integrations/{id}/options': plain(async (call, ports) =>
    jsonAnswer(200, shownOptions(await optionsOf(await find(keyFrom(call), ports), ports), call.language)),
  ),
  'POST /integrations/{id}/preview': taking(PreviewBody, async (call, ports) =>
    jsonAnswer(200, await showPreview(call, ports)),
  ),
  'POST /integrations/{id}/rehearse': taking(RehearseBody, async (call, ports) =>
    jsonAnswer(200, await rehearse(call, ports)),
  ),
  'GET /integrations/{id}/closing-report': plain(showClosingReport),
  'POST /integrations/{id}/closing-report': taking(ClosingPeriod, async (call, ports) =>
    jsonAnswer(202, await sendMissing(call, ports)),
  ),
  'POST /integrations/{id}/retry': mayTake(RetryBody, async (call, ports) => jsonAnswer(202, await retry(call, ports))),
  'POST /integrations/{id}/finalise': taking(FinaliseBody, async (call, ports) =>
    jsonAnswer(202, await finaliseDrafts(call, ports)),
  ),
  'GET /changes': plain(async (call, ports) => jsonAnswer(200, await listChanges(call, ports))),
  'GET /invoices': plain(async (call, ports) => jsonAnswer(200, await listInvoices(call, ports))),
  'GET /invoices/{id}': plain(async (call, ports) => jsonAnswer(200, await oneInvoice(call, ports))),
  'POST /invoices/{id}/sync': mayTake(Nothing, async (call, ports) => jsonAnswer(202, await syncInvoice(call, ports))),
  'POST /customers/{id}/sync': mayTake(Nothing, async (call, ports) =>
    jsonAnswer(202, await syncCustomer(call, ports)),
  ),
  'POST /console-links': mayTake(LinkBody, async ({ tenant, actor, address, body }, ports) => {
    const returnTo = returnAddress(body.returnTo, ports);
    return jsonAnswer(201, await makeLaunchLink({ tenant, madeBy: actor, ...body, returnTo }, address, ports));
  }),
  'GET /catalogue': plain(async ({ tenant }, { catalogue }) => jsonAnswer(200, await catalogue(tenant))),
  'PUT /catalogue': taking(CatalogueBody, async (call, ports) => jsonAnswer(200, await saveCatalogue(call, ports))),
} satisfies Routes<ApiPorts>;

/** A route of the admin API: its method and path. */
export type AdminRoute = keyof typeof adminRoutes;
