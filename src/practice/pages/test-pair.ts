import { createServer, type PracticeServer } from '../create-server.ts';
import { createNetwork } from '../network.ts';
import type { PracticeAccount, PracticePerson, ServerOptions } from '../world.ts';
import { type Browser, createBrowser, signInAs } from './browse.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Two servers that hear each other, on one clock that tests move. */
export type TestPair = {
  readonly old: PracticeServer;
  readonly fresh: PracticeServer;
  readonly now: () => number;
  /** Moves the clock and lets both servers do what became due. */
  readonly pass: (ms: number) => void;
};

export type TestWorld = {
  readonly people?: readonly PracticePerson[];
  readonly old?: Partial<PracticeAccount>;
  readonly fresh?: Partial<PracticeAccount>;
  readonly others?: readonly PracticeAccount[];
  readonly options?: Partial<ServerOptions>;
};

export const OLD = 'alice@ancien.example';
export const FRESH = 'alice@nouveau.example';

export function createTestPair(world: TestWorld = {}): TestPair {
  let time = Date.UTC(2026, 10, 24, 9);
  const now = () => time;
  const network = createNetwork();
  const start = (server: string, accounts: readonly PracticeAccount[]) =>
    createServer({
      server,
      origin: `https://${server}`,
      people: world.people ?? [],
      now,
      network,
      ...world.options,
      accounts,
    });
  const alice = (server: string): PracticeAccount => ({
    username: 'alice',
    email: `alice@${server}`,
    password: 'password',
    displayName: 'Alice',
  });
  const fresh = start('nouveau.example', [{ ...alice('nouveau.example'), ...world.fresh }]);
  const old = start('ancien.example', [
    { ...alice('ancien.example'), ...world.old },
    ...(world.others ?? []),
  ]);
  return {
    old,
    fresh,
    now,
    pass(ms) {
      time += ms;
      network.settle();
    },
  };
}

export async function signedIn(server: PracticeServer, language = 'en'): Promise<Browser> {
  const browser = createBrowser(server, language);
  await signInAs(browser, `alice@${server.options.server}`);
  return browser;
}
