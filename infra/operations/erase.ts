import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { openDynamoDb, openSecretsManager } from '../../shared/runtime/aws.ts';
import { outside } from '../../shared/runtime/outside.ts';
import { openDocuments } from '../../shared/store/documents.ts';
import { entryKeyOf, isIntegrationKey, keyOf, lineName, listName } from '../../shared/store/keys.ts';
import { DynamoLedger } from '../../shared/store/ledger/ledger.ts';
import { Table } from '../../shared/store/table.ts';
import type { CustomerEntry, InvoiceEntry } from '../../shared/sync/ledger/entry.ts';
import { isAtRest } from '../../shared/sync/ledger/transitions.ts';
import { type GivenOptions, runScript, type Script, UsageError } from '../command-line.ts';
import { everyItem, report, yesOption } from './command.ts';

/** Whose data is erased. */
export interface EraseCustomer {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly tenant: string;
  readonly customer: string;
  readonly now: () => number;
  /** False: only counts. */
  readonly yes: boolean;
}

/**
 * Erases what we know of a person: every snapshot, and every value of theirs in the ledger. Ids, numbers and totals stay,
 * without which a repeat would be booked twice. Throws, and erases nothing, while an invoice is still on its way.
 */
export async function eraseCustomer({ documents, table: name, tenant, customer, now, yes }: EraseCustomer) {
  const ledger = new DynamoLedger(new Table(documents, name, outside()), now);
  const entries = await entriesOf({ tenant, customer }, documents, name, ledger);
  const invoices = entries.filter((entry) => entry.kind === 'invoice');
  const relations = entries.filter((entry) => entry.kind === 'customer');

  const underWay = [...invoices, ...relations].filter((entry) => isUnderWay(entry));
  if (underWay.length > 0)
    throw new Error(
      `Still on their way: ${underWay.map(({ kind, id }) => `${kind} ${id}`).join(', ')}. Nothing was erased.`,
    );

  const { pk } = keyOf.customerSnapshot(tenant, customer);
  const ids = new Set(invoices.map(({ id }) => id));
  const partitions = [pk, ...[...ids].map((id) => keyOf.invoiceSnapshot(tenant, id, '').pk)];
  const snapshots = (await Promise.all(partitions.map((one) => inPartition(one, documents, name)))).flat();
  if (yes) {
    for (const { pk, sk } of snapshots) await documents.send(new DeleteCommand({ TableName: name, Key: { pk, sk } }));
    for (const entry of invoices) await ledger.amend<InvoiceEntry>(entry, withoutPerson(entry), 'customer erased');
    for (const entry of relations) await ledger.amend<CustomerEntry>(entry, onlyIds(entry), 'customer erased');
  }
  return { snapshots: snapshots.length, invoices: invoices.length, relations: relations.length };
}

const isUnderWay = (entry: InvoiceEntry | CustomerEntry): boolean => !isAtRest(entry) || entry.outbox.length > 0;

const withoutPerson = ({ planned }: InvoiceEntry): Partial<InvoiceEntry> => ({
  about: {},
  remarks: [],
  planned: planned && { ...planned, finalise: null },
});

/** A relation whose values nobody remembers: should the customer come again, all of them are written anew. */
const onlyIds = ({ parts }: CustomerEntry): Partial<CustomerEntry> => ({
  parts: Object.fromEntries(Object.entries(parts).map(([name, { id }]) => [name, { id, fields: {} }])),
  fingerprint: null,
  refused: null,
  about: {},
  remarks: [],
  seen: null,
});

/** The customer's own entries and those of its invoices, in every integration that the tenant has or had. */
async function entriesOf(
  { tenant, customer }: Pick<EraseCustomer, 'tenant' | 'customer'>,
  documents: DynamoDBDocumentClient,
  name: string,
  ledger: DynamoLedger,
): Promise<(InvoiceEntry | CustomerEntry)[]> {
  const found: (InvoiceEntry | CustomerEntry)[] = [];
  for (const { id: integration, sk } of await inPartition(listName(tenant), documents, name)) {
    if (!isIntegrationKey(sk)) continue;
    const line = { tenant, integration: String(integration) };
    for (const item of await inPartition(lineName(line), documents, name)) {
      const key = entryKeyOf({ pk: String(item.pk), sk: String(item.sk) });
      if (!key || (key.kind === 'invoice' ? item.customer : key.id) !== customer) continue;
      const entry = await ledger.read(key);
      if (entry && entry.kind !== 'contact-pull') found.push(entry);
    }
  }
  return found;
}

