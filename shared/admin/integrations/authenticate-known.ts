import { fault } from '../../domain/faults.ts';
import { type AppAnswer, tryApp } from '../../oauth/try-app.ts';
import type { Call } from '../../runtime/call.ts';
import { badBody } from '../../runtime/problem.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { type AuthenticationBody, authenticate, hostOf } from './authenticate.ts';
import { find } from './save.ts';
import { redirectUrlOf } from './show-integration.ts';

/**
 * Saves an app that somebody filled in, unless the books say that they don't know it: what was there stays then. Books that
 * don't answer, or whose answers say nothing of the pair, hold nobody back. Returns what they said. Throws `invalid-body`,
 * and as `authenticate` does.
 */
export async function authenticateKnown(
  call: Call<AuthenticationBody>,
  ports: AdminPorts,
): Promise<Exclude<AppAnswer, 'refused'>> {
  const { clientId, clientSecret } = call.body;
  const before = await find(keyFrom(call), ports);
  const host = hostOf(call.body, before, ports);
  const app = await tryApp({ ...before, host, clientId, clientSecret }, redirectUrlOf(call.address), ports);
  if (app === 'refused') throw badBody(fault('/clientId', 'app-refused'), fault('/clientSecret', 'app-refused'));
  await authenticate(call, ports);
  return app;
}
