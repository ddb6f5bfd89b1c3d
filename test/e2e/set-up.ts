import { expect } from 'vitest';
import { demoTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { demoApp } from '../simulators/exact/index.ts';
import type { LocalRun } from './local-run.ts';

/** Sets the demo tenant up as its administrator would, with a program for a browser. */
export async function setUpDemoTenant(run: LocalRun): Promise<void> {
  const { tenant, integration, details, mappings } = demoTenant;
  const admin = await run.admin(tenant);
  const { clientId, clientSecret } = demoApp;
  await admin(`PUT /integrations/${integration}`, { provider: 'exact' });
  await admin(`PUT /integrations/${integration}/authentication`, { clientId, clientSecret });
  const { authorizeUrl } = await admin(`POST /integrations/${integration}/consent`);
  const { headers } = await fetch(String(authorizeUrl), { redirect: 'manual' });
  expect((await fetch(headers.get('location') ?? '')).status).toBe(200);
  await admin(`PUT /integrations/${integration}/details`, details);
  await admin(`PUT /integrations/${integration}/mappings`, mappings);
  await admin(`POST /integrations/${integration}/activate`);
}
