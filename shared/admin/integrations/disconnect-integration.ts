import { disconnect } from '../../oauth/disconnect.ts';
import type { Call } from '../../runtime/call.ts';
import { changedValues } from '../../sync/ledger/changed-values.ts';
import { recordChange } from '../changes/record-change.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { checkEdition } from './edition.ts';
import { find } from './save.ts';

/**
 * Disconnects an integration, as `disconnect` says; the change log gets its record first. Throws `not-found`,
 * `changed-since`.
 */
export async function disconnectIntegration(call: Call, ports: AdminPorts): Promise<void> {
  const integration = await find(keyFrom(call), ports);
  checkEdition(integration, call.ifMatch);
  const values = changedValues(integration, { state: 'new', clientId: null, administration: null });
  const { tenant, id, actor } = call;
  await recordChange({ tenant, integration: id, actor, what: 'disconnected', ...values }, ports);
  await disconnect(keyFrom(call), ports);
}
