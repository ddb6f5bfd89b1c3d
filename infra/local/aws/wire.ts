import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { AccessDenied, type Guard } from './guard.ts';
import { listenHere } from './port.ts';
import type { Service } from './surroundings.ts';
import type { IamRequestsOf } from './wants.ts';

/** One operation of a service: JSON in, JSON out. */
export type ServiceOperation = (input: unknown) => object | Promise<object>;

/** An answer that the service gives as an error, by the name that the SDK throws it under. */
export class AwsFault extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** An operation whose input is checked first; input that does not match is a `ValidationException`. */
export const operation =
  <S extends v.GenericSchema>(
    schema: S,
    act: (input: v.InferOutput<S>) => object | Promise<object>,
  ): ServiceOperation =>
  (input) => {
    const read = v.safeParse(schema, input);
    if (read.success) return act(read.output);
    const [issue] = read.issues;
    throw new AwsFault('ValidationException', `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`);
  };

/** A service: the name that requests put before an operation, what it can do, and who says whether a caller may. */
export interface JsonService {
  readonly target: string;
  readonly operations: Readonly<Record<string, ServiceOperation>>;
  readonly guard: Guard;
  readonly wantsOf: IamRequestsOf;
  /** Any that is free when it is 0 or left out, and the environment variable that chooses it. */
  readonly port?: number;
  readonly variable?: string;
}

/** Serves operations in the protocol that AWS calls JSON 1.1, as the SDK's clients speak it. */
export async function serveWire(service: JsonService): Promise<Service> {
  const server = createServer((request, response) => {
    answer(request, service).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  const url = await listenHere(server, service.port ?? 0, service.variable ?? '');
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(request: IncomingMessage, { target, operations, guard, wantsOf }: JsonService) {
  try {
    const [service, name = ''] = String(request.headers['x-amz-target']).split('.');
    const act = service === target && Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!act) throw new AwsFault('UnknownOperationException', `The local ${target} does not know ${name}.`);
    const input: unknown = JSON.parse((await text(request)) || '{}');
    guard.check(request.headers.authorization, () => wantsOf(name, input));
    return { status: 200, body: await act(input) };
  } catch (cause) {
    const known = cause instanceof AwsFault || cause instanceof AccessDenied;
    const fault = known ? cause : new AwsFault('InternalServiceError', String(cause));
    return { status: known ? 400 : 500, body: { __type: fault.name, message: fault.message } };
  }
}
