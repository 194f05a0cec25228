import type { BrowserContext, Route } from '@playwright/test';
import { createServer, type PracticeServer } from '../src/practice/create-server.ts';
import { createNetwork } from '../src/practice/network.ts';
import type { PracticeAccount, PracticePerson, PracticePost } from '../src/practice/world.ts';
import type { Clock } from './clock.ts';
import type { Running } from './servers.ts';
import { account } from './start-servers.ts';

export type PublicPair = {
  readonly old: Running;
  readonly fresh: Running;
  readonly settle: () => void;
};

/** What a hostile server makes of an answer of its own; `undefined` leaves it as it is. */
export type Twist = (url: URL, answer: Response) => Promise<Response | undefined>;

export const isJson = (answer: Response): boolean =>
  answer.headers.get('content-type')?.includes('json') ?? false;

export type PublicWorld = {
  readonly people?: readonly PracticePerson[];
  readonly posts?: readonly PracticePost[];
  readonly old?: Partial<PracticeAccount>;
  readonly fresh?: Partial<PracticeAccount>;
  readonly twist?: Twist;
};

/**
 * Two pretend servers under public names, over https, as the hosted page wants them: the browser
 * asks, and is answered before anything leaves the machine.
 */
export async function startPublicPair(
  context: BrowserContext,
  clock: Clock,
  world: PublicWorld = {},
): Promise<PublicPair> {
  const network = createNetwork();
  const start = async (name: string, own: Partial<PracticeAccount> | undefined) => {
    const server = `${name}.example`;
    const origin = `https://${server}`;
    const practice = createServer({
      ...{ server, origin, network, now: clock.now },
      ...{ people: world.people ?? [], posts: world.posts ?? [] },
      title: name,
      accounts: [account(name, own)],
    });
    await context.route(`${origin}/**`, (route) => answer(route, practice, world.twist));
    return { server, origin, practice, until: neverAsked, close: async () => undefined };
  };
  const fresh = await start('nouveau', world.fresh);
  const old = await start('ancien', world.old);
  return { old, fresh, settle: network.settle };
}

const neverAsked = () => Promise.reject(new Error('Nobody waits here.'));

async function answer(route: Route, practice: PracticeServer, twist?: Twist): Promise<void> {
  const asked = route.request();
  const body = asked.postDataBuffer();
  const headers = new Headers(await asked.allHeaders());
  let url = asked.url();
  let response = await practice.handle(
    new Request(url, {
      ...{ method: asked.method(), headers },
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    }),
  );
  let cookie: string | null = null;
  // The browser would not ask us again where a redirect leads: those within the server are
  // followed here, and one to another site is a page that goes there.
  for (let location = locationOf(response); location !== null; location = locationOf(response)) {
    cookie = response?.headers.get('set-cookie') ?? cookie;
    const next = new URL(location, url);
    if (next.origin !== new URL(url).origin) return leave(route, next.href, cookie);
    url = next.href;
    const [pair = ''] = (cookie ?? '').split(';');
    if (pair !== '') headers.set('cookie', pair);
    const { 'content-type': _, ...kept } = Object.fromEntries(headers);
    response = await practice.handle(new Request(url, { headers: kept }));
  }
  if (response === undefined) return route.abort();
  response = (await twist?.(new URL(url), response.clone())) ?? response;
  const own = Object.fromEntries(response.headers);
  return route.fulfill({
    status: response.status,
    headers: cookie === null ? own : { 'set-cookie': cookie, ...own },
    body: Buffer.from(await response.arrayBuffer()),
  });
}

const locationOf = (response: Response | undefined) =>
  response?.status === 302 ? response.headers.get('location') : null;

const leave = (route: Route, url: string, cookie: string | null) =>
  route.fulfill({
    contentType: 'text/html',
    headers: cookie === null ? {} : { 'set-cookie': cookie },
    body: `<!doctype html><meta http-equiv="refresh" content="0;url=${url.replaceAll('&', '&amp;')}">`,
  });
