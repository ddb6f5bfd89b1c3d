import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { Integration } from '../../shared/sync/ledger/integration.ts';
import { pass } from '../integration/sync/fixtures.ts';
import type { AnyWorld } from '../world.ts';
import type { DyingAdmin } from './dying-admin.ts';
import { Mortal } from './mortal.ts';

/** Longer than any process lives. */
export const LATER_MS = 60_000;

/** What a person does, and what the world shows of it. */
interface Deed {
  /** Brings the world to where it can be done, for the nth time. */
  prepare(nth: number): Promise<void>;
  act(mortal: Mortal): Promise<unknown>;
  stands(nth: number): Promise<object>;
  /** How it may stand after a death without another request: as if nothing was asked, or as if all was done. */
  readonly may: readonly object[];
  /** How it stands in the end: after the request was repeated by a process that lives, if somebody repeats it. */
  readonly done: object;
  /** What follows by itself, after which the world shows what came of it; two looks of a worker when left out. */
  goOn?(): Promise<void>;
  /** False when nobody repeats it, since a schedule does. */
  readonly isRepeated?: false;
}

/** Lets the process die at the steps of the deed that `pointsOf` takes. Answers how many steps there are. */
export async function walk(
  world: AnyWorld,
  deed: Deed,
  pointsOf: (steps: number) => readonly number[],
): Promise<number> {
  const goOn =
    deed.goOn ??
    (async () => {
      await pass(world, LATER_MS);
      await pass(world, LATER_MS);
    });
  const whole = new Mortal();
  await deed.prepare(0);
  await deed.act(whole);
  await goOn();
  expect(await deed.stands(0)).toEqual(deed.done);

  const wrong: object[] = [];
  for (const dieAt of pointsOf(whole.steps)) {
    const nth = dieAt + 1;
    await deed.prepare(nth);
    await deed.act(new Mortal(dieAt));
    await goOn();
    const left = await deed.stands(nth);
    if (!deed.may.some((one) => JSON.stringify(one) === JSON.stringify(left))) wrong.push({ dieAt, left });
    if (deed.isRepeated === false) continue;
    await deed.act(new Mortal());
    await goOn();
    const stands = await deed.stands(nth);
    if (JSON.stringify(stands) !== JSON.stringify(deed.done)) wrong.push({ dieAt, of: whole.steps, stands });
  }
  expect(wrong).toEqual([]);
  return whole.steps;
}

/** The integration of a world, which has to be there. */
export async function integrationOf({ integrations, key }: AnyWorld): Promise<Integration> {
  const found = await integrations.get(key);
  if (!found) throw new Error('the integration is gone');
  return found;
}

/** How many secrets can be read, and how many chains used, that no integration has any more. */
export async function leftOver(world: AnyWorld, { client, secretNames }: DyingAdmin) {
  const { secretName, chain } = await integrationOf(world);
  const read = (SecretId: string) =>
    client.send(new GetSecretValueCommand({ SecretId })).then(
      () => true,
      () => false,
    );
  const others = [];
  for (const name of secretNames) if (name !== secretName && (await read(name))) others.push(name);
  const { Items = [] } = await world.world.documents.send(new ScanCommand({ TableName: 'tokens' }));
  return {
    secretsOfNobody: others.length,
    chainsOfNobody: Items.filter((item) => item.state === 'ok' && item.chain !== chain).length,
  };
}
