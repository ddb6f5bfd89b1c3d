import type { Server } from 'node:net';

/**
 * Has a server listen on 127.0.0.1 alone; port 0 takes any that is free. The answer is its address.
 *
 * @param variable - the environment variable that chooses the port, for the one who finds it taken
 */
export async function listenHere(server: Server, port: number, variable: string): Promise<string> {
  await new Promise<void>((ready, failed) => {
    server.once('error', (cause) => failed(portTaken(cause, port, variable)));
    server.listen(port, '127.0.0.1', ready);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
}

/** Says of a taken port how to choose another one; any other error is given as it is. */
export function portTaken(cause: Error, port: number, variable: string): Error {
  if (!('code' in cause) || cause.code !== 'EADDRINUSE') return cause;
  return new Error(
    `Port ${port} is taken. Stop what uses it, or choose another one: ${variable}=${port + 1} npm start`,
  );
}
