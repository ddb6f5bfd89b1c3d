import * as v from 'valibot';
import { LinkBody, makeLaunchLink } from '../console/doors.ts';
import { CatalogueBody } from '../domain/catalogue.ts';
import { MappingChanges } from '../domain/settings.ts';
import { disconnect } from '../oauth/disconnect.ts';
import { jsonAnswer } from '../runtime/http-api.ts';
import { type Call, plain, type Routes, taking } from '../runtime/router.ts';
import type { Integration } from '../sync/integration.ts';
import { AuthenticationBody, authenticate } from './authenticate.ts';
import { checklistOf } from './checklist.ts';
import { MonthBody, sendMissing, showClosingReport } from './closing-report.ts';
import { ConnectBody, connectAdministration } from './connect-administration.ts';
import { checkEdition, editionOf } from './edition.ts';
import { listInvoices } from './list-invoices.ts';
import { MakeBody, makeIntegration } from './make-integration.ts';
import { oneInvoice } from './one-invoice.ts';
import { optionsOf, shownOptions } from './options.ts';
import { type AdminPorts, lineOf } from './ports.ts';
import { RetryBody, retry } from './retry.ts';
import { find } from './save.ts';
import { saveCatalogue } from './save-catalogue.ts';
import { DetailsBody, saveDetails } from './save-details.ts';
import { saveMappings } from './save-mappings.ts';
import { listed, showIntegration } from './show-integration.ts';
import { PreviewBody, showPreview } from './show-preview.ts';
import { startConsent } from './start-consent.ts';
import { activate, deactivate } from './switch.ts';
import { syncCustomer, syncInvoice } from './sync-now.ts';

const Nothing = v.strictObject({});

const whole = (integration: Integration, { address }: Call, ports: AdminPorts, status = 200) =>
  jsonAnswer(status, showIntegration(integration, address, ports), { etag: editionOf(integration) });

/** The admin API: contract section 3. */
export const adminRoutes = {
  'GET /integrations': plain(async ({ tenant }, { integrations }) =>
    jsonAnswer(200, (await integrations.ofTenant(tenant)).map(listed)),
  ),
  'PUT /integrations/{id}': taking(MakeBody, async (call, ports) => {
    const { integration, isNew } = await makeIntegration(call, ports);
    return whole(integration, call, ports, isNew ? 201 : 200);
  }),
  'GET /integrations/{id}': plain(async (call, ports) => whole(await find(lineOf(call), ports), call, ports)),
  'DELETE /integrations/{id}': plain(async (call, ports) => {
    checkEdition(await find(lineOf(call), ports), call.ifMatch);
    await disconnect(lineOf(call), ports);
    return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
  }),
  'PUT /integrations/{id}/authentication': taking(AuthenticationBody, async (call, ports) =>
    whole(await authenticate(call, ports), call, ports),
  ),
  'POST /integrations/{id}/consent': taking(Nothing, async (call, ports) =>
    jsonAnswer(200, { authorizeUrl: await startConsent(call, ports) }),
  ),
  'POST /integrations/{id}/connect': taking(ConnectBody, async (call, ports) =>
    jsonAnswer(200, await connectAdministration(call, ports)),
  ),
  'PUT /integrations/{id}/details': taking(DetailsBody, async (call, ports) =>
    whole(await saveDetails(call, ports), call, ports),
  ),
  'PUT /integrations/{id}/mappings': taking(MappingChanges, async (call, ports) =>
    whole(await saveMappings(call, ports), call, ports),
  ),
  'POST /integrations/{id}/activate': taking(Nothing, async (call, ports) =>
    whole(await activate(call, ports), call, ports),
  ),
  'POST /integrations/{id}/deactivate': taking(Nothing, async (call, ports) =>
    whole(await deactivate(call, ports), call, ports),
  ),
  'GET /integrations/{id}/checklist': plain(async (call, ports) =>
    jsonAnswer(200, await checklistOf(await find(lineOf(call), ports), ports)),
  ),
  'GET /integrations/{id}/options': plain(async (call, ports) =>
    jsonAnswer(200, shownOptions(await optionsOf(await find(lineOf(call), ports), ports))),
  ),
  'POST /integrations/{id}/preview': taking(PreviewBody, async (call, ports) =>
    jsonAnswer(200, await showPreview(call, ports)),
  ),
  'GET /integrations/{id}/closing-report': plain(showClosingReport),
  'POST /integrations/{id}/closing-report': taking(MonthBody, async (call, ports) =>
    jsonAnswer(202, await sendMissing(call, ports)),
  ),
  'POST /integrations/{id}/retry': taking(RetryBody, async (call, ports) => jsonAnswer(202, await retry(call, ports))),
  'GET /invoices': plain(async (call, ports) => jsonAnswer(200, await listInvoices(call, ports))),
  'GET /invoices/{id}': plain(async (call, ports) => jsonAnswer(200, await oneInvoice(call, ports))),
  'POST /invoices/{id}/sync': taking(Nothing, async (call, ports) => jsonAnswer(202, await syncInvoice(call, ports))),
  'POST /customers/{id}/sync': taking(Nothing, async (call, ports) => jsonAnswer(202, await syncCustomer(call, ports))),
  'POST /console-links': taking(LinkBody, async ({ tenant, address, body }, ports) =>
    jsonAnswer(201, await makeLaunchLink({ tenant, ...body }, address, ports)),
  ),
  'GET /catalogue': plain(async ({ tenant }, { catalogue }) => jsonAnswer(200, await catalogue(tenant))),
  'PUT /catalogue': taking(CatalogueBody, async (call, ports) => jsonAnswer(200, await saveCatalogue(call, ports))),
} satisfies Routes<AdminPorts>;
export type AdminRoute = keyof typeof adminRoutes;
