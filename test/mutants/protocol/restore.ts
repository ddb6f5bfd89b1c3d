import { inFile, type Mutant } from '../mutant.ts';

const OPERATIONS = ['test/integration/infra/operations.test.ts'];

/** A ledger that was restored from a backup, and knows less than the books. */
export const restoreMutants: readonly Mutant[] = [
  ...inFile(
    'infra/operations/after-restore.ts',
    OPERATIONS,
    [
      'restore: what is not published is sent without a look',
      'const change = { verify: true, ...(staysPut',
      'const change = { ...(staysPut',
    ],
    [
      'restore: what is not published keeps what it was',
      '...(staysPut ? {} : forget(now()))',
      '...(staysPut ? {} : {})',
    ],
    ['restore: what was skipped is sent', "entry.status === 'skipped' || entry.hash === null", 'entry.hash === null'],
    [
      'restore: what can not be read is sent',
      "entry.status === 'skipped' || entry.hash === null",
      "entry.status === 'skipped'",
    ],
    ['restore: what was published is looked up again', " || entry.step === 'announced') return;", ') return;'],
    [
      'restore: a relation that was made since is relied on',
      'if (yes) await ledger.amend<CustomerEntry>',
      'if (!yes) await ledger.amend<CustomerEntry>',
    ],
    [
      'restore: a customer without a relation is asked for',
      ' || !Object.values(entry.parts).some((part) => part.id !== null)) return;',
      ') return;',
    ],
    [
      'restore: what came in before it is posted without a look',
      '    await table.update(keyOf.integration(line), { restoredAtMs: now() });\n',
      '',
    ],
    ['restore: a line that rested rests on', '    await integrations.wake(line, now());\n', ''],
    ['restore: a connection of then is used', 'if (tokens === null || integration.chain === null) return;', 'return;'],
    [
      'restore: connections ask for consent though their tokens are as they were',
      'if (tokens === null || integration.chain === null) return;',
      'if (integration.chain === null) return;',
    ],
    ['restore: what was off is on after a consent', "fact, integration.state === 'active');", 'fact, true);'],
    ['restore: a token of then is kept', 'if (yes) await giveUp(tokens, String(chain));', ''],
    [
      'restore: a refresh token of then is kept',
      "'SET #state = :lost, #access = :none, #refresh = :null'",
      "'SET #state = :lost, #access = :none'",
    ],
    [
      'restore: who only looks changes chains',
      'if (yes) await giveUp(tokens, String(chain));',
      'await giveUp(tokens, String(chain));',
    ],
    ['restore: who only looks changes integrations', '    if (!yes) return;\n', ''],
    [
      'restore: an item that can not be read stops it',
      'if (!(error instanceof UnreadableItem)) throw error;',
      'throw error;',
    ],
  ),
];
