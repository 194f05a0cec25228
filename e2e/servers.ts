import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createServer, type PracticeServer } from '../src/practice/create-server.ts';
import type { ServerOptions } from '../src/practice/world.ts';

/** A pretend server on an HTTP origin of its own, so that the browser itself enforces CORS. */
export type Running = {
  readonly server: string;
  readonly origin: string;
  readonly practice: PracticeServer;
  readonly close: () => Promise<void>;
};

/** Everything but what the origin decides. */
export type World = Omit<ServerOptions, 'server' | 'origin'>;

/** @param port 0 takes any free port; the name of the server then holds it. */
export async function startServer(name: string, port: number, world: World): Promise<Running> {
  let practice: PracticeServer | undefined;
  const http = createAdaptorServer({
    fetch: async (request, { incoming }: { incoming: { socket: { destroy: () => void } } }) => {
      const response = await practice?.handle(request);
      if (response === undefined) incoming.socket.destroy();
      return response ?? new Response(null, { status: 500 });
    },
    hostname: '127.0.0.1',
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  const server = `${name}.localhost:${(http.address() as AddressInfo).port}`;
  const origin = `http://${server}`;
  practice = createServer({ ...world, server, origin });
  return {
    server,
    origin,
    practice,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        // Browsers keep connections open; a closing server does not wait for them.
        if ('closeAllConnections' in http) http.closeAllConnections();
      }),
  };
}
