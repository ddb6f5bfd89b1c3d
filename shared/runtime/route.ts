import type * as v from 'valibot';
import type { Call } from './call.ts';
import type { HttpAnswer, HttpEvent } from './http-api.ts';
import { readBody } from './read-body.ts';

/** One route: what its body has to be, and who answers. */
export interface Route<Ports, Body = unknown> {
  /** Null: the route takes no body, and does not look at one. */
  readonly body: v.GenericSchema | null;
  /** True when the body may be left out. */
  readonly isOptional: boolean;
  /** Reads the body of a request of a tenant. Throws the `Problem` of one that does not fit. */
  read(event: HttpEvent, tenant: string): Body;
  act(call: Call<Body>, ports: Ports): Promise<HttpAnswer>;
}

type Act<Ports, Body> = (call: Call<Body>, ports: Ports) => Promise<HttpAnswer>;

/** Makes a route that takes a body. A request without one is refused. */
export const taking = <Ports, Body>(body: v.GenericSchema<unknown, Body>, act: Act<Ports, Body>): Route<Ports> =>
  takingAsRead(body, (event) => readBody(event, body), act);

/** Makes a route whose body may be left out, which says the same as `{}`. */
export const mayTake = <Ports, Body>(body: v.GenericSchema<unknown, Body>, act: Act<Ports, Body>): Route<Ports> => ({
  ...takingAsRead(body, (event) => readBody(event, body, {}), act),
  isOptional: true,
});

/** Makes a route that reads its body itself; `body` describes what it takes. */
export const takingAsRead = <Ports, Body>(
  body: v.GenericSchema,
  read: (event: HttpEvent, tenant: string) => Body,
  act: Act<Ports, Body>,
): Route<Ports> => ({ body, isOptional: false, read, act: (call, ports) => act(call as Call<Body>, ports) });

/** Makes a route that takes none. */
export const plain = <Ports>(act: (call: Call, ports: Ports) => Promise<HttpAnswer>): Route<Ports> => ({
  body: null,
  isOptional: true,
  read: () => null,
  act,
});

/** Routes by `METHOD /path/{id}`. */
export type Routes<Ports> = Readonly<Record<`${string} /${string}`, Route<Ports>>>;
