import { createServer, type PracticeServer } from '../create-server.ts';
import { createNetwork } from '../network.ts';
import { ALICE, as, handOut, NINE, type Trial, tryServer } from '../trial.ts';
import type { ServerOptions } from '../world.ts';

const GTS = { software: 'gotosocial', version: '0.20.0-rc1' } as const;
const OPEN = { ...ALICE, locked: false };

/** One GoToSocial, for tests. */
export function start(options: Partial<ServerOptions> = {}) {
  const trial = tryServer({ ...GTS, accounts: [OPEN], ...options });
  return { trial, call: as(trial, handOut(trial)) };
}

/** Two of them that hear each other, on one clock. */
export function pair(fresh: Partial<ServerOptions> = {}) {
  const network = createNetwork();
  const clock = { now: NINE };
  const make = (server: string, more: Partial<ServerOptions> = {}): Trial => {
    const practice: PracticeServer = createServer({
      ...GTS,
      server,
      origin: `https://${server}`,
      people: [],
      accounts: [OPEN, { ...OPEN, username: 'fen', email: 'fen@mail.example' }],
      now: () => clock.now,
      network,
      ...more,
    });
    const send = async (path: string, init?: RequestInit) => {
      const response = await practice.handle(new Request(new URL(path, `https://${server}`), init));
      return response ?? Response.error();
    };
    return { ...tryServer(), practice, clock, send };
  };
  const [old, made] = [make('old.test'), make('new.test', fresh)];
  return { clock, old, fresh: made, atOld: as(old, handOut(old)), atNew: as(made, handOut(made)) };
}
