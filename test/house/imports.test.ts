import { describe, expect, it } from 'vitest';
import { ROOMS, type Room } from './rooms.ts';
import { PRODUCT, sourceFiles } from './source-files.ts';

const files = sourceFiles(PRODUCT);

describe('who imports whom', () => {
  it('gives every file of the product a room', () => {
    expect(files.map(({ path }) => path).filter((path) => !roomOf(path))).toEqual([]);
  });

  it('lists the rooms in reading order, so that they form no circle', () => {
    const upwards = ROOMS.flatMap(({ name, knows }, at) =>
      knows
        .filter((known) => !ROOMS.slice(0, at).some((room) => room.name === known))
        .map((known) => `${name} → ${known}`),
    );
    expect(upwards).toEqual([]);
  });

  it('lets a file import only from its own room and from the rooms that its room knows', () => {
    const against = files.flatMap(({ path, imports }) =>
      imports.filter((imported) => !mayImport(path, imported)).map((imported) => `${path} → ${imported}`),
    );
    expect(against).toEqual([]);
  });

  it('sees the imports it judges', () => {
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(1000);
    expect(mayImport('shared/domain/money.ts', 'shared/sync/drain.ts')).toBe(false);
    expect(mayImport('shared/sync/drain.ts', 'shared/providers/exact/index.ts')).toBe(false);
    expect(mayImport('shared/providers/exact/books.ts', 'shared/providers/moneybird/books.ts')).toBe(false);
    expect(mayImport('functions/console/handler.ts', 'functions/admin-api/handler.ts')).toBe(false);
    expect(mayImport('shared/runtime/world.ts', 'infra/stack.ts')).toBe(false);
    expect(mayImport('infra/local/start.ts', 'test/world.ts')).toBe(false);
  });
});

interface Place {
  room: Room;
  /** Which of the rooms of its kind. */
  part: string | undefined;
}

function roomOf(path: string): Place | undefined {
  for (const room of ROOMS) {
    const match = room.files.exec(path);
    if (match) return { room, part: match[1] };
  }
  return undefined;
}

function mayImport(from: string, to: string): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (!here || !there) return false;
  if (here.room === there.room) return here.part === there.part;
  return here.room.knows.includes(there.room.name);
}
