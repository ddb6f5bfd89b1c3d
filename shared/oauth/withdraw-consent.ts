import type { ChangeKind } from '../domain/change.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import { changeOf } from '../sync/ledger/changed-values.ts';
import { type Integration, keyOfIntegration } from '../sync/ledger/integration.ts';
import { integrationAttention, newEventHead } from '../sync/ledger/outbox-events.ts';
import { changeAsItStands } from './change-as-it-stands.ts';
import type { ConsentPorts, Withdrawal } from './consent-ports.ts';
import { revokeUnused } from './disconnect.ts';
import { looseEndOf } from './loose-ends.ts';

/** Long enough to read the page, and over before anybody finds its secret. */
const OFFERED_MS = 15 * MINUTE_MS;

type Ports = Pick<
  ConsentPorts,
  'withdrawals' | 'integrations' | 'vault' | 'wake' | 'clock' | 'provider' | 'secret' | 'originOf' | 'exchange' | 'log'
>;

/** Offers to take a consent back; the secret is good once, for a quarter of an hour, for this consent alone. */
export async function offerWithdrawal(
  about: Omit<Withdrawal, 'expiresAtMs'>,
  { withdrawals, clock }: Pick<Ports, 'withdrawals' | 'clock'>,
): Promise<string> {
  const secret = clock.secret();
  await withdrawals.keep(secret, { ...about, expiresAtMs: clock.now() + OFFERED_MS });
  return secret;
}

/** What the change log calls whoever holds the page that followed a consent: nobody knows their name. */
const WHO_GAVE_IT = 'consent page';

/**
 * Takes a consent back for who gave it: every integration that uses its tokens is told that it needs another consent, and
 * the tokens are forgotten, and revoked where the provider allows that. False when there is nothing to take back. When it
 * ends halfway, doing it again does the rest; tokens that were forgotten by then are revoked no more.
 */
export async function withdrawConsent(secret: string, ports: Ports): Promise<boolean> {
  const meant = await ports.withdrawals.see(secret);
  if (!meant) return false;
  const { tenant, integration, chain } = meant;
  const one = await ports.integrations.get({ tenant, integration });
  const all = await ports.integrations.ofTenant(tenant);
  for (const user of all.filter((other) => other.chain === chain)) await lose(user, chain, ports);
  const old = await ports.vault.retire(chain, null);
  if (old && one) await revokeUnused(old, one, ports);
  await ports.withdrawals.spend(secret);
  return true;
}

/** Leaves an integration without tokens, unless a consent came since: it asks for attention, and sends nothing. */
async function lose(integration: Integration, chain: string, { integrations, clock, wake }: Ports): Promise<void> {
  const key = keyOfIntegration(integration);
  const lost = await changeAsItStands(
    key,
    (now) => {
      if (now.chain !== chain) return null;
      const changes: Partial<Integration> = {
        chain: null,
        looseEnds: [...now.looseEnds, looseEndOf(now, clock.now())],
        state: stateWithout(now),
        attention: { cause: 'reconnect-needed', about: {} },
        outbox: [...now.outbox, integrationAttention(now, 'reconnect-needed', {}, newEventHead(clock))],
      };
      const what: ChangeKind = 'consent-withdrawn';
      return { changes, line: changeOf(now, changes, { actor: WHO_GAVE_IT, what }, clock) };
    },
    integrations,
  );
  if (lost) await wake(key);
}

/** One that books goes on after another consent; one that was never activated is as it was before the first. */
function stateWithout({ state }: Integration): Integration['state'] {
  if (state === 'active') return 'attention';
  return state === 'connected' ? 'new' : state;
}