/** Every item of a partition. */
async function inPartition(pk: string, documents: DynamoDBDocumentClient, TableName: string) {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

/** The tenant whose data is erased, and where it is kept. */
export interface EraseTenant {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly tokens: string;
  readonly webhooks: string;
  readonly tenant: string;
  readonly deleteSecret: (name: string) => Promise<void>;
  /** False: only counts. */
  readonly yes: boolean;
}

/**
 * Erases everything of a tenant: settings, ledger, snapshots, tokens, webhooks, client secrets. Throws, and erases nothing,
 * while one of its integrations is connected.
 */
export async function eraseTenant({ documents, table, tokens, webhooks, tenant, deleteSecret, yes }: EraseTenant) {
  const isTheirs = ({ pk, ...item }: Record<string, unknown>): boolean =>
    item.tenant === tenant || pk === listName(tenant) || String(pk).startsWith(`${listName(tenant)}#`);
  const all = async (name: string) => {
    const found: Record<string, unknown>[] = [];
    for await (const item of everyItem(documents, name)) if (isTheirs(item)) found.push(item);
    return found;
  };
  const items = await all(table);
  const integrations = items.filter(({ sk }) => isIntegrationKey(sk));
  const connected = integrations.filter(({ disconnectedAtMs = null }) => disconnectedAtMs === null);
  if (connected.length > 0)
    throw new Error(`Disconnect first: ${connected.map(({ id }) => id).join(', ')}. Nothing was erased.`);

  const [chains, hooks] = [await all(tokens), await all(webhooks)];
  const secrets = new Set([...integrations, ...chains].flatMap(({ secretName }) => secretName ?? []).map(String));
  if (yes) {
    for (const { chain } of chains) await documents.send(new DeleteCommand({ TableName: tokens, Key: { chain } }));
    for (const { key } of hooks) await documents.send(new DeleteCommand({ TableName: webhooks, Key: { key } }));
    for (const secret of secrets) await deleteSecret(secret);
    for (const { pk, sk } of items) await documents.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
  }
  return { items: items.length, chains: chains.length, webhooks: hooks.length, secrets: secrets.size };
}

const script: Script = {
  call: 'npm run erase --',
  does: 'Forgets a customer, or everything of a tenant. The runbook says when: infra/RUNBOOK.md#erase',
  options: {
    table: { value: '<LedgerTable>', about: 'the table of the ledger, an output of the stack', isNeeded: true },
    tenant: { value: '<tenant>', about: 'whose data it is', isNeeded: true },
    customer: { value: '<id>', about: 'one customer of the tenant; without it everything of the tenant' },
    tokens: { value: '<TokenTable>', about: 'an output of the stack; to erase a tenant' },
    webhooks: { value: '<WebhookTable>', about: 'an output of the stack; to erase a tenant' },
    yes: yesOption,
  },
};

/** To erase a tenant takes two more tables than to forget a customer. */
function tablesOf({ tokens, webhooks }: GivenOptions): { readonly tokens: string; readonly webhooks: string } {
  const missing = Object.entries({ tokens, webhooks }).filter(([, name]) => typeof name !== 'string');
  if (missing.length > 0)
    throw new UsageError(missing.map(([name]) => `--${name} is missing: a tenant is erased there too.`));
  return { tokens: String(tokens), webhooks: String(webhooks) };
}

if (import.meta.main)
  await runScript(script, async (options) => {
    const [table, tenant, yes] = [String(options.table), String(options.tenant), options.yes === true];
    if (typeof options.customer === 'string') {
      const { customer } = options;
      const documents = openDocuments(openDynamoDb());
      return report(await eraseCustomer({ documents, table, tenant, customer, now: outside().now, yes }), yes);
    }
    const { tokens, webhooks } = tablesOf(options);
    const documents = openDocuments(openDynamoDb());
    const secrets = openSecretsManager();
    const deleteSecret = async (SecretId: string) => {
      await secrets
        .send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }))
        .catch((error: unknown) => {
          if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
        });
    };
    return report(await eraseTenant({ documents, table, tokens, webhooks, tenant, deleteSecret, yes }), yes);
  });
