import { beginConsent } from '../../oauth/begin-consent.ts';
import type { Call } from '../../runtime/call.ts';
import { Problem } from '../../runtime/problem.ts';
import { recordChange } from '../changes/record-change.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { find, save } from './save.ts';
import { redirectUrlOf } from './show-integration.ts';

/** Step 1: the address at which the administrator gives consent; in a console session, only that browser can end it. */
export async function startConsent(call: Call, ports: AdminPorts, session: string | null = null): Promise<string> {
  const integration = await find(keyFrom(call), ports);
  if (integration.clientId === null) throw new Problem('not-authenticated');
  const redirectUrl = redirectUrlOf(call.address);
  if (integration.redirectUrl !== redirectUrl) await save(keyFrom(call), ports, null, () => ({ redirectUrl }));
  const { tenant, id, actor } = call;
  await recordChange({ tenant, integration: id, actor, what: 'consent-asked' }, ports);
  return beginConsent(integration, redirectUrl, ports, { session, actor });
}
