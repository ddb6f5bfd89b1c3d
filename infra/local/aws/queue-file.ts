import type { BuildAppOptions } from 'fauxqs';

type Stores = NonNullable<BuildAppOptions['stores']>;

/** What the emulator's own starter wires for a folder; its package keeps these to itself, so they are read by path. */
interface Inside {
  readonly SqsStore: new () => Stores['sqsStore'];
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => Stores['s3Store'];
  readonly PersistenceManager: new (folder: string) => NonNullable<Stores['sqsStore']['persistence']>;
}

/** Opens the queues as they were left in `folder`, or none in memory. */
export async function openQueueStores(folder?: string): Promise<{ stores: Stores; close(): void }> {
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await inside();
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  // The address of a queue is then at the host that was asked: SDKs that call a queue by its address would not resolve the
  // emulator's own `sqs.<region>.localhost`.
  stores.sqsStore.host = '';
  if (folder === undefined) return { stores, close: () => undefined };
  const file = new PersistenceManager(folder);
  file.loadSqsAndSns(stores.sqsStore, stores.snsStore); // before the store writes to the file, or reading it would empty it
  stores.sqsStore.persistence = file;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = file;
  return { stores, close: () => file.close() };
}

async function inside(): Promise<Inside> {
  const root = import.meta.resolve('fauxqs');
  const files = ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'];
  const modules: object[] = await Promise.all(files.map((file) => import(new URL(file, root).href)));
  return Object.assign({}, ...modules);
}
