import { setTimeout as wait } from 'node:timers/promises';
import { Faults, type Planned } from '../http/faults.ts';
import type { Delivery as Answered, Asked } from '../http/reply.ts';
import { listen } from '../http/server.ts';
import { keep, restore, startsOf } from '../kept.ts';
import { seeded } from '../seeded.ts';
import { Books } from './books/books.ts';
import type { Contact, Invoice, InvoiceLine, Totals } from './books/snapshot.ts';
import { type AdministrationSeed, campingDeEik, openAdministration } from './defaults/administration.ts';
import { answerRequest, type Office } from './http/answer-requests.ts';
import { type Fault, type FaultKind, whole } from './http/faults.ts';
import { MoneybirdRequests, type RequestFilter, type RequestRecord } from './http/request-log.ts';
import { CallLimits } from './limits/calls.ts';
import { type App, ownedBy, type Person, personOf, type World } from './model/world.ts';
import { Chains } from './oauth/chains.ts';
import type { Consent } from './oauth/consent.ts';
import { moneybirdCodes, type Scope } from './oauth/grants.ts';
import type { Readings } from './readings.ts';
import { type Post, post } from './webhooks/post.ts';
import { type Delivery, Pushes } from './webhooks/pushes.ts';
import { demoApp, demoPerson, type PersonSeed, worldOf } from './world-of.ts';

/** @public What a test says to the simulator and reads from it. */
export type {
  AdministrationSeed,
  App,
  Books,
  Contact,
  Delivery,
  Fault,
  FaultKind,
  Invoice,
  InvoiceLine,
  PersonSeed,
  Planned,
  Readings,
  RequestFilter,
  RequestRecord,
  Scope,
  Totals,
};
export { campingDeEik, demoApp };

/** How a simulator starts; everything has a sensible default. */
export interface MoneybirdOptions {
  /** Any free port when 0 or left out. */
  readonly port?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /** How slow answers wait. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Ids, codes, tokens and secrets are the same for the same seed. */
  readonly seed?: number;
  /** The books and logins of an earlier run, as its `snapshot` gave them. */
  readonly kept?: Uint8Array;
  readonly readings?: Partial<Readings>;
  readonly apps?: readonly App[];
  readonly people?: readonly PersonSeed[];
  readonly administrations?: readonly AdministrationSeed[];
  readonly consent?: Consent['mode'];
  /** False turns the call limit off. */
  readonly limits?: boolean;
  /** How pushes travel; over the network when left out. */
  readonly post?: Post;
}

/** Who lets whom in where, without a browser. */
export interface Connecting {
  readonly clientId?: string;
  readonly person?: string;
  readonly administrations?: readonly string[];
  readonly scopes?: readonly Scope[];
}

