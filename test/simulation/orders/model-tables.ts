import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Tables, tables } from '../../tables.ts';
import { type Command, execute } from '../world/dynamodb/commands.ts';
import { ModelTable } from '../world/dynamodb/table.ts';

/** The tables of the stack inside this process, whose indexes are never late: an order is all that is tried here. */
export async function openModelTables(now: () => number): Promise<Tables> {
  const kept = new Map(tables.map((input) => [String(input.TableName), new ModelTable(input, now, () => 0)]));
  const reading = { staleMs: 0, pageRows: Number.POSITIVE_INFINITY };
  const send = async (command: Command) => execute(command, kept, reading);
  return {
    documents: { send } as unknown as DynamoDBDocumentClient,
    url: 'http://127.0.0.1:9',
    [Symbol.asyncDispose]: async () => undefined,
  };
}
