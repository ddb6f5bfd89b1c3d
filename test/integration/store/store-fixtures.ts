import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { DynamoIntegrations } from '../../../shared/store/integrations.ts';
import { DynamoLedger } from '../../../shared/store/ledger/ledger.ts';
import { Table } from '../../../shared/store/table.ts';
import type { EntryKey, IntegrationKey, InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { Integration } from '../../../shared/sync/ledger/integration.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import { VERSIONS } from '../../../shared/sync/ledger/versions.ts';
import { openTables } from '../../tables.ts';
import { virtualClock } from '../../world.ts';

/** An integration without an accounting system behind it. */
export const LINE: IntegrationKey = { tenant: 'camping-de-eik', integration: 'exact' };

/** A ledger and integrations on an embedded table, without anything that works on them, and a clock that stands still. */
export async function store() {
  const tables = await openTables();
  const clock = virtualClock();
  const on = (documents: DynamoDBDocumentClient) => {
    const table = new Table(documents, 'ledger', { random: () => 0, sleep: async () => undefined });
    return {
      table,
      ledger: new DynamoLedger(table, clock.now),
      integrations: new DynamoIntegrations(table, clock.now),
    };
  };
  const { ledger, integrations } = on(tables.documents);
  return {
    clock,
    ledger,
    integrations,
    documents: tables.documents,
    /** The same on other documents. */
    on,
    /** Integrations in whose writes something happens right before each update, alone or with others. */
    between(happens: () => Promise<void>) {
      const send = async (command: Parameters<typeof tables.documents.send>[0]) => {
        if (command instanceof UpdateCommand || command instanceof TransactWriteCommand) await happens();
        return tables.documents.send(command);
      };
      return on({ send } as unknown as DynamoDBDocumentClient).integrations;
    },
    /** Puts an invoice there that is due now. */
    async invoice(id: string): Promise<InvoiceEntry> {
      await ledger.open(invoiceOf(id, clock.now()));
      return this.stands(id);
    },
    /** The invoice as it stands in the table. */
    async stands(id: string): Promise<InvoiceEntry> {
      const entry = await ledger.read(keyOf(id));
      if (entry?.kind !== 'invoice') throw new Error(`no invoice ${id}`);
      return entry;
    },
    /** Takes an invoice for 90 seconds, as a worker does. */
    async claim(id: string) {
      const claim = await ledger.claim(keyOf(id), clock.now(), clock.now() + 90_000);
      if (!claim) throw new Error(`${id} is held`);
      return claim;
    },
    /** Puts an integration there, and reads it. */
    async line(over: Partial<Integration> = {}): Promise<Integration> {
      await integrations.make(anIntegration(over));
      return this.standing();
    },
    /** The integration as it stands in the table. */
    async standing(): Promise<Integration> {
      const found = await integrations.get(LINE);
      if (!found) throw new Error('there is no integration');
      return found;
    },
    [Symbol.asyncDispose]: () => tables[Symbol.asyncDispose](),
  };
}

/** The integration of `LINE`, as it is made. */
export const anIntegration = (over: Partial<Integration> = {}): Integration =>
  v.parse(Integration, {
    v: VERSIONS.integration.newest,
    tenant: LINE.tenant,
    id: LINE.integration,
    provider: 'exact',
    state: 'active',
    host: 'start.exactonline.nl',
    ...over,
  });

/** The key of an invoice of `LINE`. */
export const keyOf = (id: string): EntryKey => ({ ...LINE, kind: 'invoice', id });

const invoiceOf = (id: string, nowMs: number): InvoiceEntry =>
  newInvoiceEntry(keyOf(id), 'exact', nowMs, {
    number: `2026-${id}`,
    hash: 'as it came',
    issued: null,
    customer: '7012',
    occurredAt: new Date(nowMs).toISOString(),
    asked: false,
    verify: false,
  });

/** Documents on which the answer to every write is lost, so that the SDK sends it once more. */
export function repeated(real: DynamoDBDocumentClient): DynamoDBDocumentClient {
  const sendAny = real.send.bind(real) as (command: unknown) => Promise<unknown>;
  const send = async (command: { readonly input: object }): Promise<unknown> => {
    if (/"(UpdateExpression|TransactItems)":/.test(JSON.stringify(command.input))) await sendAny(command);
    return sendAny(command);
  };
  return { send } as unknown as DynamoDBDocumentClient;
}
