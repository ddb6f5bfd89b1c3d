import { Later } from '../http/later.ts';
import { type AdministrationSeed, openAdministration } from './defaults/administration.ts';
import { longIds } from './long-ids.ts';
import type { App, World } from './model/world.ts';
import { defaultReadings, type Readings } from './readings.ts';
import type { Post } from './webhooks/post.ts';

/** Somebody with a login, as a test writes it down. */
export interface PersonSeed {
  readonly name: string;
  readonly fullName?: string;
  readonly email?: string;
  /** Administrations of which this person is the owner; all of them when left out. */
  readonly owns?: readonly string[];
}

/** What there is at Moneybird when the simulator starts. */
export interface WorldSeed {
  readonly now: () => number;
  readonly random: () => number;
  readonly readings: Partial<Readings>;
  readonly apps: readonly App[];
  readonly people: readonly PersonSeed[];
  readonly administrations: readonly AdministrationSeed[];
  readonly post: Post;
}

/** The application that is registered when a test asks for nothing else. */
export const demoApp: App = {
  clientId: '3f6c1d0f2b7e4a59a1c8d4e6f7081923',
  clientSecret: 'demo-secret',
  name: 'Boekingen naar Moneybird',
};

/** The person who is there when a test asks for nothing else. */
export const demoPerson: PersonSeed = { name: 'a.devries', fullName: 'Anna de Vries', email: 'anna@deeik.example' };

/** Builds everything there is at Moneybird. */
export function worldOf({ now, random, readings, apps, people, administrations, post }: WorldSeed): World {
  const world: World = {
    now,
    random,
    newId: longIds(random),
    readings: { ...defaultReadings, ...readings },
    apps: new Map(apps.map((app) => [app.clientId, app])),
    people: new Map(),
    administrations: new Map(),
    later: new Later(now),
    publish: () => undefined,
    post,
    origin: '',
  };
  for (const seed of administrations) openAdministration(world, seed);
  for (const seed of people) addPerson(world, seed);
  return world;
}

/** Gives somebody a login. */
function addPerson(world: World, { name, fullName, email, owns }: PersonSeed): void {
  const id = world.newId();
  world.people.set(id, {
    id,
    name,
    fullName: fullName ?? name,
    email: email ?? `${name}@boekhouder.example`,
    ...(owns ? { owns } : {}),
    active: true,
  });
}
