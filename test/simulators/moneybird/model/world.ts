import type { Later } from '../../http/later.ts';
import type { Readings } from '../readings.ts';
import type { Post } from '../webhooks/post.ts';
import type { Administration } from './administration.ts';
import type { Happening } from './happening.ts';

/** A registered application; without redirect addresses any loopback address is taken. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name?: string;
  readonly redirectUris?: readonly string[];
  /** Who is signed in when consent is given without a page; the first person when left out. */
  readonly person?: string;
}

/** Somebody with a login at Moneybird. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly email: string;
  /** Administrations of which this person is the owner; all of them when left out. */
  readonly owns?: readonly string[];
  active: boolean;
}

/** Everything there is at Moneybird, and the clock on its wall. */
export interface World {
  readonly now: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly readings: Readings;
  readonly apps: Map<string, App>;
  readonly people: Map<string, Person>;
  readonly administrations: Map<string, Administration>;
  readonly later: Later;
  /** Tells the webhooks of an administration what happened. */
  publish: (administration: Administration, happening: Happening) => void;
  /** Brings a push to its receiver. */
  readonly post: Post;
  /** Where the simulator is reached; known once it listens. */
  origin: string;
}

/** The administrations that a person owns: nobody else can let an application in (1.7). */
export const ownedBy = (world: World, person: Person): Administration[] =>
  [...world.administrations.values()].filter(({ id }) => person.owns?.includes(id) ?? true);

/** The person with this name; else the one who belongs to the app, else the first one. */
export function personOf(world: World, app: App, name: string | undefined): Person {
  const people = [...world.people.values()];
  const person = people.find((candidate) => candidate.name === (name ?? app.person)) ?? people[0];
  if (!person) throw new Error('Moneybird has no people');
  return person;
}
