import { answers, equals, holds, needs, row } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { all, isSince, onGotosocial, onKnown, onMastodon } from '../facts.ts';
import type { Answer } from '../http.ts';
import { strangerOf } from '../seed.ts';

const PARAGRAPH = 'mastodon.md §6';
const lookup = (acct: string) => `/api/v1/accounts/lookup?acct=${encodeURIComponent(acct)}`;
const search = (q: string, more = '') =>
  `/api/v2/search?q=${encodeURIComponent(q)}&type=accounts&resolve=true${more}`;

function found(answer: Answer) {
  answers(answer, 200);
  return (row(answer.body).accounts as readonly unknown[]).map(row);
}

export const RESOLVE_CHECKS: readonly Check[] = [
  check({
    id: 'resolve.lookup-local',
    paragraph: PARAGRAPH,
    title: 'lookup finds whom the server knows, in any case, without a token',
    applies: all(onMastodon(), (here) => here.openApi || 'the API is closed to strangers'),
    async run(bench) {
      const { here, there } = bench;
      for (const acct of [here.me.username, here.me.handle, here.me.username.toUpperCase()]) {
        const answer = await here.call('GET', lookup(acct));
        answers(answer, 200);
        equals(row(answer.body).id, here.me.id, `id of ${acct}`);
      }
      const id = await strangerOf(bench);
      equals(
        row((await here.call('GET', lookup(there.me.handle))).body).id,
        id,
        'id of a known one',
      );
    },
  }),
  check({
    id: 'resolve.lookup-never-network',
    paragraph: PARAGRAPH,
    title: 'lookup never asks the network: 404 for whom the server has not met',
    applies: onKnown(),
    async run(bench) {
      const { here, there } = bench;
      const nobody = lookup(`nobody@${there.facts.domain}`);
      answers(await here.mine('GET', nobody), 404);
      const handle = await unmet(bench);
      answers(await here.mine('GET', lookup(handle)), 404);
      // It exists: a search finds it, and from then on so does lookup.
      const answer = await here.mine('GET', search(handle));
      equals(found(answer)[0]?.acct, handle, `search for ${handle}`);
      answers(await here.mine('GET', lookup(handle)), 200);
    },
  }),
  check({
    id: 'resolve.search',
    paragraph: PARAGRAPH,
    title: 'search with resolve finds by handle, with or without @, and by address',
    applies: onKnown(),
    async run(bench) {
      const { here, there } = bench;
      for (const q of [there.me.handle, `@${there.me.handle}`, there.me.uri]) {
        const answer = await here.mine('GET', search(q, '&limit=1'));
        answers(answer, 200);
        equals(found(answer)[0]?.acct, there.me.handle, `first for ${q}`);
      }
      const list = await here.mine(
        'GET',
        `/api/v1/accounts/search?q=${encodeURIComponent(`@${there.me.handle}`)}&resolve=true&limit=1`,
      );
      equals(row((list.body as unknown[])[0]).acct, there.me.handle, 'accounts/search');
    },
  }),
  check({
    id: 'resolve.dead-server',
    paragraph: PARAGRAPH,
    title: 'a server that does not answer, a name that is not there: 200 and nothing, never 404',
    applies: onKnown(),
    async run({ here, there }) {
      const nobody = await here.mine('GET', search(`no_such_person@${there.facts.domain}`));
      answers(nobody, 200);
      equals(found(nobody), [], 'accounts of a name that is not there');
      const address = '/api/v2/search?q=https%3A%2F%2Fcontract.invalid%2F1&resolve=true';
      for (const path of [search('nobody@contract.invalid'), address]) {
        const answer = await here.mine('GET', path);
        // Some failures of the network surface (mastodon.md §6).
        if (answer.status === 503) return answers(answer, 503, /^Remote /);
        answers(answer, 200);
        equals(
          [row(answer.body).accounts, row(answer.body).statuses],
          [[], []],
          `found by ${path}`,
        );
      }
    },
  }),
  check({
    id: 'resolve.needs-user',
    paragraph: PARAGRAPH,
    title: 'resolve wants a user: 401 without; read:search; 400 without q',
    applies: onMastodon('4.0'),
    async run({ here, there }) {
      answers(await here.call('GET', search(there.me.handle)), 401);
      const token = await here.appToken('read:notifications');
      answers(await here.call('GET', search('x'), { token }), 403, /outside the authorized scopes/);
      answers(await here.mine('GET', '/api/v2/search'), 400);
    },
  }),
  check({
    id: 'resolve.webfinger',
    paragraph: PARAGRAPH,
    title: 'webfinger: the actor address, 404 for the unknown, 400 for nonsense',
    applies: onKnown(),
    async run({ here }) {
      const path = '/.well-known/webfinger';
      const answer = await here.call('GET', `${path}?resource=acct:${here.me.handle}`);
      answers(answer, 200);
      const links = (row(answer.body).links as readonly unknown[]).map(row);
      equals(row(answer.body).subject, `acct:${here.me.handle}`, 'subject');
      equals(links.find(({ rel }) => rel === 'self')?.href, here.me.uri, 'rel=self');
      answers(
        await here.call('GET', `${path}?resource=acct:nobody_here@${here.facts.domain}`),
        404,
      );
      if (here.facts.software === 'mastodon') answers(await here.call('GET', path), 400);
    },
  }),
  check({
    id: 'resolve.actor',
    paragraph: 'mastodon.md §1.4',
    title: 'the actor document, by both addresses; 401 in secure mode; 404 for nobody',
    applies: onMastodon(),
    async run({ here }) {
      const headers = { Accept: 'application/activity+json' };
      const { username, uri } = here.me;
      for (const path of [`/users/${username}`, `/@${username}`]) {
        const answer = await here.call('GET', path, { headers });
        if (here.facts.secureMode) {
          answers(answer, 401, /^Request not signed$/);
          continue;
        }
        answers(answer, 200);
        const body = row(answer.body);
        equals([body.id, body.preferredUsername], [uri, username], 'id, preferredUsername');
        holds('manuallyApprovesFollowers' in body, 'without manuallyApprovesFollowers');
        holds(!('movedTo' in body), 'movedTo without a move');
        holds(/max-age=180/.test(answer.headers.get('cache-control') ?? ''), 'not kept for 180 s');
      }
      if (here.facts.secureMode) return;
      answers(await here.call('GET', '/users/nobody_here', { headers }), 404);
    },
  }),
  check({
    id: 'resolve.actor-gotosocial',
    paragraph: 'gotosocial-observed.md §1',
    title: 'GoToSocial: actor documents need a signature, lookup a token',
    applies: onGotosocial,
    async run({ here }) {
      const headers = { Accept: 'application/activity+json' };
      const { username } = here.me;
      for (const path of [`/users/${username}`, `/@${username}`]) {
        answers(
          await here.call('GET', path, { headers }),
          401,
          /^Unauthorized: http request wasn't signed/,
        );
      }
      answers(await here.call('GET', lookup(username)), 401);
      answers(await here.mine('GET', lookup(username)), 200);
    },
  }),
  check({
    id: 'resolve.instance',
    paragraph: 'mastodon.md §13.1, §13.2',
    title: 'the instance documents, by version',
    applies: onMastodon(),
    async run({ here }) {
      const { version } = here.facts;
      const v1 = row((await here.call('GET', '/api/v1/instance')).body);
      equals([v1.uri, v1.version], [here.facts.domain, version], 'uri, version (v1)');
      if (!isSince(version, '4.0')) return;
      const v2 = row((await here.call('GET', '/api/v2/instance')).body);
      equals([v2.domain, v2.version], [here.facts.domain, version], 'domain, version (v2)');
      equals('api_versions' in v2, isSince(version, '4.3'), 'api_versions is told');
      const limited = 'limited_federation' in row(v2.configuration);
      equals(limited, isSince(version, '4.4'), 'configuration.limited_federation is told');
      const blocks = await here.call('GET', '/api/v1/instance/domain_blocks');
      answers(blocks, [200, 404, 401]);
    },
  }),
];

/** Somebody on the other server whom this one has not met, or the check says nothing. */
async function unmet({ here, there }: Bench): Promise<string> {
  const candidates = [
    ...(there.other === undefined ? [] : [there.other.handle]),
    ...(here.facts.simulated ? [`full@${there.facts.domain}`] : []),
  ];
  for (const handle of candidates) {
    const known = await here.mine('GET', search(handle).replace('resolve=true', 'resolve=false'));
    if (!found(known).some(({ acct }) => acct === handle)) return handle;
  }
  needs(false, `${here.origin} has met every account of the test already`);
  return '';
}
