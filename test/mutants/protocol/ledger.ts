import { inFile, type Mutant } from '../mutant.ts';

const S = 'test/integration/sync';
const ZOMBIE = ['test/simulation/zombie.test.ts'];
const NOTHING_LOST = [`${S}/nothing-lost.test.ts`];
const DOCUMENTS = [`${S}/documents.test.ts`, `${S}/outstanding.test.ts`];
const CONTENT = [`${S}/content.test.ts`];
const INDEX = [`${S}/index.test.ts`];
const SWEEP = [`${S}/sweep.test.ts`];
const WRITES = ['test/integration/store/claims.test.ts'];
const TABLE = ['test/unit/store/table.test.ts'];

/** The ledger in the table: claims, fences, revisions, owners, and what an index may hide. */
export const ledgerMutants: readonly Mutant[] = [
  ...inFile(
    'shared/store/ledger/claim.ts',
    WRITES,
    [
      'fence: D4 a write is not on condition of the fence',
      "[['fence = :ourFence', { ':ourFence': entry.fence }]]",
      "[['attribute_exists(pk)', {}]]",
    ],
    [
      'revision: what follows from a look is written over what others wrote',
      'conditions.unlessChanged === true || isJudged',
      'false',
    ],
    [
      'revision: an outbox is written over events that came meanwhile',
      "'outbox' in change || (isIndexed(change) && conditions.evenIfChanged !== true)",
      'isIndexed(change) && conditions.evenIfChanged !== true',
    ],
    [
      'revision: a status is written over what others wrote',
      "'outbox' in change || (isIndexed(change) && conditions.evenIfChanged !== true)",
      "'outbox' in change",
    ],
    [
      'revision: a moment to look again is lost to what others wrote',
      'isIndexed(change) && conditions.evenIfChanged !== true',
      'isIndexed(change)',
    ],
    ['revision: ours does not rise with our own writes', '    this.#revision++;\n', ''],
    ['settings: a judgement stands though newer settings were saved', 'judgedBy === undefined ? [] : [judged]', '[]'],
    [
      'owner: two entries own one document',
      "'attribute_not_exists(pk) OR ownerId = :ownerId'",
      "'attribute_not_exists(pk) OR ownerId = :ownerId OR ownerId <> :ownerId'",
    ],
    [
      'owner: a document of another one counts as a lost claim',
      'throw owning ? new Taken() : new ClaimLost();',
      'throw new ClaimLost();',
    ],
    [
      'content: an intent is written over content that took the place of what was judged',
      "if (unlessReplaced && entry.kind === 'invoice')",
      'if (false)',
    ],
    [
      'held: what was just made does not go along with the next write',
      '{ ...held?.change, ...(held?.steps ? { steps } : {}), ...change }',
      '{ ...change }',
    ],
    [
      'held: a refused write forgets what was just made',
      '    const held = this.#held;\n    const { steps }',
      '    const held = this.#held;\n    this.#held = null;\n    const { steps }',
    ],
    [
      'repeat: a write that the SDK sent twice counts as lost',
      'if (!item || !isAsWritten(item, changes, before)) throw new ClaimLost();',
      'throw new ClaimLost();',
    ],
    [
      'repeat: any refused write counts as written',
      'if (!item || !isAsWritten(item, changes, before)) throw new ClaimLost();',
      'if (!item) throw new ClaimLost();',
    ],
  ),
  ...inFile(
    'shared/store/ledger/entry-items.ts',
    WRITES,
    ['repeat: what another claim wrote passes for ours', 'item.fence === before.fence &&', ''],
    ['repeat: what stood there before our write passes for it', 'item.revision === before.revision + 1 &&', ''],
    [
      'repeat: other values pass for those that we wrote',
      '.every(([name, value]) => isDeepStrictEqual(stored(item[name]), stored(value)))',
      '.every(([name]) => name in item)',
    ],
  ),
  ...inFile(
    'shared/store/ledger/entry-items.ts',
    [...WRITES, ...NOTHING_LOST],
    [
      'index: every write puts back when an entry is due (F1)',
      'isIndexed(change) ? indexOf(next) : {}',
      'indexOf(next)',
    ],
    [
      'index: what stopped counts as due by the moment that it came in',
      'item.dueOf !== undefined && item.dueOf === item.pk ? item.dueAt : null',
      'item.dueOf !== undefined ? item.dueAt : null',
    ],
  ),
  ...inFile(
    'shared/store/ledger/entry-items.ts',
    ['test/integration/admin/retry.test.ts', `${S}/stops.test.ts`],
    [
      'index: what is parked stands in no partition of its own',
      "if (entry.status === 'parked' || entry.status === 'skipped') return entry.status;",
      '',
    ],
  ),
  ...inFile(
    'shared/store/ledger/ledger.ts',
    WRITES,
    [
      'claim: two workers hold one entry',
      "'(attribute_not_exists(claimedUntilMs) OR claimedUntilMs <= :now)'",
      "'(attribute_exists(pk) OR claimedUntilMs <= :now)'",
    ],
    [
      'amend: a write without a claim goes over what others wrote',
      "'fence = :readFence AND revision = :readRevision'",
      "'fence = :readFence AND (revision = :readRevision OR revision > :readRevision)'",
    ],
    [
      'amend: a write without a claim goes over a claim',
      "'fence = :readFence AND revision = :readRevision'",
      "'(fence = :readFence OR fence > :readFence) AND (revision = :readRevision OR fence > :readFence)'",
    ],
    [
      'amend: a write that the SDK sent twice counts as lost',
      'return isAsWritten(await this.#table.get(key), changes, entry);',
      'return false;',
    ],
  ),
  ...inFile('shared/store/ledger/ledger.ts', WRITES, [
    'claim: an entry that came to rest is served by an old index',
    '${FREE} AND dueOf = :line AND dueAt <= :now',
    '${FREE} AND (dueOf = :line OR attribute_exists(pk))',
  ]),
  ...inFile('shared/store/ledger/ledger.ts', INDEX, [
    'claim: an entry that waits is served early by an old index',
    'dueOf = :line AND dueAt <= :now`',
    'dueOf = :line AND dueAt > :zero`',
  ]),
  ...inFile(
    'shared/store/ledger/ledger.ts',
    [`${S}/stored-versions.test.ts`],
    ['index: an entry that is held hides the ones behind it', 'limit: except.size + 1 + BEHIND,', 'limit: 1,'],
    [
      'version: a worker of older code keeps an entry that newer code took over',
      'condition, { fence: 1, revision: 1 })',
      'condition, { revision: 1 })',
    ],
  ),
  ...inFile('shared/sync/ledger/transitions.ts', ZOMBIE, [
    'fence: a claim raises none',
    'add: { fence: 1, crashes: 1, revision: 1 }',
    'add: { crashes: 1, revision: 1 }',
  ]),
  ...inFile('shared/sync/ledger/transitions.ts', WRITES, [
    'crash: a claim that died is not counted',
    'add: { fence: 1, crashes: 1, revision: 1 }',
    'add: { fence: 1, revision: 1 }',
  ]),
  ...inFile(
    'shared/sync/ledger/transitions.ts',
    ['test/unit/sync/transitions.test.ts'],
    [
      'rest: an entry with events to publish is due never',
      '? { outbox: [...outbox], dueAt: Math.min(dueAt ?? nowMs, atOnce(nowMs)) }',
      '? { outbox: [...outbox], dueAt: null }',
    ],
    ['clocks: what is due at once is due later by a clock that is behind', 'nowMs - CLOCKS_APART_MS', 'nowMs'],
    ['crash: what came to rest is waiting again (F3)', '...(isAtRest(entry) ? {} : {', '...({'],
    ['reopen: what is known of missing answers is forgotten', 'noAnswers: Math.min(1, noAnswers),', 'noAnswers: 0,'],
  ),
  ...inFile(
    'shared/store/ledger/loose-entries.ts',
    ['test/unit/store/loose-entries.test.ts', ...SWEEP],
    ['page: the sweep ends with the first page', 'next: next && String(next.sk)', 'next: null'],
    [
      'sweep: events that nobody would publish are not looked for',
      ' OR (attribute_exists(outbox) AND outbox <> :nothing)',
      ' AND NOT outbox = :nothing',
    ],
  ),
  ...inFile(
    'shared/store/conflicts.ts',
    TABLE,
    [
      'conflict: TransactionConflict at one write is a verdict',
      'return error instanceof TransactionConflictException || error instanceof TransactionInProgressException;',
      'return false;',
    ],
    ['conflict: TransactionConflict within a transaction is a verdict', "  'TransactionConflict',\n", ''],
    [
      'conflict: a condition that failed beside a conflict is sent again',
      ".every(({ Code = 'None' }) => Code === 'None' || PASSING.has(Code))",
      ".some(({ Code = 'None' }) => PASSING.has(Code))",
    ],
  ),
  ...inFile(
    'shared/store/table.ts',
    [...TABLE, ...DOCUMENTS],
    [
      'conflict: a write that met a transaction counts as refused',
      'if (error instanceof ConditionalCheckFailedException) return null;',
      "if (error instanceof ConditionalCheckFailedException || (error as Error).name === 'TransactionConflictException') return null;",
    ],
    [
      'conflict: a transaction that met another one says who owns the document',
      "findIndex(({ Code }) => Code === 'ConditionalCheckFailed')",
      "findIndex(({ Code }) => Code !== 'None')",
    ],
  ),
  ...inFile('shared/store/table.ts', TABLE, [
    'page: a query ends with the first page',
    'while (from && (query.limit === undefined || rows.length < query.limit));',
    'while (false);',
  ]),
  ...inFile(
    'shared/store/reads.ts',
    ['test/integration/store/reads.test.ts'],
    [
      'stale: an item is read as an index would read it',
      'Key: { pk, sk }, ConsistentRead: true }',
      'Key: { pk, sk } }',
    ],
    [
      'stale: items are read together as an index would read them',
      'Keys: [...left], ConsistentRead: true }',
      'Keys: [...left] }',
    ],
  ),
  ...inFile(
    'shared/store/table.ts',
    ['test/integration/store/reads.test.ts'],
    ['stale: a partition is read as an index would read it', 'ConsistentRead: query.consistent,', ''],
  ),
  ...inFile(
    'shared/store/integration/reading.ts',
    ['test/integration/store/reads.test.ts'],
    [
      'stale: an integration is read as an index would read it',
      "values: { ':tenant': own.pk, ':own': own.sk, ':wake': wake.sk },\n    consistent: true,",
      "values: { ':tenant': own.pk, ':own': own.sk, ':wake': wake.sk },",
    ],
    [
      'stale: the integrations of a tenant are read as an index would read them',
      "':integration': 'integration#' },\n    consistent: true,",
      "':integration': 'integration#' },",
    ],
  ),
  ...inFile(
    'shared/store/ledger/snapshots.ts',
    [`${S}/customers.test.ts`, `${S}/snapshots.test.ts`],
    [
      'customer: an older event takes the place of a newer customer',
      "'attribute_not_exists(pk) OR occurredAtMs <= :occurredAtMs'",
      "'attribute_not_exists(pk) OR occurredAtMs <> :occurredAtMs'",
    ],
    [
      'snapshot: what waits is not kept for longer',
      "'expiresAt > :now AND expiresAt < :until'",
      "'expiresAt > :now AND expiresAt > :until'",
    ],
  ),
  ...inFile('shared/sync/ledger/retry-on-conflict.ts', CONTENT.concat('test/simulation/orders.test.ts'), [
    'conflict: what was decided on an old reading is dropped',
    'if (outcome !== CONFLICT) return outcome;',
    'return outcome as T;',
  ]),
];
