import { setTimeout as wait } from 'node:timers/promises';
import { Faults, type Planned } from '../http/faults.ts';
import { Later } from '../http/later.ts';
import type { Asked, Delivery } from '../http/reply.ts';
import { listen } from '../http/server.ts';
import { keep, restore, startsOf } from '../kept.ts';
import { seeded } from '../seeded.ts';
import { Books } from './books/books.ts';
import type { Invoice, InvoiceLine, Relation, Totals } from './books/snapshot.ts';
import { campingDeEik, type DivisionSeed, openDivision } from './defaults/administration.ts';
import { answerRequest, type Office } from './http/answer-requests.ts';
import { type Fault, type FaultKind, whole } from './http/faults.ts';
import { ExactRequests, type RequestFilter, type RequestRecord } from './http/request-log.ts';
import { CallLimits } from './limits/calls.ts';
import { ErrorBlock } from './limits/error-block.ts';
import { type App, divisionsOf, type User, type World } from './model/world.ts';
import { userOf } from './oauth/authorize.ts';
import { Chains, type TokenPair } from './oauth/chains.ts';
import { exactCodes } from './oauth/codes.ts';
import type { Consent } from './oauth/consent.ts';
import type { Readings } from './readings.ts';
import { addUser, demoApp, demoUser, type UserSeed, worldOf } from './world-of.ts';

/** @public What a test says to the simulator and reads from it. */
export type {
  App,
  Books,
  DivisionSeed,
  Fault,
  FaultKind,
  Invoice,
  InvoiceLine,
  Planned,
  Readings,
  Relation,
  RequestFilter,
  RequestRecord,
  Totals,
  UserSeed,
};
export { demoApp };

/** How a simulator starts; everything has a sensible default. */
export interface ExactOptions {
  /** Any free port when 0 or left out. */
  readonly port?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /** How slow answers wait. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Ids, codes and tokens are the same for the same seed. */
  readonly seed?: number;
  /** The books and logins of an earlier run, as its `snapshot` gave them. */
  readonly kept?: Uint8Array;
  readonly readings?: Partial<Readings>;
  readonly apps?: readonly App[];
  readonly users?: readonly UserSeed[];
  readonly divisions?: readonly DivisionSeed[];
  readonly consent?: Consent['mode'];
  /** False turns the call limits and the error block off. */
  readonly limits?: boolean;
}

/** What a further division gets: its own user and app when they are named. */
export interface NewDivision extends DivisionSeed {
  readonly user?: UserSeed;
  readonly app?: App;
}

/** Who lets whom in where, without a browser. */
export interface Connecting {
  readonly clientId?: string;
  readonly user?: string;
  readonly divisions?: readonly number[];
}

/** A running Exact Online. */
export interface Exact {
  readonly origin: string;
  /** The books of the first division. */
  readonly books: Books;
  /** The books of any division. */
  booksOf(code: number): Books;
  readonly requests: ExactRequests;
  readonly faults: Faults<Fault>;
  /** `enabled` switches the call limits, `refused` counts the 429s that callers earned. */
  readonly limits: CallLimits;
  readonly errors: ErrorBlock;
  /** How the person in the browser answers. */
  readonly consent: Consent;
  readonly readings: Readings;
  /** Opens a further division with the default data, and gives its books. */
  addDivision(division: NewDivision): Books;
  /** Connects without a browser: the pair of tokens that a consent and an exchange would give. */
  connect(connecting?: Connecting): TokenPair;
  /** The user with this name; `active` and `currentDivision` can be set. */
  user(name?: string): User;
  /** Ends all connections of a user, as when consent is withdrawn. */
  withdrawConsent(name?: string): void;
  /** The books and logins as they stand, for `kept` of a later run; connections end with this one. */
  snapshot(): Uint8Array;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** An Exact Online that is asked by a function call, without a socket. */
export interface ExactInProcess extends Exact {
  readonly answer: (asked: Asked) => Promise<Delivery>;
}

/** Opens an Exact Online inside this process: the same requests have the same answers in the same order. */
export function openExact(options: ExactOptions = {}): ExactInProcess {
  const office = makeOffice(options);
  return Object.assign(
    desk(office.world.origin, office, startsOf(options.kept), async () => undefined),
    { answer: (asked: Asked) => answerRequest(asked, office) },
  );
}

/** Starts an Exact Online on a port of this machine. */
export async function startExact(options: ExactOptions = {}): Promise<Exact> {
  const office = makeOffice(options);
  const { world } = office;
  const { origin, close } = await listen(options.port ?? 0, world.now, (asked) => answerRequest(asked, office));
  world.origin = origin;
  return desk(origin, office, startsOf(options.kept), close);
}

function makeOffice(options: ExactOptions): Office {
  const now = options.now ?? Date.now;
  const random = seeded((options.seed ?? 1) + startsOf(options.kept));
  const world = worldOf({
    now,
    random,
    readings: options.readings ?? {},
    apps: options.apps ?? [demoApp],
    users: options.users ?? [demoUser],
    divisions: options.divisions ?? [campingDeEik],
  });
  restore(options.kept, recordsOf(world));
  return openOffice(world, options);
}

function openOffice(world: World, options: ExactOptions): Office {
  const later = new Later(world.now);
  const limits = new CallLimits(world.readings.minuteWindow);
  const errors = new ErrorBlock();
  limits.enabled = options.limits ?? true;
  errors.enabled = limits.enabled;
  return {
    world,
    codes: exactCodes(world.random),
    chains: new Chains(world.random, world.readings.refreshTokens),
    consent: { mode: options.consent ?? 'auto', answer: 'allow', user: undefined, divisions: undefined },
    limits,
    errors,
    calls: new Map(),
    faults: new Faults(whole),
    requests: new ExactRequests(),
    later,
    sleep: options.sleep ?? (async (ms) => void (await wait(ms))),
    booksOf(code) {
      const division = world.divisions.get(code ?? [...world.divisions.keys()][0] ?? 0);
      return division && new Books(world, division, () => later.settle());
    },
  };
}

const recordsOf = ({ divisions, users }: World) => ({ divisions, users });

function desk(origin: string, office: Office, starts: number, close: () => Promise<void>): Exact {
  const { world, chains, faults, requests, limits, errors, consent } = office;
  const books = (code?: number): Books => {
    const found = office.booksOf(code);
    if (!found) throw new Error(`There is no division ${code}`);
    return found;
  };
  const appOf = (clientId?: string): App => {
    const app = clientId === undefined ? [...world.apps.values()][0] : world.apps.get(clientId);
    if (!app) throw new Error(`There is no app ${clientId}`);
    return app;
  };
  const user = (name?: string): User => userOf(world, appOf(), name);
  return {
    origin,
    get books() {
      return books();
    },
    booksOf: books,
    requests,
    faults,
    limits,
    errors,
    consent,
    readings: world.readings,
    addDivision({ user: login, app, ...seed }) {
      openDivision(world, seed);
      if (login) addUser(world, { divisions: [seed.code], ...login });
      if (app) world.apps.set(app.clientId, login ? { user: login.name, ...app } : app);
      return books(seed.code);
    },
    connect({ clientId, user: name, divisions } = {}) {
      const app = appOf(clientId);
      const person = userOf(world, app, name);
      const granted = divisions ?? divisionsOf(world, person).map(({ code }) => code);
      return chains.start(app, person, granted, world.now());
    },
    user,
    withdrawConsent: (name) => chains.endAll(user(name).id),
    snapshot: () => keep(starts, recordsOf(world)),
    stop: close,
    [Symbol.asyncDispose]: close,
  };
}
