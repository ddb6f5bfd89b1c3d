import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { openDynamoDb } from '../../shared/runtime/aws.ts';
import { outside } from '../../shared/runtime/outside.ts';
import { openDocuments } from '../../shared/store/documents.ts';
import { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { entryKeyOf, isIntegrationKey, keyOf } from '../../shared/store/keys.ts';
import { DynamoLedger } from '../../shared/store/ledger/ledger.ts';
import { Table } from '../../shared/store/table.ts';
import type { CustomerEntry, EntryKey, InvoiceEntry } from '../../shared/sync/ledger/entry.ts';
import { type Integration, keyOfIntegration, readIntegration } from '../../shared/sync/ledger/integration.ts';
import { integrationAttention } from '../../shared/sync/ledger/outbox-events.ts';
import { forget } from '../../shared/sync/ledger/transitions.ts';
import { UnreadableItem } from '../../shared/sync/ledger/versions.ts';
import { runScript, type Script, UsageError } from '../command-line.ts';
import { everyItem, report, yesOption } from './command.ts';

/** The tables of a restored backup, and how they are worked on. */
export interface Restored {
  readonly documents: DynamoDBDocumentClient;
  /** The table that the backup was restored into. */
  readonly table: string;
  /** The token table, whose chains nobody can trust any more; null when it was never touched. */
  readonly tokens: string | null;
  readonly now: () => number;
  readonly id: () => string;
  /** False: only counts. */
  readonly yes: boolean;
}

/**
 * Marks a ledger that was restored from a backup, before the worker runs: the books may hold invoices that were posted
 * since the backup and that the ledger does not know.
 *
 * Entries whose outcome was not published become `uncertain` and are looked up before they are posted; skipped entries
 * stay skipped, and are looked up when a person sends them. Relations are read before an invoice relies on them.
 * Integrations keep the moment of the restore, so that older invoices are looked up too when they come in again. Token
 * chains are marked as lost, and connections ask for consent: a stored token may be used up, and a person may have
 * chosen another administration since.
 */
export async function markRestored({ documents, table: name, tokens, now, id, yes }: Restored) {
  const table = new Table(documents, name, outside());
  const [ledger, integrations] = [new DynamoLedger(table, now), new DynamoIntegrations(table, now)];
  const counts = {
    'entries to look up': 0,
    'entries that stay skipped or unreadable': 0,
    'relations to ask for': 0,
    integrations: 0,
    'chains given up': 0,
    'items that could not be read': 0,
  };

  for await (const item of everyItem(documents, name)) {
    await mark(item).catch((error: unknown) => {
      if (!(error instanceof UnreadableItem)) throw error;
      counts['items that could not be read']++;
    });
  }
  if (tokens !== null)
    for await (const { chain, state } of everyItem(documents, tokens)) {
      if (state !== 'ok') continue;
      counts['chains given up']++;
      if (yes) await giveUp(tokens, String(chain));
    }
  return counts;

  async function mark(item: Record<string, unknown>): Promise<void> {
    const key = entryKeyOf({ pk: String(item.pk), sk: String(item.sk) });
    if (key?.kind === 'invoice') await markEntry(key);
    else if (key?.kind === 'customer') await markCustomer(key);
    else if (isIntegrationKey(item.sk)) await markIntegration(readIntegration(item));
  }

  async function markEntry(key: EntryKey): Promise<void> {
    const entry = await ledger.read(key);
    if (entry?.kind !== 'invoice' || entry.step === 'announced') return;
    const staysPut = entry.status === 'skipped' || entry.hash === null;
    counts[staysPut ? 'entries that stay skipped or unreadable' : 'entries to look up']++;
    const change = { verify: true, ...(staysPut ? {} : forget(now())) };
    if (yes) await ledger.amend<InvoiceEntry>(entry, change, 'restored from a backup');
  }

  /** Its relation may have been merged, removed or made anew since: it is asked for before an invoice relies on it. */
  async function markCustomer(key: EntryKey): Promise<void> {
    const entry = await ledger.read(key);
    if (entry?.kind !== 'customer' || !Object.values(entry.parts).some((part) => part.id !== null)) return;
    if (entry.needsVerification) return;
    counts['relations to ask for']++;
    if (yes) await ledger.amend<CustomerEntry>(entry, { needsVerification: true }, 'restored from a backup');
  }

  async function markIntegration(integration: Integration): Promise<void> {
    counts.integrations++;
    if (!yes) return;
    const line = keyOfIntegration(integration);
    await table.update(keyOf.integration(line), { restoredAtMs: now() });
    await integrations.wake(line, now());
    if (tokens === null || integration.chain === null) return;
    const at = { id: id(), occurredAt: new Date(now()).toISOString() };
    const fact = integrationAttention(integration, 'reconnect-needed', {}, at);
    await integrations.raise(line, { cause: 'reconnect-needed', about: {} }, fact, integration.state === 'active');
  }

  async function giveUp(TableName: string, chain: string): Promise<void> {
    await documents.send(
      new UpdateCommand({
        TableName,
        Key: { chain },
        UpdateExpression: 'SET #state = :lost, #access = :none, #refresh = :null',
        ExpressionAttributeNames: { '#state': 'state', '#access': 'access', '#refresh': 'refresh' },
        ExpressionAttributeValues: { ':lost': 'lost', ':none': '', ':null': null },
      }),
    );
  }
}

const script: Script = {
  call: 'npm run after-restore --',
  does: 'Marks a ledger that was restored from a backup, before the worker runs. See infra/RUNBOOK.md#restore',
  options: {
    table: { value: '<table>', about: 'the table that the backup was restored into', isNeeded: true },
    tokens: { value: '<TokenTable>', about: 'gives up the token chains in it, an output of the stack' },
    'keep-tokens': { about: 'or: the token table was never touched' },
    yes: yesOption,
  },
};

if (import.meta.main)
  await runScript(script, async (options) => {
    const { table, tokens, yes } = options;
    if (Boolean(tokens) === Boolean(options['keep-tokens']))
      throw new UsageError(['Say one of --tokens <TokenTable> and --keep-tokens.']);
    const { now, id } = outside();
    const restored = {
      documents: openDocuments(openDynamoDb()),
      table: String(table),
      tokens: tokens ? String(tokens) : null,
    };
    report(await markRestored({ ...restored, now, id, yes: yes === true }), yes === true);
  });
