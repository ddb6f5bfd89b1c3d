import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { ScriptOption } from '../command-line.ts';

/** The flag of a script that changes something: without it, nothing is changed. */
export const yesOption: ScriptOption = { about: 'does it; without it the script only counts what it would do' };

/** Every item of a table. Functions may not do this; a person with a reason may. */
export async function* everyItem(documents: DynamoDBDocumentClient, TableName: string) {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from }));
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}

/** Says what was done, or what would be. */
export function report(counts: Readonly<Record<string, number>>, yes: boolean): void {
  for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(8)}  ${what}`);
  if (!yes) console.log('Nothing was changed. Add --yes to do it.');
}
