import * as v from 'valibot';
import type { Deed } from '../../domain/change.ts';
import { fault } from '../../domain/faults.ts';
import { idText, text } from '../../domain/optional.ts';
import { described } from '../../domain/schemas/described.ts';
import { forgetConnection } from '../../oauth/disconnect.ts';
import { dropLooseEnd, looseEndOf, noteLooseEnd } from '../../oauth/loose-ends.ts';
import type { Call } from '../../runtime/call.ts';
import { badBody } from '../../runtime/problem.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import { recordChange } from '../changes/record-change.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { checkEdition } from './edition.ts';
import { find, save } from './save.ts';

const short = v.pipe(text, v.maxLength(500));

/** The credentials of an app at the provider. */
export const AuthenticationBody = v.strictObject({
  host: described(
    v.optional(short),
    'Where the accounting system is reached; one that the provider has. Its first when it is left out.',
  ),
  clientId: described(idText, 'The client id of the app.'),
  clientSecret: described(short, 'The secret of the app. It never comes out again.'),
});
/** The credentials of an app, as they were read. */
export type AuthenticationBody = v.InferOutput<typeof AuthenticationBody>;

/**
 * Saves the app of an integration. Whether the app is the tenant's own shows at the first consent that succeeds. The
 * same app with another secret keeps the connection. Another app or host needs a new consent, since the old tokens are
 * not valid for it; until then nothing is sent, and new invoices wait. So does the same app whose secret is gone, after a
 * disconnect that ended halfway.
 */
export async function authenticate(call: Call<AuthenticationBody>, ports: AdminPorts): Promise<Integration> {
  const { body } = call;
  const before = await find(keyFrom(call), ports);
  checkEdition(before, call.ifMatch);
  const host = hostOf(body, before, ports);
  const isKnown = before.clientId === body.clientId && before.host === host && before.secretName !== null;
  return (isKnown && (await renewSecret(call, ports))) || changeApp(call, host, ports);
}

/** The host that was filled in, or the integration's own. Throws `invalid-body` for one that the provider does not have. */
export function hostOf(body: AuthenticationBody, integration: Integration, ports: AdminPorts): string {
  const { hosts } = ports.provider(integration.provider);
  const host = body.host ?? integration.host; // the provider's default from the start
  if (!hosts.includes(host)) throw badBody(fault('/host', 'not-one-of', { expected: hosts.join(', ') }));
  return host;
}

/** An app has one secret, whatever integrations of the tenant use it: all of them get the new one. Null: its own is gone. */
async function renewSecret(call: Call<AuthenticationBody>, ports: AdminPorts): Promise<Integration | null> {
  const own = await find(keyFrom(call), ports);
  for (const one of await ports.integrations.ofTenant(call.tenant)) {
    if (one.secretName === null || !isSameApp(one, own)) continue;
    const about = { tenant: one.tenant, integration: one.id, actor: call.actor };
    await recordChange({ ...about, what: 'secret-replaced' }, ports);
    const isKept = await ports.secrets.replace(one.secretName, call.body.clientSecret);
    if (one.id === own.id && !isKept) return null;
    if (one.id !== own.id) await save(keyOfIntegration(one), ports, null, trustedAgain);
  }
  return save(keyFrom(call), ports, null, trustedAgain);
}

const isSameApp = (one: Integration, other: Integration): boolean =>
  one.provider === other.provider && one.host === other.host && one.clientId === other.clientId;

/** With a new secret, an integration that stopped because the old one was refused goes on. */
const trustedAgain = ({ state, attention }: Integration): Partial<Integration> | null =>
  attention?.cause === 'client-refused'
    ? { attention: null, pause: null, state: state === 'attention' ? 'active' : state }
    : null;

async function changeApp(call: Call<AuthenticationBody>, host: string, ports: AdminPorts): Promise<Integration> {
  const { clientId, clientSecret } = call.body;
  const key = keyFrom(call);
  const secretName = ports.secrets.newName();
  await noteLooseEnd(key, { host, clientId: null, secretName, chain: null }, ports);
  await ports.secrets.create(secretName, clientSecret);
  let before: Integration | null = null;
  const connectAnew = (integration: Integration): Partial<Integration> => {
    before = integration;
    const others = integration.looseEnds.filter((end) => end.secretName !== secretName);
    const looseEnds = [...others, looseEndOf(integration, ports.clock.now())];
    return { host, clientId, secretName, looseEnds, ...unconnected(integration) };
  };
  const deed: Deed = { actor: call.actor, what: 'authentication-changed' };
  const after = await save(key, ports, deed, connectAnew, call.ifMatch);
  if (before) await forgetConnection(before, ports);
  if (before) await dropLooseEnd(key, before, ports);
  return after;
}

/** Who was at work waits for a consent and goes on by itself then; its administration stays until a person moves it. */
function unconnected({ state, chain, administration }: Integration): Partial<Integration> {
  if (chain === null) return {};
  if (state === 'connected') return { chain: null, state: 'new', administration: null };
  const atWork = state === 'active' || state === 'attention';
  return {
    chain: null,
    administration,
    ...(atWork ? { state: 'attention', attention: { cause: 'not-connected', about: {} } } : {}),
  };
}
