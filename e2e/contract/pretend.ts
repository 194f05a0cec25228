import type { PracticeServer } from '../../src/practice/create-server.ts';
import { createNetwork } from '../../src/practice/network.ts';
import type { Software } from '../../src/practice/world.ts';
import { type Running, startServer } from '../servers.ts';
import { type Check, TIERS } from './check.ts';
import { connect } from './connect.ts';
import { type ContractClock, createJumpingClock } from './contract-clock.ts';
import { accountsOf, CEILING, crowd, PASSWORD, people, posts, STATES } from './pretend-world.ts';
import { type Result, runChecks } from './run.ts';
import type { StateTokens } from './side.ts';
import type { ThirdOrigin } from './third-origin.ts';

const KINDS = {
  '4.6': { software: 'mastodon', version: '4.6.5' },
  '4.2': { software: 'mastodon', version: '4.2.10' },
  '4.1': { software: 'mastodon', version: '4.1.20' },
  glitch: { software: 'glitch', version: '4.6.5+glitch' },
  GoToSocial: { software: 'gotosocial', version: '0.20.0-rc1' },
} as const satisfies Record<string, { software: Software; version: string }>;

export type PretendKind = keyof typeof KINDS;
export const PRETEND_PAIRS = Object.keys(KINDS) as readonly PretendKind[];

/** Stands between a pretend server and its callers: how a mutation makes it lie. */
export type Wrap = (
  handle: PracticeServer['handle'],
  server: { readonly practice: PracticeServer; readonly now: () => number },
) => PracticeServer['handle'];

export type PretendRun = {
  readonly kind: PretendKind;
  readonly checks: readonly Check[];
  readonly thirdOrigin: ThirdOrigin;
  readonly wrap?: Wrap;
};

/** Any moment will do, if it is not near the end of a day or window. */
const START = Date.parse('2026-03-10T09:00:30Z');

/** Two servers of a kind that hear each other, every tier, a clock that jumps. */
export async function runPretendPair(run: PretendRun): Promise<readonly Result[]> {
  const clock = createJumpingClock(START);
  const network = createNetwork();
  const start = async (name: string) => {
    const running = await startServer(name, 0, {
      title: name,
      people: [...people, ...crowd],
      posts,
      accounts: accountsOf(name),
      now: clock.now,
      network,
      quirks: { followCeiling: CEILING },
      ...KINDS[run.kind],
    });
    stand(running, clock, run.wrap);
    return running;
  };
  const servers = await Promise.all([start('ancien'), start('nouveau')]);
  const [ancien, nouveau] = servers;
  try {
    const [from, to] = [await meet('from', ancien, clock), await meet('to', nouveau, clock)];
    return await runChecks({ from, to, clock, thirdOrigin: run.thirdOrigin }, run.checks, TIERS);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** As a near proxy would, the server is told whom a request comes from. */
function stand(running: Running, clock: ContractClock, wrap: Wrap | undefined): void {
  const { practice } = running;
  const own = practice.handle;
  const wrapped = wrap?.(own, { practice, now: clock.now }) ?? own;
  Object.assign(practice, {
    handle: (request: Request) => {
      const ip = request.headers.get('x-forwarded-for');
      if (ip !== null) request.headers.set('x-practice-ip', ip);
      return wrapped(request);
    },
  });
}

function meet(role: 'from' | 'to', { origin, server, practice }: Running, clock: ContractClock) {
  const name = server.split('.')[0] ?? '';
  const signedIn = (username: string) => ({
    credentials: { login: `${username}@${name}.example`, password: PASSWORD },
  });
  return connect({
    role,
    origin,
    clock,
    account: signedIn('alice'),
    other: signedIn('bob'),
    stateTokens: giveTokens(practice),
    loopback: true,
    shortcut: async (request) => {
      // Sockets grow old meanwhile, and are closed when their time has come.
      await new Promise(setImmediate);
      const response = await practice.handle(request);
      if (response === undefined) throw new Error('the connection ended');
      return response;
    },
  });
}

/** People in these states cannot sign in: their tokens are older than the state. */
function giveTokens({ state, options }: PracticeServer): StateTokens {
  const tokens: Record<string, string> = {};
  for (const name of STATES) {
    const record = state.accountsByHandle.get(`${name}@${options.server}`);
    if (record === undefined) continue;
    const token = `token-of-${name}`;
    tokens[name] = token;
    state.tokens.set(token, {
      token,
      clientId: 'contract',
      account: record.id,
      scopes: ['read', 'write', 'follow'],
      revoked: false,
    });
    if (name === 'suspended') Object.assign(record, { suspended: true });
  }
  return tokens;
}
