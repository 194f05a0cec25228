import type { PracticeServer } from '../../src/practice/create-server.ts';
import type { Wrap } from './pretend.ts';

type Handle = PracticeServer['handle'];

/** A lie a pretend server could tell, and the checks that must notice it. */
export type Mutation = {
  readonly name: string;
  readonly caughtBy: readonly string[];
  readonly wrap: Wrap;
};

const DAY = 86_400_000;
const pathOf = (request: Request): string => new URL(request.url).pathname;

/** Changes an answer on its way out. */
const onAnswer =
  (change: (request: Request, response: Response) => Response | Promise<Response>): Wrap =>
  (handle) =>
  async (request) => {
    const response = await handle(request);
    return response === undefined ? undefined : change(request, response);
  };

/** Holds something of the state to be otherwise while matching requests are answered. */
const whileAnswering =
  (path: RegExp, pretend: (server: PracticeServer, request: Request) => () => void): Wrap =>
  (handle, { practice }) =>
  async (request) => {
    if (!path.test(pathOf(request))) return handle(request);
    const restore = pretend(practice, request);
    try {
      return await handle(request);
    } finally {
      restore();
    }
  };

const again = (request: Request, address: string): Request =>
  new Request(new URL(address, request.url), { headers: request.headers });

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'no CORS on 429',
    caughtBy: ['cors.limited'],
    wrap: onAnswer((_, response) => {
      if (response.status === 429) {
        response.headers.delete('Access-Control-Allow-Origin');
        response.headers.delete('Access-Control-Expose-Headers');
      }
      return response;
    }),
  },
  {
    name: 'the 400 limit ignores hashtags',
    caughtBy: ['family.follows'],
    wrap: whileAnswering(/^\/api\/v1\/tags\/[^/]+\/follow$/, ({ state }) => {
      const before = [...state.windows].filter(([name]) => name.includes('follows '));
      for (const [name] of before) state.windows.delete(name);
      return () => {
        for (const name of state.windows.keys())
          if (name.includes('follows ')) state.windows.delete(name);
        for (const [name, count] of before) state.windows.set(name, count);
      };
    }),
  },
  { name: 'the limit on a rolling 24 h', caughtBy: ['family.day'], wrap: rollingDay },
  { name: 'partial list add', caughtBy: ['lists.all-or-nothing'], wrap: addOneByOne },
  {
    name: 'old API open after the Move',
    caughtBy: ['move.api-closed'],
    wrap: whileAnswering(/^\/api\//, ({ state }) => {
      const gone = [...state.accounts.values()].filter(({ local, movedTo }) => local && movedTo);
      const targets = gone.map(({ movedTo }) => movedTo);
      for (const record of gone) Object.assign(record, { movedTo: undefined });
      return () => {
        for (const [index, record] of gone.entries())
          Object.assign(record, { movedTo: targets[index] });
      };
    }),
  },
  {
    name: 'alias visible at once',
    caughtBy: ['alias.staleness'],
    wrap: (handle, { practice }) =>
      onAnswer(async (request, response) => {
        const name = /^\/users\/([^/]+)$/.exec(pathOf(request))?.[1];
        if (name === undefined || response.status !== 200) return response;
        const { state, options } = practice;
        const record = state.accountsByHandle.get(`${name}@${options.server}`);
        const body = { ...(await response.json()), alsoKnownAs: record?.alsoKnownAs };
        return new Response(JSON.stringify(body), { headers: response.headers });
      })(handle, { practice, now: practice.options.now }),
  },
  {
    name: 'Move accepted without alias',
    caughtBy: ['move.no-alias'],
    wrap: whileAnswering(/^\/settings\/migration$/, ({ state, options }) => {
      const ours = [...state.accounts.values()].filter(({ local }) => local).map(({ uri }) => uri);
      const peers = options.network?.peers() ?? [];
      const own = peers.map(({ readActor }) => readActor);
      for (const peer of peers) {
        const { readActor } = peer;
        const named: typeof readActor = (who, reader) => {
          const actor = readActor(who, reader);
          return actor && { ...actor, alsoKnownAs: ours };
        };
        Object.assign(peer, { readActor: named });
      }
      return () => {
        for (const [index, peer] of peers.entries()) Object.assign(peer, { readActor: own[index] });
      };
    }),
  },
  {
    name: 'revoke leaves the token alive',
    caughtBy: ['auth.revoked'],
    wrap: (handle, { practice }) =>
      onAnswer((request, response) => {
        if (pathOf(request) === '/oauth/revoke') {
          for (const token of practice.state.tokens.values()) token.revoked = false;
        }
        return response;
      })(handle, { practice, now: practice.options.now }),
  },
  {
    name: 'no next on a full page',
    caughtBy: ['read.following', 'read.bookmarks'],
    wrap: onAnswer((_, response) => {
      const link = response.headers.get('Link');
      if (link !== null) {
        const kept = link.split(/,\s*(?=<)/).filter((one) => !one.includes('rel="next"'));
        response.headers.set('Link', kept.join(', '));
      }
      return response;
    }),
  },
  {
    name: '/ap/users with CORS',
    caughtBy: ['cors.ap-users'],
    wrap: onAnswer((request, response) => {
      if (pathOf(request).startsWith('/ap/users/')) {
        response.headers.set('Access-Control-Allow-Origin', '*');
      }
      return response;
    }),
  },
  {
    name: 'lookup resolving over the network',
    caughtBy: ['resolve.lookup-never-network'],
    wrap: (handle) => async (request) => {
      const response = await handle(request.clone());
      if (pathOf(request) !== '/api/v1/accounts/lookup' || response?.status !== 404)
        return response;
      const acct = new URL(request.url).searchParams.get('acct') ?? '';
      const q = encodeURIComponent(acct);
      await handle(again(request, `/api/v2/search?q=${q}&type=accounts&resolve=true`));
      return handle(request);
    },
  },
  {
    name: 'search answering 404 for a dead server',
    caughtBy: ['resolve.dead-server'],
    wrap: onAnswer((request, response) => {
      const dead = new URL(request.url).searchParams.get('q')?.includes('.invalid') === true;
      if (pathOf(request) !== '/api/v2/search' || !dead) return response;
      return new Response('{"error":"Record not found"}', {
        status: 404,
        headers: response.headers,
      });
    }),
  },
];

