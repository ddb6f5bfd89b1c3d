import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenHere } from '../port.ts';
import { LocalProblem } from './problem.ts';

/** What answers requests. */
export type Answerer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** The one port that the outside sees. */
export interface Front {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Lets requests in; before, and after `undefined`, they hear that we are not there yet or any more. */
  open(answer: Answerer | undefined): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 alone; port 0 takes any that is free. */
export async function listen(port: number): Promise<Front> {
  let answerer: Answerer | undefined;
  const server = createServer(async (request, response) => {
    const target = new URL(request.url ?? '/', url);
    try {
      if (!answerer) throw new LocalProblem(503, 'Not ready');
      await answerer(request, response, target);
    } catch (cause) {
      sendProblem(cause, response);
    }
  });
  const url = await listenHere(server, port, 'PORT');
  return {
    url,
    open: (answer) => {
      answerer = answer;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function sendProblem(cause: unknown, response: ServerResponse): void {
  const problem =
    cause instanceof LocalProblem ? cause : new LocalProblem(500, 'Internal error', { detail: String(cause) });
  const { status, type, body } = problem.answer;
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}
