import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createServer, type PracticeServer } from '../src/practice/create-server.ts';
import type { ServerOptions } from '../src/practice/world.ts';

/** A pretend server on an HTTP origin of its own, so that the browser itself enforces CORS. */
export type Running = {
  readonly server: string;
  readonly origin: string;
  readonly practice: PracticeServer;
  /** Resolves with the answer that makes it true: nobody polls, nothing is missed. */
  readonly until: (isSo: (practice: PracticeServer) => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Everything but what the origin decides. */
export type World = Omit<ServerOptions, 'server' | 'origin'>;

type Waiter = { readonly isSo: (practice: PracticeServer) => boolean; readonly go: () => void };

/** A server's names, known before anybody is on it: handles of both can stand in either's world. */
export type Reserved = Pick<Running, 'server' | 'origin' | 'close'> & {
  readonly open: (world: World) => Running;
};

/** @param port 0 takes any free port; the name of the server then holds it. */
export async function startServer(name: string, port: number, world: World): Promise<Running> {
  return (await reserveServer(name, port)).open(world);
}

/** @param webName where the pages and the API are, when handles have a domain of their own. */
export async function reserveServer(name: string, port: number, webName = name): Promise<Reserved> {
  let practice: PracticeServer | undefined;
  let waiters: readonly Waiter[] = [];
  const wake = (known: PracticeServer) => {
    for (const waiter of waiters) if (waiter.isSo(known)) waiter.go();
    waiters = waiters.filter(({ isSo }) => !isSo(known));
  };
  const http = createAdaptorServer({
    fetch: async (request, { incoming }: { incoming: { socket: { destroy: () => void } } }) => {
      const response = await practice?.handle(request);
      if (practice !== undefined) wake(practice);
      if (response === undefined) incoming.socket.destroy();
      return response ?? new Response(null, { status: 500 });
    },
    hostname: '127.0.0.1',
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  const free = (http.address() as AddressInfo).port;
  const server = `${name}.localhost:${free}`;
  const origin = `http://${webName}.localhost:${free}`;
  const close = () =>
    new Promise<void>((resolve) => {
      http.close(() => resolve());
      // Browsers keep connections open; a closing server does not wait for them.
      if ('closeAllConnections' in http) http.closeAllConnections();
    });
  return {
    server,
    origin,
    close,
    open(world) {
      const started = createServer({ ...world, server, origin });
      practice = started;
      return {
        server,
        origin,
        practice: started,
        until: (isSo) =>
          new Promise((go) => {
            waiters = [...waiters, { isSo, go }];
            wake(started);
          }),
        close,
      };
    },
  };
}
