import { campingDeEik, type DivisionSeed, openDivision } from './defaults/administration.ts';
import { guids } from './guids.ts';
import type { App, World } from './model/world.ts';
import { defaultReadings, type Readings } from './readings.ts';

/** Somebody with a login, as a test writes it down. */
export interface UserSeed {
  readonly name: string;
  readonly fullName?: string;
  readonly email?: string;
  /** Divisions that the user may open; all of them when left out. */
  readonly divisions?: readonly number[];
  /** Those of them that are clients' of an accountant. */
  readonly clients?: readonly number[];
}

/** What there is at Exact when the simulator starts. */
export interface WorldSeed {
  readonly now: () => number;
  readonly random: () => number;
  readonly readings: Partial<Readings>;
  readonly apps: readonly App[];
  readonly users: readonly UserSeed[];
  readonly divisions: readonly DivisionSeed[];
}

/** The app that is registered when a test asks for nothing else. */
export const demoApp: App = {
  clientId: '11111111-2222-4333-a444-555555555555',
  clientSecret: 'demo-secret',
  name: 'Boekingen naar Exact',
};

/** The user who is there when a test asks for nothing else. */
export const demoUser: UserSeed = { name: 'a.devries', fullName: 'Anna de Vries', email: 'anna@deeik.example' };

/** Builds everything there is at Exact. */
export function worldOf({ now, random, readings, apps, users, divisions }: WorldSeed): World {
  const world: World = {
    now,
    random,
    newId: guids(random),
    readings: { ...defaultReadings, ...readings },
    apps: new Map(apps.map((app) => [app.clientId, app])),
    users: new Map(),
    divisions: new Map(),
    origin: '',
  };
  for (const division of divisions) openDivision(world, division);
  for (const user of users) addUser(world, user);
  return world;
}

/** Gives somebody a login. */
export function addUser(world: World, { name, fullName, email, divisions, clients }: UserSeed): void {
  const first = divisions?.[0] ?? [...world.divisions.keys()][0] ?? campingDeEik.code;
  const id = world.newId();
  world.users.set(id, {
    id,
    name,
    fullName: fullName ?? name,
    email: email ?? `${name}@boekhouder.example`,
    ...(divisions ? { divisions } : {}),
    ...(clients ? { clients } : {}),
    currentDivision: first,
    active: true,
  });
}