/** Once refused, refused for a whole day from the first follow that counted. */
function rollingDay(handle: Handle, { now }: { readonly now: () => number }): Handle {
  let refusal:
    | { readonly until: number; readonly body: string; readonly headers: Headers }
    | undefined;
  return async (request) => {
    const follows = /\/follow$/.test(pathOf(request)) && request.method === 'POST';
    if (follows && refusal !== undefined && now() < refusal.until) {
      return new Response(refusal.body, { status: 429, headers: refusal.headers });
    }
    const response = await handle(request);
    if (!follows || response?.status !== 429) return response;
    if (response.headers.get('X-RateLimit-Limit') !== '400') return response;
    const until = now() + DAY;
    response.headers.set('X-RateLimit-Reset', new Date(until).toISOString().replace('Z', '000Z'));
    refusal = { until, body: await response.clone().text(), headers: response.headers };
    return response;
  };
}

/** Each by itself, so that those before a refusal stay. */
function addOneByOne(handle: Handle): Handle {
  return async (request) => {
    if (request.method !== 'POST' || !/^\/api\/v1\/lists\/\d+\/accounts$/.test(pathOf(request))) {
      return handle(request);
    }
    const ids = new URLSearchParams(await request.text()).getAll('account_ids[]');
    let last: Response | undefined;
    for (const id of ids) {
      const body = new URLSearchParams({ 'account_ids[]': id });
      const headers = new Headers(request.headers);
      headers.delete('Content-Length');
      const answer = await handle(new Request(request.url, { method: 'POST', headers, body }));
      last = last === undefined || last.status === 200 ? answer : last;
    }
    return last;
  };
}
