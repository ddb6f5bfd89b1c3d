import { expect, test } from 'vitest';
import { codeLists, ListMemory } from '../../../shared/store/code-lists.ts';
import { Memory } from '../../../shared/store/memory.ts';
import { metering, shapesOf } from '../../bench/meter.ts';
import { aCompany, aLine, anEvent, anInvoice } from '../../builders.ts';
import { tables } from '../../tables.ts';
import { testWorld } from '../../world.ts';
import { HOUR_MS } from './fixtures.ts';

test('a container that knows no list of an administration reads all of them at once, each by its own age', async () => {
  await using world = await testWorld();
  const { documents, metered } = metering(world.world.documents, shapesOf(tables));
  const listsOf = (administration: string) =>
    codeLists(world.standingOn(documents).table, new ListMemory(), world.key, administration, world.clock.now);
  await listsOf('1').keep('old', ['an old row']);
  await listsOf('12').keep('vat', ['of another administration']);
  world.clock.advance(23 * HOUR_MS);
  for (const name of ['vat', 'journals', 'item:A']) await listsOf('1').keep(name, [name]);
  world.clock.advance(2 * HOUR_MS);
  metered.length = 0;
  const lists = listsOf('1');
  for (const name of ['vat', 'journals', 'item:A']) expect((await lists.read(name))?.rows).toEqual([name]);
  expect(metered.map(({ operation, readUnits }) => [operation, readUnits])).toEqual([['Query', 1]]);
  expect(await lists.read('old')).toBeNull();
  expect(await lists.read('unknown')).toBeNull();
  await listsOf('1').keep('unknown', ['fetched by another worker']);
  expect((await lists.read('unknown'))?.rows).toEqual(['fetched by another worker']);
  await lists.drop(['vat']);
  expect(await lists.read('vat')).toBeNull();
});

test('items that nobody looked up yet are asked for in one call, also when the mapping is judged anew', async () => {
  await using world = await testWorld({ mappings: { articles: { pitch: 'PITCH', stay: 'STAY', venue: 'VENUE' } } });
  const lines = ['pitch', 'stay', 'venue'].map((product) => aLine({ product }));
  const calls = () => world.exact.requests.count({ endpoint: 'logistics/Items' });
  await world.push(anEvent({ customer: aCompany(), invoice: anInvoice({ lines }) }));
  expect(world.toldOf('invoice.synced')).toHaveLength(1);
  expect(calls()).toBe(1);

  world.clock.advance(HOUR_MS); // no cause of a list this old is believed
  const [first] = lines;
  const unmapped = { ...first, vatRate: 'btw-van-morgen' } as (typeof lines)[number];
  const another = anInvoice({ id: 'two', number: '2026-0099', lines: [...lines, unmapped] });
  await world.push(anEvent({ customer: aCompany(), invoice: another }));
  expect(world.toldOf('invoice.failed').map(({ cause }) => cause)).toEqual(['vat-unmapped']);
  expect(calls()).toBeLessThanOrEqual(2);
});

test('a memory keeps to its bytes: what was noted first goes first, and what alone is too large is not kept', () => {
  const memory = new Memory<string>(10);
  memory.note('one', '1', 4);
  memory.note('two', '2', 4);
  memory.note('one', '1 again', 4);
  memory.note('three', '3', 4);
  expect(['one', 'two', 'three'].map((name) => memory.recall(name))).toEqual(['1 again', null, '3']);
  memory.note('four', '4', 11);
  expect(memory.recall('four')).toBeNull();
  expect(memory.recall('three')).toBe('3');
});
