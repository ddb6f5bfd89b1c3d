import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { markRestored } from '../../../infra/operations/after-restore.ts';
import { everyItem } from '../../../infra/operations/command.ts';
import type { AnyWorld } from '../../world.ts';

/** Every item of a table as it stands. */
export async function itemsOf({ world }: AnyWorld, table: string) {
  const items: Record<string, unknown>[] = [];
  for await (const item of everyItem(world.documents, table)) items.push(item);
  return items;
}

/** Brings the ledger back to what it was when this was called, with all that came later forgotten. */
export async function backup(world: AnyWorld): Promise<() => Promise<void>> {
  const before = await itemsOf(world, 'ledger');
  const { documents } = world.world;
  return async () => {
    for (const { pk, sk } of await itemsOf(world, 'ledger'))
      await documents.send(new DeleteCommand({ TableName: 'ledger', Key: { pk, sk } }));
    for (const Item of before) await documents.send(new PutCommand({ TableName: 'ledger', Item }));
  };
}

/** Marks the ledger as restored, as an operator does; `tokens` names the table whose chains are given up. */
export const mark = (
  { world, clock }: AnyWorld,
  tokens: string | null,
  yes = true,
  documents: DynamoDBDocumentClient = world.documents,
) => markRestored({ documents, table: 'ledger', tokens, now: clock.now, id: world.clock.id, yes });
