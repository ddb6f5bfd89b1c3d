import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { anEvent } from '../builders.ts';
import type { AnyWorld } from '../world.ts';

type Item = Record<string, unknown>;

/** The tables that hold what belongs to a tenant. */
const TABLES = ['ledger', 'tokens'];

/**
 * Has the containers of a path push an invoice for each of so many other tenants, who are set up just as the tenant of this
 * world, each with its own app, tokens and pace: what they remember of it is what room the others leave.
 */
export async function servingOthers(
  world: AnyWorld,
  path: { serve(event: unknown): Promise<void> },
  tenants: number,
): Promise<void> {
  const { documents } = world.world;
  const found = await Promise.all(
    TABLES.map(async (TableName) => {
      const { Items = [] } = await documents.send(new ScanCommand({ TableName }));
      return Items.filter(isSetUp).map((item) => ({ TableName, item }));
    }),
  );
  const own = await ownNames(world);
  for (let nth = 1; nth <= tenants; nth++) {
    const tenant = `other-${nth}`;
    for (const { TableName, item } of found.flat()) {
      const text = own.reduce((all, name) => all.replaceAll(name, `${name}-${nth}`), JSON.stringify(item));
      const Item: Item = JSON.parse(text.replaceAll(world.key.tenant, tenant));
      await documents.send(new PutCommand({ TableName, Item }));
    }
    const { detail } = anEvent();
    await path.serve(anEvent({ ...detail, tenant }));
  }
}

/** What no two tenants share: the id of an app, and that of a token chain. */
async function ownNames({ integrations, key }: AnyWorld): Promise<string[]> {
  const { clientId, chain } = (await integrations.get(key)) ?? {};
  if (!clientId || !chain) throw new Error('the tenant of this world is not connected');
  return [clientId, chain];
}

/** Whatever a tenant has before its first invoice: no entry, no snapshot, nothing that names a document. */
const isSetUp = ({ sk = '' }: Item): boolean => !/^(entry|snapshot|owned|number)#/.test(String(sk));
