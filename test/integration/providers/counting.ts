import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A table whose requests are counted. */
export function counting(real: DynamoDBDocumentClient) {
  const sent: { readonly kind: string; readonly table: string; readonly key: string }[] = [];
  const sendAny = real.send.bind(real) as (command: Command) => Promise<unknown>;
  const send = (command: Command): Promise<unknown> => {
    const { TableName = '', Key, Item } = command.input;
    sent.push({ kind: command.constructor.name.replace('Command', ''), table: TableName, key: nameOf(Key ?? Item) });
    return sendAny(command);
  };
  return {
    documents: { send } as unknown as DynamoDBDocumentClient,
    reset: () => sent.splice(0),
    /** How many requests of each kind went to which item. */
    byKind: () => {
      const counts: Record<string, number> = {};
      for (const { kind, table, key } of sent) {
        const name = [kind, table, key].filter(Boolean).join(' ');
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    },
  };
}

interface Command {
  readonly input: { readonly TableName?: string; readonly Key?: Names; readonly Item?: Names };
}
interface Names {
  readonly pk?: string;
  readonly sk?: string;
}

/** What stands under a key, without the ids in it. */
const nameOf = (names?: Names): string => (names?.pk?.startsWith('PACE') ? 'pace' : (names?.sk?.split('#')[0] ?? ''));
