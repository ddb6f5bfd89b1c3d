import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { buildProviderAccess } from '../../../shared/runtime/world.ts';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { customerRequest, invoiceEvent, syncRequest } from '../sync/fixtures.ts';

/** Documents that note every read which an eventually consistent table may answer with what was there before. */
function noting(real: DynamoDBDocumentClient) {
  const [stale, all]: [string[], string[]] = [[], []];
  const sendAny = real.send.bind(real) as (command: unknown) => Promise<unknown>;
  const note = (table: unknown, of: unknown, isConsistent: unknown) => {
    const what = JSON.stringify([table, of]);
    all.push(what);
    if (isConsistent !== true) stale.push(what);
  };
  const send = (command: unknown) => {
    if (command instanceof BatchGetCommand)
      for (const [table, { Keys = [], ConsistentRead }] of Object.entries(command.input.RequestItems ?? {}))
        for (const key of Keys) note(table, key, ConsistentRead);
    if (command instanceof GetCommand || (command instanceof QueryCommand && !command.input.IndexName)) {
      const { TableName, Key, ExpressionAttributeValues, ConsistentRead } = command.input as Record<string, unknown>;
      note(TableName, Key ?? ExpressionAttributeValues, ConsistentRead);
    }
    return sendAny(command);
  };
  return { documents: { send } as unknown as DynamoDBDocumentClient, stale, all };
}

test.each([
  ['Exact', () => testWorld({ details: { finaliseInvoice: true } })],
  ['Moneybird', () => moneybirdWorld({ details: { contactSyncBack: true } })],
] as const)(
  'whatever an intake, a push and a refresh into %s read to decide by, they read as it stands now',
  async (_, open) => {
    await using world = await open();
    const noted = noting(world.world.documents);
    const on = world.standingOn(noted.documents);
    const ports = { ...on, ...buildProviderAccess({ ...world.world, documents: noted.documents }, world.world.secret) };
    for (const event of [invoiceEvent(1), syncRequest(1), customerRequest(), invoiceEvent(2)]) {
      world.clock.advance(20 * 60_000); // it is time for another token
      await takeIn(JSON.stringify(event), { ...world.intake, ...ports });
      await world.answer(ports);
    }
    expect(world.toldOf('invoice.synced').length).toBeGreaterThan(1);
    expect([...new Set(noted.stale)]).toEqual([]);
    expect(noted.all.length).toBeGreaterThan(30);
    expect(new Set(noted.all.map((what) => what.slice(0, 8))).size).toBe(2); // the ledger and the tokens
  },
);