/** A running Moneybird. */
export interface Moneybird {
  readonly origin: string;
  /** The books of the first administration. */
  readonly books: Books;
  /** The books of any administration. */
  booksOf(id: string): Books;
  readonly requests: MoneybirdRequests;
  readonly faults: Faults<Fault>;
  /** `enabled` switches the call limit, `refused` counts the 429s that callers earned. */
  readonly limits: CallLimits;
  /** What goes to webhooks: `settle` sends what is due by the clock, `holding` and `duplicates` make trouble. */
  readonly webhooks: Pushes;
  /** How the person in the browser answers. */
  readonly consent: Consent;
  readonly readings: Readings;
  /** Opens a further administration with the default data, and gives its books. */
  addAdministration(seed: AdministrationSeed): Books;
  /** Connects without a browser: the tokens that a consent and an exchange would give. */
  connect(connecting?: Connecting): { readonly accessToken: string; readonly refreshToken: string };
  /** The person with this name; `active` can be set. */
  person(name?: string): Person;
  /** Ends the connections into an administration, as when its owner withdraws consent. */
  withdrawConsent(administration?: string): void;
  /** The books and logins as they stand, for `kept` of a later run; connections end with this one. */
  snapshot(): Uint8Array;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** How often, in real time, the simulator looks whether something is due by its clock. */
const LOOK_EVERY_MS = 100;

/** A Moneybird that is asked by a function call, without a socket; `webhooks.settle` has it push what is due. */
export interface MoneybirdInProcess extends Moneybird {
  readonly answer: (asked: Asked) => Promise<Answered>;
}

/** Opens a Moneybird inside this process: the same requests have the same answers in the same order. */
export function openMoneybird(options: MoneybirdOptions = {}): MoneybirdInProcess {
  const office = makeOffice(options);
  return Object.assign(
    desk(office.world.origin, office, startsOf(options.kept), async () => undefined),
    { answer: (asked: Asked) => answerRequest(asked, office) },
  );
}

/** Starts a Moneybird on a port of this machine. */
export async function startMoneybird(options: MoneybirdOptions = {}): Promise<Moneybird> {
  const office = makeOffice(options);
  const { world, pushes } = office;
  const { origin, close } = await listen(options.port ?? 0, world.now, (asked) => answerRequest(asked, office));
  world.origin = origin;
  const looking = setInterval(() => {
    world.later.settle();
    void pushes.settle();
  }, LOOK_EVERY_MS).unref();
  return desk(origin, office, startsOf(options.kept), async () => {
    clearInterval(looking);
    await close();
  });
}

function makeOffice(options: MoneybirdOptions): Office {
  const world = worldOf({
    now: options.now ?? Date.now,
    random: seeded((options.seed ?? 1) + startsOf(options.kept)),
    readings: options.readings ?? {},
    apps: options.apps ?? [demoApp],
    people: options.people ?? [demoPerson],
    administrations: options.administrations ?? [campingDeEik],
    post: options.post ?? post,
  });
  restore(options.kept, recordsOf(world));
  const office = openOffice(world, options);
  world.publish = (administration, happening) => office.pushes.add(administration, happening);
  return office;
}

function openOffice(world: World, options: MoneybirdOptions): Office {
  const limits = new CallLimits(world.readings);
  limits.enabled = options.limits ?? true;
  return {
    world,
    codes: moneybirdCodes(world.random),
    chains: new Chains(world.random, world.readings),
    consent: { mode: options.consent ?? 'auto', answer: 'allow', person: undefined, administration: undefined },
    limits,
    faults: new Faults(whole),
    requests: new MoneybirdRequests(),
    pushes: new Pushes(world),
    sleep: options.sleep ?? (async (ms) => void (await wait(ms))),
    booksOf(id) {
      const administration = world.administrations.get(id ?? [...world.administrations.keys()][0] ?? '');
      return administration && new Books(world, administration);
    },
  };
}

const recordsOf = ({ administrations, people }: World) => ({ administrations, people });

function desk(origin: string, office: Office, starts: number, close: () => Promise<void>): Moneybird {
  const { world, chains, faults, requests, limits, pushes, consent } = office;
  const books = (id?: string): Books => {
    const found = office.booksOf(id);
    if (!found) throw new Error(`There is no administration ${id}`);
    return found;
  };
  const appOf = (clientId?: string): App => {
    const app = clientId === undefined ? [...world.apps.values()][0] : world.apps.get(clientId);
    if (!app) throw new Error(`There is no app ${clientId}`);
    return app;
  };
  return {
    origin,
    get books() {
      return books();
    },
    booksOf: books,
    requests,
    faults,
    limits,
    webhooks: pushes,
    consent,
    readings: world.readings,
    addAdministration: (seed) => books(openAdministration(world, seed).id),
    connect({ clientId, person: name, administrations, scopes } = {}) {
      const app = appOf(clientId);
      const person = personOf(world, app, name);
      const owned = ownedBy(world, person).map(({ id }) => id);
      return chains.start(
        {
          app,
          person,
          administrations: administrations ?? owned.slice(0, world.readings.grant === 'all' ? undefined : 1),
          scopes: scopes ?? ['sales_invoices', 'settings'],
          redirectUri: '',
          issuedAt: world.now(),
        },
        world.now(),
      );
    },
    person: (name) => personOf(world, appOf(), name),
    withdrawConsent(administration = books().administration) {
      chains.endWhere(({ administrations }) => administrations.includes(administration));
    },
    snapshot: () => keep(starts, recordsOf(world)),
    stop: close,
    [Symbol.asyncDispose]: close,
  };
}
