import * as v from 'valibot';
import { newChange } from '../../domain/change.ts';
import { described } from '../../domain/schemas/described.ts';
import { providerIds } from '../../providers/index.ts';
import type { Call } from '../../runtime/call.ts';
import { Problem } from '../../runtime/problem.ts';
import { Integration } from '../../sync/ledger/integration.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { redirectUrlOf } from './show-integration.ts';

/** The provider that a new integration connects to. */
export const MakeBody = v.strictObject({
  provider: described(v.picklist(providerIds), 'The accounting system.'),
});
type MakeBody = v.InferOutput<typeof MakeBody>;

/** It stands in addresses, queues and keys. */
const NAME = /^[a-z0-9-]{1,40}$/;

/** Makes an integration; one of that name and provider stays as it is. */
export async function makeIntegration(
  call: Call<MakeBody>,
  ports: Pick<AdminPorts, 'integrations' | 'provider' | 'clock'>,
): Promise<{ readonly integration: Integration; readonly isNew: boolean }> {
  const { tenant, id, body } = call;
  if (!NAME.test(id)) throw new Problem('invalid-id');
  const integration = v.parse(Integration, {
    v: VERSIONS.integration.newest,
    tenant,
    id,
    provider: body.provider,
    state: 'new',
    host: ports.provider(body.provider).hosts[0],
    redirectUrl: redirectUrlOf(call.address),
    entriesIndexed: true,
  });
  const about = { tenant, integration: id, actor: call.actor };
  const line = newChange({ ...about, what: 'integration-made', after: { provider: body.provider } }, ports.clock);
  if (await ports.integrations.make(integration, line)) return { integration, isNew: true };
  const there = await ports.integrations.get(keyFrom(call));
  if (there?.provider !== body.provider) throw new Problem('provider-differs');
  return { integration: there, isNew: false };
}
