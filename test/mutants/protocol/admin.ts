import { inFile, type Mutant } from '../mutant.ts';

const A = 'test/integration/admin';
const API = [`${A}/api.test.ts`];
const RETRY = [`${A}/retry.test.ts`];
const CHECK = ['test/integration/oauth/connection-check.test.ts'];
const DISCONNECT = ['test/integration/oauth/disconnect.test.ts'];
const SAVES = ['test/integration/store/saves.test.ts'];
const S = 'test/integration/sync';

/** What an administrator saves, and what becomes of an integration beside its work. */
export const adminMutants: readonly Mutant[] = [
  ...inFile(
    'shared/store/integration/saving.ts',
    SAVES,
    [
      'settings: a save goes over another save',
      "'settingsVersion = :seen AND attribute_not_exists(disconnectedAtMs)'",
      "'(settingsVersion = :seen OR settingsVersion > :seen) AND attribute_not_exists(disconnectedAtMs)'",
    ],
    [
      'generation: a save goes to a disconnected integration',
      "'settingsVersion = :seen AND attribute_not_exists(disconnectedAtMs)'",
      "'settingsVersion = :seen'",
    ],
    [
      'told: a change goes over events that came meanwhile',
      "if ('outbox' in changes) same.push(['outbox = :seenOutbox', { ':seenOutbox': outbox }]);",
      '',
    ],
    [
      'state: a change goes over one that was turned off',
      "if ('state' in changes) same.push(['#state = :was', { ':was': state }]);",
      '',
    ],
    [
      'administration: a move is written in vain over what came meanwhile',
      'isAsSeen: (now) => isAsRead(now, seen, changes),',
      'isAsSeen: (now) => now.settingsVersion === seen.settingsVersion,',
    ],
    [
      'wake: a save wakes nobody',
      'return writeWithLine(table, update, line, also);',
      'return writeWithLine(table, update, line);',
    ],
    ['wake: a move to another administration wakes nobody', '    line,\n    also,\n', '    line,\n    also: [],\n'],
    ['attention: a change goes over attention that came meanwhile', "if ('attention' in changes)\n", 'if (false)\n'],
    [
      'settings: a save judges nothing anew',
      '=> table.update(keyOf.integration(key), stamped(key, changes, nowMs), condition, { settingsVersion: 1 });',
      '=> table.update(keyOf.integration(key), stamped(key, changes, nowMs), condition);',
    ],
    ['generation: who is made anew is who was there before', 'generation: generation + 1,', 'generation,'],
    [
      'settings: who is made anew has the settings version of before',
      'settingsVersion: settingsVersion + 1,',
      'settingsVersion,',
    ],
  ),
  ...inFile(
    'shared/store/integration/saving.ts',
    DISCONNECT,

    ['disconnect: it leaves its tokens', '    chain: undefined,\n', ''],
    [
      'disconnect: a save meanwhile leaves it on (F7)',
      'changes: { ...offAt(keyFor(stopped)), ...nothing, disconnectedAtMs: nowMs },',
      'changes: { ...nothing, disconnectedAtMs: nowMs },',
    ],
  ),
  ...inFile(
    'shared/store/integration/administrations.ts',
    SAVES,
    [
      'owner: two integrations book into one administration',
      "expression: 'attribute_not_exists(integration) OR integration = :holder',",
      "expression: 'attribute_not_exists(integration) OR integration = :holder OR integration <> :holder',",
    ],
    ['owner: a claim gives way though its holder is there', 'if (holder === id) return [claim];', 'return [claim];'],
    [
      'owner: a claim that was left behind stays for good',
      'const holder = (await holderOf(table, key)) ?? id;',
      'const holder = id;',
    ],
  ),
  ...inFile(
    'shared/store/integration/attention.ts',
    SAVES,
    [
      'settings: a pause of before a save is written after it',
      "judgedBy === undefined ? THERE : { expression: JUDGED, values: { ':judged': judgedBy } }",
      'THERE',
    ],
    [
      'settings: attention of before a save is asked after it',
      'if (judgedBy !== undefined && seen.settingsVersion !== judgedBy) return;',
      '',
    ],
    [
      'told once: attention is told each time',
      'if (isUnconnected || seen.attention?.cause === attention.cause) {',
      'if (isUnconnected) {',
    ],
    [
      'told: attention goes over events that came meanwhile',
      'expression: `outbox = :seen AND ',
      'expression: `(outbox = :seen OR outbox <> :seen) AND ',
    ],
    [
      'settings: attention goes over a save that came meanwhile',
      'AND ${JUDGED} AND attribute_not_exists(disconnectedAtMs) AND (attribute_not_exists(attention)',
      'AND (settingsVersion = :judged OR settingsVersion > :judged) AND attribute_not_exists(disconnectedAtMs) AND (attribute_not_exists(attention)',
    ],
    [
      'generation: attention is asked of who disconnected',
      'if (!seen || seen.disconnectedAtMs !== null) return;',
      'if (!seen) return;',
    ],
    [
      'state: a line that can do nothing has an end of its pause',
      "{ ':stands': 'attention' }",
      "{ ':stands': 'nothing' }",
    ],
  ),
  ...inFile(
    'shared/store/integration/attention.ts',
    CHECK,

    [
      'told once: two nights side by side tell one drift twice',
      'if (!isDeepStrictEqual(now.settingsIssues, seen.settingsIssues)) return false;',
      '',
    ],
  ),
  ...inFile(
    'shared/store/integrations.ts',
    SAVES,
    [
      'told: events that came while others were published are dropped',
      "{ expression: 'outbox = :seenOutbox', values: { ':seenOutbox': facts } }",
      "{ expression: 'outbox = :seenOutbox OR outbox <> :seenOutbox', values: { ':seenOutbox': facts } }",
    ],
    [
      'attention: any cause is calmed',
      "'attention.cause = :cause'",
      "'attention.cause = :cause OR attention.cause <> :cause'",
    ],
    [
      'generation: a webhook is kept for who disconnected',
      "'attribute_exists(pk) AND attribute_not_exists(disconnectedAtMs)'",
      "'attribute_exists(pk)'",
    ],
    [
      'generation: a look of before a disconnect plans the next one (F7)',
      "'generation = :generation AND attribute_not_exists(disconnectedAtMs)'",
      "'generation = :generation OR generation > :generation'",
    ],
  ),
  ...inFile('shared/store/integration/waking.ts', SAVES, [
    'wake: it is not counted',
    'const ONE_MORE = { wakes: 1 };',
    'const ONE_MORE = { wakes: 0 };',
  ]),
  ...inFile(
    'shared/store/integration/waking.ts',
    [...SAVES, `${S}/wakes.test.ts`],
    [
      'wake: a line rests over a wake that came meanwhile',
      ": { expression: 'wakes = :wakes', values: { ':wakes': wakes } };\n  return",
      ": { expression: 'wakes = :wakes OR wakes > :wakes', values: { ':wakes': wakes } };\n  return",
    ],
    [
      'wake: a line that waits for later is woken for later',
      'OR attribute_not_exists(wakeAt) OR wakeAt > :at',
      'OR wakeAt < :at',
    ],
    [
      'wake: what was seen is not noted',
      '...(isSeen ? { seenWakes: wakes } : {}),',
      '...(isSeen ? {} : { seenWakes: wakes }),',
    ],
    ['wake: a line that rests is still called', '    isCalled: undefined,\n', ''],
  ),
  ...inFile(
    'shared/store/client-ids.ts',
    ['test/integration/oauth/callback.test.ts', ...API],
    [
      'tenant: two tenants claim one app',
      "'attribute_not_exists(tenant) OR attribute_not_exists(isProven) OR tenant = :tenant'",
      "'attribute_not_exists(tenant) OR attribute_not_exists(isProven) OR tenant = :tenant OR tenant <> :tenant'",
    ],
    [
      'tenant: an app of another tenant is let go',
      "{ expression: 'tenant = :tenant', values: { ':tenant': tenant } }",
      "{ expression: 'tenant = :tenant OR tenant <> :tenant', values: { ':tenant': tenant } }",
    ],
  ),
  ...inFile(
    'shared/admin/invoices/retry.ts',
    [...RETRY, ...API],

    ['retry: a stopped endpoint stays stopped', '    await liftStop(integration, ports);\n', ''],
    ['retry: what is no longer held is opened', '(await isHeld(entry, ports)) && ', ''],
    [
      'retry: what waits for a stopped endpoint waits on',
      "if (entry?.status === 'waiting' && entry.cause === 'error-block')",
      'if (false)',
    ],
    [
      'wake: a retry wakes nobody',
      '    await ports.integrations.wake(key, ports.clock.now());\n    await ports.wake(key);\n',
      '',
    ],
  ),
  ...inFile(
    'shared/admin/integrations/edition.ts',
    [`${A}/edition.test.ts`],
    [
      'settings: of two who read the same both change',
      'if (named.includes(edition) || named.includes(edition.slice(1, -1))) return;',
      'return;',
    ],
  ),
  ...inFile(
    'shared/admin/integrations/save-details.ts',
    API,
    [
      'mapping: what it heals waits for its worker',
      'if (isOn(integration)) await requeueParked(integration, ports, () => isTooLate(ports));',
      '',
    ],
    [
      'mapping: what is saved takes the rest away',
      'const mappings = changeMappings(before.mappings, call.body);',
      'const mappings = changeMappings({ ...before.mappings, vat: {} }, call.body);',
    ],
  ),
  ...inFile(
    'shared/admin/integrations/connect-administration.ts',
    API,
    ['administration: moving needs no word of a person', 'if (before && before.id !== id && !confirm)', 'if (false)'],
    [
      'owner: an administration that another integration has is chosen',
      'if (owner) throw taken(administration, owner.id);',
      '',
    ],
  ),
  ...inFile(
    'shared/store/bus.ts',
    ['test/unit/runtime/runtime.test.ts'],
    [
      'told: a 200 of the bus with refusals counts as told',
      "if (FailedEntryCount) throw new Error('the bus refused events');",
      '',
    ],
    ['told: of many events the first ten are told', 'facts.slice(from, from + AT_MOST)', 'facts.slice(0, AT_MOST)'],
  ),
  ...inFile(
    'shared/store/queues/wake-queue.ts',
    [`${S}/many-lines.test.ts`],

    ['wake: one is dropped as a repeat of another', 'MessageDeduplicationId: id,', "MessageDeduplicationId: 'wake',"],
  ),
  ...inFile(
    'functions/ring-due/handler.ts',
    [`${S}/many-lines.test.ts`],
    ['wake: a run that has no time wakes the rest all the same', '() => timeLeftMs() > KEPT_MS', '() => true'],
    ['wake: the measure takes the time of the wakes', '() => timeLeftMs() > measuredUntil', '() => true'],
  ),
  ...inFile(
    'functions/token-refresh/handler.ts',
    CHECK,

    [
      'time: a check begins that the run does not live to see',
      '() => time.timeLeftMs() >= BEGIN_AT_LEAST_MS',
      '() => true',
    ],
  ),
  ...inFile(
    'shared/store/integration/saving.ts',
    ['test/integration/store/saves.test.ts', 'test/integration/oauth/disconnect.test.ts'],
    [
      'generation: a stop raises none',
      'THERE, { generation: 1, settingsVersion: 1 })',
      'THERE, { settingsVersion: 1 })',
    ],
  ),
  ...inFile(
    'shared/store/integration/saving.ts',
    ['test/integration/store/saves.test.ts'],
    [
      'generation: one that was made anew meanwhile is removed',
      'isAsSeen: (now) => now.generation === generation,',
      'isAsSeen: () => true,',
    ],
  ),
  ...inFile(
    'shared/store/integration/attention.ts',
    ['test/integration/store/saves.test.ts'],
    [
      'attention: it is asked of who is disconnecting',
      "const isUnconnected = seen.state === 'new';",
      'const isUnconnected = false;',
    ],
    [
      'settings: a drift of before a save is kept after it',
      'if (now?.settingsVersion !== seen.settingsVersion || now.state !== seen.state) return false;',
      'if (!now) return false;',
    ],
    [
      'told: a drift goes over events that came meanwhile',
      "'outbox = :seenOutbox AND settingsVersion",
      "'(outbox = :seenOutbox OR outbox <> :seenOutbox) AND settingsVersion",
    ],
  ),
  ...inFile(
    'shared/store/integration/administrations.ts',
    ['test/integration/store/saves.test.ts'],
    [
      'owner: an administration is never let go',
      'const leave = before === null || before === after?.id ? [] :',
      'const leave: Write[] = before !== undefined ? [] :',
    ],
  ),
  ...inFile(
    'shared/admin/invoices/retry.ts',
    ['test/integration/admin/retry.test.ts'],
    [
      'retry: what only i-Reserve can mend is pushed again',
      'entry.status !== status || isForIReserve(entry) ||',
      'entry.status !== status ||',
    ],
    [
      'retry: what is parked and not told yet is not found (F4)',
      'else if (entry) await reopen([one], wanted, reopened, ports);',
      '',
    ],
  ),
  ...inFile(
    'shared/store/queues/wake-queue.ts',
    ['test/unit/store/wake-queue.test.ts'],
    [
      'wake: a queue that refused some counts as one that took all',
      "if (Failed.length > 0) throw new Error('the queue refused wakes');",
      '',
    ],
  ),
  ...inFile(
    'shared/store/queues/intake-queue.ts',
    ['test/unit/store/wake-queue.test.ts'],
    [
      'intake: a queue that refused some events took all',
      "if (Failed.length > 0) throw new Error('the queue did not take every event');",
      '',
    ],
  ),
  ...inFile(
    'functions/token-refresh/handler.ts',
    ['test/integration/sync/sweep.test.ts'],
    [
      'care: one that fails keeps the others from their turn',
      'await checkConnection(key, run).catch((error: unknown) => failed(error, key));',
      'await checkConnection(key, run);',
    ],
  ),
  ...inFile(
    'shared/sync/preview/dry-run-ledger.ts',
    ['test/integration/admin/preview.test.ts'],
    [
      'preview: an invoice that another entry owns is taken',
      'if (owning && (await isTaken(owning, entry))) throw new Taken();',
      '',
    ],
  ),
];
