import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

/** How much of the ledger is on its way. */
export interface Census {
  /** Lines that somebody should look at now. */
  readonly dueNow: number;
  readonly waiting: number;
  readonly uncertain: number;
  /** When the next entry becomes due, in epoch milliseconds. */
  readonly nextDueAt: number | null;
}

/** Counts the whole ledger by reading all of it: for the local run and for tests, not for a deployed function. */
export async function census(documents: DynamoDBDocumentClient, TableName: string, nowMs: number): Promise<Census> {
  let [dueNow, waiting, uncertain] = [0, 0, 0];
  const dueAts: number[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({
        TableName,
        ExclusiveStartKey: from,
        ConsistentRead: true,
        ProjectionExpression: 'sk, wakeAt, dueAt, dueOf, #status',
        ExpressionAttributeNames: { '#status': 'status' },
      }),
    );
    for (const { sk, wakeAt, dueAt, dueOf, status } of page.Items ?? []) {
      if (String(sk).startsWith('integration#') && typeof wakeAt === 'number' && wakeAt <= nowMs) dueNow++;
      if (!String(sk).startsWith('entry#invoice') && !String(sk).startsWith('entry#customer')) continue;
      if (status === 'waiting') waiting++;
      if (status === 'uncertain') uncertain++;
      if (typeof dueAt === 'number' && !String(dueOf).endsWith('#parked')) dueAts.push(dueAt);
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return { dueNow, waiting, uncertain, nextDueAt: dueAts.length > 0 ? Math.min(...dueAts) : null };
}
