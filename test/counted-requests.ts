import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoIntegrations } from '../shared/store/integrations.ts';
import type { AnyWorld } from './world.ts';

/** The same world, whose requests to the table are counted from then on. */
export function countingRequests<World extends AnyWorld>(world: World): { readonly world: World; count(): number } {
  let requests = 0;
  const documents = new Proxy(world.world.documents, {
    get(target, name) {
      if (name !== 'send') return Reflect.get(target, name);
      return (command: Parameters<DynamoDBDocumentClient['send']>[0]) => {
        requests++;
        return target.send(command);
      };
    },
  });
  const standing = world.standingOn(documents);
  const integrations = new DynamoIntegrations(standing.table, world.clock.now);
  return { world: { ...world, world: standing, integrations }, count: () => requests };
}
