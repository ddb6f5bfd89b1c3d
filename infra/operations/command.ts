import { parseArgs } from 'node:util';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

/** What a script was asked: its options by name, and whether to do it or only to say what it would do. */
export interface Asked {
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly yes: boolean;
}

/** Reads the command line: `--name value` for each of `names`, the first `needed` of which must be there, and `--yes`. */
export function readCommand(names: readonly string[], flags: readonly string[], needed: readonly string[]): Asked {
  const options = {
    ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries([...flags, 'yes'].map((name) => [name, { type: 'boolean' as const }])),
  };
  const { values } = parseArgs({ options });
  const missing = needed.filter((name) => !values[name]);
  if (missing.length > 0) throw new Error(`Say which: ${missing.map((name) => `--${name}`).join(', ')}.`);
  const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return { options: Object.fromEntries(texts), yes: values.yes === true };
}

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
