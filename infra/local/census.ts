import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { integrationOfItem, lineName } from '../../shared/store/keys.ts';

/** How much of the ledger is on its way. */
export interface Census {
  /** Integrations whose wake is due now. */
  readonly dueNow: number;
  readonly waiting: number;
  readonly uncertain: number;
  /** When the next entry is due in an integration with a planned wake, in epoch milliseconds. */
  readonly nextDueAt: number | null;
}

/** Counts the whole ledger by reading all of it: for the local run and for tests, not for a deployed function. */
export async function census(documents: DynamoDBDocumentClient, TableName: string, nowMs: number): Promise<Census> {
  let [dueNow, waiting, uncertain] = [0, 0, 0];
  const wakes = new Map<unknown, number>();
  const dues: { readonly line: unknown; readonly dueAt: number }[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({
        TableName,
        ExclusiveStartKey: from,
        ConsistentRead: true,
        ProjectionExpression: 'pk, sk, wakeAt, dueAt, dueOf, #status',
        ExpressionAttributeNames: { '#status': 'status' },
      }),
    );
    for (const { pk, sk, wakeAt, dueAt, dueOf, status } of page.Items ?? []) {
      if (String(sk).startsWith('integration#') && typeof wakeAt === 'number') {
        wakes.set(lineName(integrationOfItem({ pk, sk })), wakeAt);
        if (wakeAt <= nowMs) dueNow++;
      }
      if (!String(sk).startsWith('entry#')) continue;
      if (status === 'done' && String(sk).startsWith('entry#contact-pull')) continue; // looks again tomorrow
      if (status === 'waiting') waiting++;
      if (status === 'uncertain') uncertain++;
      if (typeof dueAt === 'number' && !String(dueOf).endsWith('#parked')) dues.push({ line: pk, dueAt });
    }
    from = page.LastEvaluatedKey;
  } while (from);
  const dueAts = dues.flatMap(({ line, dueAt }) => {
    const wakeAt = wakes.get(line);
    return wakeAt === undefined ? [] : [Math.max(dueAt, wakeAt)];
  });
  return { dueNow, waiting, uncertain, nextDueAt: dueAts.length > 0 ? Math.min(...dueAts) : null };
}
