import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { createHandler as checkConnections } from '../../../functions/token-refresh/handler.ts';
import { anEvent } from '../../builders.ts';
import { type AnyWorld, moneybirdWorld } from '../../world.ts';
import { consentDesk } from '../oauth/oauth-fixtures.ts';

const DAY = 24 * 3_600_000;
/** The one count of a provider that counts by the address that calls come from. */
const EGRESS = 'PACE#moneybird#moneybird.com';

/** The calls of the day by count, as the table has them. */
async function counts({ world }: AnyWorld): Promise<Record<string, number>> {
  const { Items = [] } = await world.documents.send(
    new ScanCommand({
      TableName: 'ledger',
      FilterExpression: 'sk = :pace',
      ExpressionAttributeValues: { ':pace': 'pace' },
    }),
  );
  return Object.fromEntries(Items.map(({ pk, version }) => [String(pk), Number(version)]));
}

/** Which counts changed while something was done. */
async function countedUnder(world: AnyWorld, act: () => Promise<unknown>): Promise<string[]> {
  const before = await counts(world);
  await act();
  return Object.entries(await counts(world)).flatMap(([pk, version]) => (version === before[pk] ? [] : [pk]));
}

test('where a provider counts by egress, every call is counted there: of a night, of a push and of a consent', async () => {
  await using world = await moneybirdWorld();
  const config = { ...world.world.config, COUNTED_PER: { moneybird: 'egress' } as const };
  const counted = { ...world.world, config, integrations: world.integrations };
  const night = () => checkConnections(counted)({}, { timeLeftMs: () => 600_000 });
  world.clock.advance(DAY);
  const before = world.moneybird.requests.count();
  expect(await countedUnder(world, night)).toEqual([EGRESS]);
  expect(world.moneybird.requests.count() - before).toBeGreaterThan(1);

  await world.take(anEvent());
  expect(await countedUnder(world, () => world.answer({ config }))).toEqual([EGRESS]);
  expect(await countedUnder(world, () => consentDesk(world, { config }).consent())).toEqual([EGRESS]);
});
