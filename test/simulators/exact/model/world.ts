import type { Readings } from '../readings.ts';
import type { Division } from './division.ts';

/** A registered app; without redirect addresses any loopback address is taken. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name?: string;
  readonly redirectUris?: readonly string[];
  /** The user who is signed in when consent is given without a page; the first user when left out. */
  readonly user?: string;
}

/** Somebody with a login at Exact. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly email: string;
  /** Divisions that the user may open; all of them when left out. */
  readonly divisions?: readonly number[];
  /** Those of them that are clients' of an accountant: `hrm/Divisions` leaves them out (5.2). */
  readonly clients?: readonly number[];
  /** The division that is open in the user's browser; it moves when the user clicks. */
  currentDivision: number;
  active: boolean;
}

/** Everything there is at Exact, and the clock on its wall. */
export interface World {
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: () => number;
  readonly readings: Readings;
  readonly apps: Map<string, App>;
  readonly users: Map<string, User>;
  readonly divisions: Map<number, Division>;
  /** Where the simulator is reached; known once it listens. */
  origin: string;
}

/** The divisions that a user may open, in order of their codes. */
export const divisionsOf = (world: World, user: User): Division[] =>
  [...world.divisions.values()]
    .filter(({ code }) => user.divisions?.includes(code) ?? true)
    .sort((a, b) => a.code - b.code);
