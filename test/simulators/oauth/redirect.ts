import type { Reply } from '../http/reply.ts';

/** Whether the browser may be sent back to this address: a registered one, or any loopback address when none is. */
export function mayRedirect(registered: readonly string[] | undefined, redirectUri: string): boolean {
  if (registered) return registered.includes(redirectUri);
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return loopback && ['http:', 'https:'].includes(protocol);
}

/** Sends the browser back with an outcome, and with the state that it came with. */
export function back(form: URLSearchParams, outcome: Record<string, string>): Reply {
  const address = new URL(form.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(outcome)) address.searchParams.set(name, value);
  const state = form.get('state');
  if (state !== null) address.searchParams.set('state', state);
  return { status: 302, headers: { Location: address.href }, body: '' };
}
