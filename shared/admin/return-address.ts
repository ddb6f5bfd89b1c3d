import { fault } from '../domain/faults.ts';
import { badBody } from '../runtime/problem.ts';
import type { AdminPorts } from './ports.ts';

/** Hosts of the local run, where an address may be plain http. */
const LOCAL: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/**
 * The address in i-Reserve that the console leads back to. Throws the `Problem` `invalid-body` unless it is an https address
 * on a host that the stage allows.
 */
export function returnAddress(text: string | undefined, { config }: Pick<AdminPorts, 'config'>): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  if (!url || !isSafe(url) || !config.RETURN_HOSTS?.includes(url.host))
    throw badBody(fault('/returnTo', 'not-return-address'));
  return url.href;
}

const isSafe = ({ protocol, hostname, username, password }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && LOCAL.has(hostname))) && username === '' && password === '';
