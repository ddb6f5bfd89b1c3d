import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outside } from '../../../shared/runtime/outside.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { DynamoIntegrations } from '../../../shared/store/integrations.ts';
import { DynamoLedger } from '../../../shared/store/ledger/ledger.ts';
import { DynamoSnapshots } from '../../../shared/store/ledger/snapshots.ts';
import { seenKeeper } from '../../../shared/store/seen-catalogue.ts';
import { Table } from '../../../shared/store/table.ts';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import type { IntakePorts } from '../../../shared/sync/intake/intake-ports.ts';
import { aCompany, anEvent } from '../../builders.ts';
import { atScale } from '../../tier.ts';

/** DynamoDB's own rules for an item: 400 KB, 32 levels, keys of 2,048 and 1,024 bytes, texts that are well formed. */
function whyNot(item: Readonly<Record<string, unknown>>): string | null {
  if (Buffer.byteLength(String(item.pk)) > 2_048) return 'its partition key is too long';
  if (Buffer.byteLength(String(item.sk)) > 1_024) return 'its sort key is too long';
  return sizeOf(item, 0) > 400 * 1024 ? 'it is too large' : null;
}

function sizeOf(value: unknown, depth: number): number {
  if (depth > 32) throw new Error('it is nested too deep');
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('a text is not well formed');
    return Buffer.byteLength(value);
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('a number has lost its digits');
  if (typeof value !== 'object' || value === null) return 1;
  const inside = Object.entries(value).map(([name, one]) => 1 + Buffer.byteLength(name) + sizeOf(one, depth + 1));
  return inside.reduce((sum, size) => sum + size, 3);
}

interface Stored {
  readonly sk: string;
  readonly cause?: string;
  readonly about?: { readonly pointer?: string };
}

/** The intake over a table that takes whatever DynamoDB would take, and says of anything else why it would not. */
function intake() {
  const items: Stored[] = [];
  const buried: string[] = [];
  const administration = { id: '1', name: 'Camping De Eik B.V.', number: '1', vatNumber: null };
  const about = { tenant: 'camping-de-eik', id: 'exact', provider: 'exact', state: 'active', host: 'x' };
  const integration = { v: 2, ...about, administration, sk: 'integration#exact' };
  const documents = {
    async send({ input }: { readonly input: { Item?: Record<string, unknown>; KeyConditionExpression?: string } }) {
      if (input.KeyConditionExpression) return { Items: [integration] };
      const why = input.Item ? whyNot(input.Item) : null;
      if (why) throw new Error(`the table refuses an item: ${why}`);
      if (input.Item) items.push(input.Item as unknown as Stored);
      return { Attributes: {} }; // whatever is changed is there
    },
  } as unknown as DynamoDBDocumentClient;
  const table = new Table(documents, 'ledger', outside());
  const now = () => Date.parse('2026-11-20T09:00:00Z');
  const nothing = () => undefined;
  const ports: IntakePorts = {
    ledger: new DynamoLedger(table, now),
    snapshots: new DynamoSnapshots(table, now),
    integrations: new DynamoIntegrations(table, now),
    wake: async () => undefined,
    clock: { now, sleep: async () => undefined, id: () => 'id', secret: () => 'secret', random: () => 0.5 },
    log: { info: nothing, warn: nothing, error: nothing },
    metrics: { note: nothing, count: nothing, measure: nothing } as unknown as IntakePorts['metrics'],
    deadLetter: async (body) => void buried.push(body),
    keepCatalogue: (event) => keepCatalogue(event, table),
    noteSeen: seenKeeper(table),
  };
  return { ports, items, buried };
}

const HALF = '\uD83C';
const BUILT_IN = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '{account}', '{relation}', 'null'];

/** What a sender may put anywhere: every type, odd texts, odd numbers, depths and lengths. */
const oddValue = fc.oneof(
  fc.constantFrom(null, true, '', ' ', HALF, `a${HALF}`, '\u{1F3D5}', '\u0000', '-0', '1e9', '٣', ...BUILT_IN),
  fc.constantFrom(0, -0, 7, 27.5, 1e21, 1e-200, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null]),
  fc.integer({ min: 0, max: 2_100 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 0, max: 400 }).map((length) => '\u{1F3D5}'.repeat(length)),
  fc.integer({ min: 1, max: 60 }).map((depth) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
);

/** Every place of an event, as a path of keys. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [...(path.length > 0 ? [path] : []), ...inside.flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

const sound = JSON.parse(JSON.stringify(anEvent({ customer: aCompany({ fields: { external_id: 'x' } }) })));
const places = placesIn(sound);
const mutation = fc.record({
  place: fc.constantFrom(...places),
  value: fc.option(oddValue, { nil: undefined, freq: 9 }),
});

function mutated(mutations: readonly { readonly place: readonly string[]; readonly value: unknown }[]): string {
  const event = structuredClone(sound);
  for (const { place, value } of mutations) {
    const holder = place.slice(0, -1).reduce((at, key) => (typeof at === 'object' && at ? at[key] : undefined), event);
    if (typeof holder === 'object' && holder !== null) holder[place.at(-1) ?? ''] = value;
  }
  return JSON.stringify(event);
}

test('every odd event ends as an entry, as an unreadable one with pointers, or in the dead letters', async () => {
  const ends = { booked: 0, unreadable: 0, buried: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const { ports, items, buried } = intake();
      await takeIn(mutated(mutations), ports);
      const entry = items.find(({ sk }) => sk.startsWith('entry#'));
      const end = !entry ? 'buried' : entry.cause ? 'unreadable' : 'booked';
      expect(buried).toHaveLength(end === 'buried' ? 1 : 0);
      if (end === 'unreadable') expect(entry?.about?.pointer).toMatch(/^\/detail/);
      ends[end]++;
    }),
    { numRuns: atScale(2_000, 10_000), seed: 20_261_128 },
  );
  expect(Math.min(...Object.values(ends))).toBeGreaterThan(atScale(20, 100)); // each of the three ways was walked
}, 120_000);
