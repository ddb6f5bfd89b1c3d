import { inFile, type Mutant } from '../mutant.ts';

const O = 'test/integration/oauth';
const TOKENS = [`${O}/tokens.test.ts`];
const TROUBLES = [`${O}/token-troubles.test.ts`];
const LEASES = [`${O}/leases.test.ts`];
const CALLBACK = [`${O}/callback.test.ts`];
const CHECK = [`${O}/connection-check.test.ts`];
const DISCONNECT = [`${O}/disconnect.test.ts`];
const DEATHS = ['test/simulation/kill-consent.test.ts'];
const LOOSE_ENDS = [`${O}/loose-ends.test.ts`];
const MONEYBIRD = ['test/integration/providers/moneybird-tokens.test.ts'];

/** The token chain, consents, checks of connections, and disconnects. */
export const oauthMutants: readonly Mutant[] = [
  ...inFile(
    'shared/store/tokens.ts',
    LEASES,
    [
      'lease: D4 a late holder writes',
      "'#fence = :held AND #version = :spent'",
      "'(#fence = :held OR #fence > :held) AND #version = :spent'",
    ],
    [
      'lease: a late holder writes over another pair',
      "'#fence = :held AND #version = :spent'",
      "'#fence = :held AND (#version = :spent OR #version > :spent)'",
    ],
    [
      'version: D4 a pair takes the place of a newer one',
      "changes, '#version = :spent', { spent: version })",
      "changes, '#version = :spent OR #version > :spent', { spent: version })",
    ],
    [
      'lease: it is taken while another holds it',
      "AND #leaseUntilMs <= :now'",
      "AND (#leaseUntilMs <= :now OR #leaseUntilMs > :now)'",
    ],
    [
      'lease: it is taken for a pair that is no longer the newest',
      '#version = :seen AND',
      '(#version = :seen OR #version > :seen) AND',
    ],
    [
      'lease: two take it who saw the same',
      '#fence = :seenFence AND',
      '(#fence = :seenFence OR #fence > :seenFence) AND',
    ],
    [
      'lease: it is taken of a chain that is lost',
      "'#state = :ok AND",
      "'(#state = :ok OR attribute_exists(#state)) AND",
    ],
    ['lease: it raises no fence', 'fence: fence + 1, leaseUntilMs', 'fence, leaseUntilMs'],
    ['lease: the attempt is not noted', ', triedAtMs: nowMs };', ' };'],
    ['retire: a pair that is on its way comes back', 'version: Number.MAX_SAFE_INTEGER }', 'version: 1 }'],
  ),
  ...inFile(
    'shared/store/tokens.ts',
    TOKENS,
    [
      'budget: token calls are counted per chain, not per user',
      'JSON.stringify([provider, host, clientId, user ?? chain])',
      'JSON.stringify([provider, host, clientId, chain])',
    ],
    [
      'budget: yesterday’s token calls count',
      'count?.day === dayOf(nowMs) ? count.calls : 0',
      'count ? count.calls : 0',
    ],
  ),
  ...inFile(
    'shared/store/tokens.ts',
    ['test/integration/store/reads.test.ts'],
    [
      'stale: a chain is read as it was',
      'new GetCommand({ TableName, Key: { chain }, ConsistentRead: true })',
      'new GetCommand({ TableName, Key: { chain } })',
    ],
  ),
  ...inFile(
    'shared/oauth/refresh.ts',
    TOKENS,

    [
      'refresh: a pair is used before it is written',
      'if (await vault.replace(held, next)) return',
      'void vault.replace(held, next);\n      return',
    ],
    [
      'refresh: a pair that the table did not take is dropped',
      '      await clock.sleep(200);',
      "      throw reconnect('reconnect-needed');",
    ],
  ),
  ...inFile(
    'shared/oauth/refresh.ts',
    TROUBLES,
    [
      'refresh: a lost answer counts as never sent',
      "answer.is === 'no answer' && answer.left ? held.triedAtMs : before.triedAtMs",
      'before.triedAtMs',
    ],
    [
      'refresh: what never left counts as spent',
      "answer.is === 'no answer' && answer.left ? held.triedAtMs : before.triedAtMs",
      'held.triedAtMs',
    ],
    [
      'refresh: a clock that differs costs the chain',
      'before.triedAtMs === null ? clocksDiffer(held, ports) :',
      "before.triedAtMs === null ? Promise.reject(reconnect('reconnect-needed')) :",
    ],
    ['refresh: an endpoint that is down is asked each minute', 'MINUTE_MS * 2 ** attempt.held.failures', 'MINUTE_MS'],
    [
      'refresh: a wrong client secret ends the chain',
      "    case 'client':\n      return withNewerSecret(attempt, ports);\n",
      '',
    ],
    [
      'refresh: a secret that was changed is not tried',
      'if (secret !== attempt.secret) return refresh({ ...attempt, secret }, ports);',
      '',
    ],
    [
      'refresh: a spent token ends no chain',
      "if (await vault.write(held, { leaseUntilMs: 0, state: 'lost' })) throw",
      'throw',
    ],
    [
      'refresh: the lease of a failed attempt stays',
      '  await ports.vault.write(held, { ...changes, leaseUntilMs: 0 });\n  if',
      '  await ports.vault.write(held, changes);\n  if',
    ],
  ),
  ...inFile(
    'shared/oauth/fresh-access-token.ts',
    TOKENS,
    [
      'lease: D4 a pair that another one renewed is not read',
      'if (!held) return renewedByAnother(seen, refused, ports);',
      'if (!held) return seen;',
    ],
    [
      'lease: no attempt is made for it, the token is sent at once',
      'const held = await vault.lease(seen, now, now + LEASE_MS);',
      'const held: Chain | null = seen;',
    ],
    [
      'refresh: a token is renewed before its time',
      'refreshFromMs !== null && refreshFromMs <= nowMs',
      'refreshFromMs !== null',
    ],
    [
      'budget: token calls are not counted',
      'if (profile.tokenCallsPerDay !== null) await vault.countCall(held, now);',
      '',
    ],
    [
      'budget: the day has no last token call',
      'perDay !== null && (await vault.callsToday(seen, nowMs)) >= perDay',
      'false',
    ],
    [
      'time: a refresh begins that the run does not live to see',
      'if (timeLeftMs() < TOKEN_TIMEOUT_MS + ROOM_MS)',
      'if (false)',
    ],
    [
      'lease: it is taken before the client secret is read',
      "  const secret = await ports.secret(ports.connection.secretName ?? '');\n  const held = await vault.lease(seen, now, now + LEASE_MS);",
      "  const held = await vault.lease(seen, now, now + LEASE_MS);\n  const secret = await ports.secret(ports.connection.secretName ?? '');",
    ],
    ['retire: a run that holds an old chain is lost', '    id = chain.next;', '    break;'],
    [
      'refresh: two callers of one run ask side by side',
      '    const mine = turn.then(work);',
      '    const mine = work();',
    ],
  ),
  ...inFile(
    'shared/oauth/fresh-access-token.ts',
    [...MONEYBIRD, ...TOKENS],
    [
      'refusal: a brand-new token that is refused is renewed at once',
      'if (ageMs >= 0 && ageMs < profile.settlesWithinMs) {',
      'if (false) {',
    ],
    [
      'refusal: a pair that was asked for after a refusal is asked for again',
      'onRefusal ? Math.max(refreshFromMs, REFUSED_AGAIN_MS) : refreshFromMs',
      'refreshFromMs',
    ],
    [
      'refusal: a clock that went back makes a token young for good',
      'if (ageMs >= 0 && ageMs < restOf(chain, profile)) return chain;',
      'if (ageMs < restOf(chain, profile)) return chain;',
    ],
  ),
  ...inFile('shared/oauth/token-memory.ts', TOKENS, [
    'tenant: D4 tokens are remembered across tenants',
    'JSON.stringify([tenant, provider, host, clientId, chain])',
    'JSON.stringify([provider, host, clientId, chain])',
  ]),
  ...inFile(
    'shared/oauth/connect.ts',
    CALLBACK,
    [
      'administration: D4 the one of the moment in place of the pinned one',
      '  if (pinned) {\n',
      '  if (pinned && seen.some(({ id }) => id === pinned.id)) {\n',
    ],
    ['administration: of several the first is taken', '!only || more.length > 0 || only.isPartOfList', '!only'],
    [
      'consent: the same user’s other integrations keep the chain that ended',
      'if ((await vault.read(other.chain))?.user === user) found.push(other);',
      '',
    ],
    ['consent: a chain that others use is retired', ' || kept.has(old)) continue;', ') continue;'],
    [
      'consent: the chain of another user is taken along',
      'if ((await vault.read(other.chain))?.user === user) found.push(other);',
      'found.push(other);',
    ],
  ),
  ...inFile('shared/oauth/connect.ts', CHECK, [
    'generation: a consent for the app of before connects',
    'now.generation === before.generation && now.host === before.host && now.clientId === before.clientId',
    'now.host === before.host',
  ]),
  ...inFile(
    'shared/oauth/keep-alive.ts',
    CHECK,
    ['care: a connection that books is not used', "if (state === 'active' || state === 'attention') return true;", ''],
    [
      'care: an administration that is back stays gone',
      'if (still && isBack(integration)) await goOn(integration, pinned, ports);',
      '',
    ],
    ['care: a list that may be short loses the administration', 'if (!still && !mayBeShort(seen))', 'if (!still)'],
    [
      'care: what passes by itself is tried tomorrow',
      'ports.integrations.cared(integration, ports.clock.now() + HOUR_MS)',
      'ports.integrations.cared(integration, nextCheckMs(key, ports.clock.now()))',
    ],
    ['care: all connections come at one moment', '.readUInt32BE(0) % DAY_MS', '.readUInt32BE(0) * 0'],
    ['care: one that was turned off meanwhile is on again', '    now.state === integration.state &&\n', ''],
  ),
  ...inFile(
    'shared/sync/review/report-drift.ts',
    CHECK,
    [
      'told once: a drift is told every night',
      'const news = without(now, before).slice(0, PUBLISHED_AT_MOST);',
      'const news = now.slice(0, PUBLISHED_AT_MOST);',
    ],
    [
      'care: what the books take again stays parked',
      'const isMended = without(before, now).length > 0;',
      'const isMended = false;',
    ],
    [
      'care: a list that could not be read proves that all is well',
      'known.filter((one) => unread.has(one.group) && !isFound(one))',
      '[]',
    ],
  ),
  ...inFile(
    'shared/oauth/disconnect.ts',
    DISCONNECT,
    [
      'generation: it is not stopped before its tokens go',
      'const integration = await ports.integrations.stop(key);',
      'const integration = (await ports.integrations.ofTenant(key.tenant)).find(({ id }) => id === key.integration) ?? null;',
    ],
    [
      'disconnect: a chain that another integration uses is retired',
      'if (chain !== null && !others.some((other) => other.chain === chain)) {',
      'if (chain !== null) {',
    ],
    ['disconnect: tokens keep working', 'if (old) await revokeUnused(old, integration, ports);', ''],
  ),
  ...inFile('shared/oauth/consent.ts', DEATHS, [
    'loose end: a pair whose process dies is kept for good',
    '  await noteLooseEnd(key, { ...asked, chain: chain.chain }, ports);\n',
    '',
  ]),
  ...inFile(
    'shared/oauth/loose-ends.ts',
    LOOSE_ENDS,
    [
      'loose end: the care leaves them',
      "for (const end of abandoned) await forgetConnection({ ...integration, ...end, webhook: null }, ports, 'loose end');",
      '',
    ],
    [
      'loose end: what somebody may still be at is forgotten',
      'sinceMs <= ports.clock.now() - ABANDONED_MS',
      'sinceMs <= ports.clock.now()',
    ],
    [
      'loose end: of two that are noted the first is forgotten',
      '(ends) => [...ends, looseEndOf',
      '(ends) => [...ends.slice(ends.length), looseEndOf',
    ],
    [
      'loose end: it is noted with a disconnected integration, which nobody looks after',
      'if (now?.disconnectedAtMs !== null) return true;',
      'if (!now) return true;',
    ],
    [
      'loose end: one is dropped when others come meanwhile',
      'change(now.looseEnds))) || CONFLICT;',
      'change(now.looseEnds))) || true;',
    ],
    [
      'loose end: what was forgotten is not crossed off',
      'if (abandoned.length > 0) await ports.integrations.keepLooseEnds(integration, left);',
      '',
    ],
    [
      'loose end: with one that is forgotten the others are crossed off',
      'ports.integrations.keepLooseEnds(integration, left)',
      'ports.integrations.keepLooseEnds(integration, left.slice(left.length))',
    ],
    [
      'loose end: nobody comes back for one that somebody may still be at',
      'return left.length > 0;',
      'return left.length < 0;',
    ],
  ),
  ...inFile('shared/oauth/disconnect.ts', LOOSE_ENDS, [
    'loose end: the care forgets what is in use again',
    "what === 'loose end' || id !== integration.id",
    'id !== integration.id',
  ]),
  ...inFile(
    'shared/oauth/change-as-it-stands.ts',
    [...CHECK, ...DISCONNECT],

    ['conflict: a change is dropped when others wrote', '? decided : CONFLICT;', '? decided : null;'],
  ),
  ...inFile(
    'shared/oauth/refresh.ts',
    ['test/integration/providers/moneybird-tokens.test.ts', 'test/integration/oauth/token-proofs.test.ts'],
    ['refresh: D4 sixty seconds before the end', 'const LAST_MS = 30_000 -', 'const LAST_MS = 60_000 -'],
  ),
  ...inFile(
    'shared/oauth/refresh.ts',
    ['test/integration/providers/moneybird-tokens.test.ts', 'test/integration/oauth/independent-server.test.ts'],
    [
      'retire: a pair that came too late keeps working',
      'if (chain === null || isRetired(chain)) await revoke(orphan, secret, ports);',
      '',
    ],
  ),
  ...inFile(
    'shared/oauth/fresh-access-token.ts',
    ['test/integration/oauth/token-proofs.test.ts'],
    [
      'refusal: a newer token of another worker is not read',
      'if (chain.access !== refused) return freshen(chain, ports);',
      '',
    ],
  ),
  ...inFile(
    'shared/oauth/keep-alive.ts',
    ['test/integration/sync/sweep.test.ts'],
    [
      'told: what the check says waits for the next invoice',
      '  await integrations.wake(key, clock.now());\n  await wake(key);',
      '',
    ],
  ),
  ...inFile(
    'shared/oauth/change-as-it-stands.ts',
    ['test/integration/store/saves.test.ts'],
    [
      'generation: a disconnected integration is changed',
      'now?.disconnectedAtMs === null ? await decide(now) : null',
      'now ? await decide(now) : null',
    ],
  ),
];
