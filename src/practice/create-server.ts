import { CutByProxy } from './api/search.ts';
import { ApiError, type Context, json, readToken } from './context.ts';
import { readActor } from './federation/documents.ts';
import { receive } from './federation/inbox.ts';
import { createMischief, failure } from './mischief.ts';
import { createNetwork, type Here } from './network.ts';
import { MalformedBody, readParams } from './params.ts';
import { personalityOf } from './personality.ts';
import { createRouter, type Found } from './route.ts';
import { redirectBareDomain } from './split-domain.ts';
import { seed } from './state/seed.ts';
import { createState, type State } from './state/state.ts';
import { versionOf } from './versions.ts';
import { say } from './words.ts';
import type { LogEntry, ServerOptions } from './world.ts';

export type PracticeServer = {
  readonly options: ServerOptions;
  /** `undefined`: the connection ends without an answer (quirks). */
  readonly handle: (request: Request) => Promise<Response | undefined>;
  readonly state: State;
  readonly log: LogEntry[];
};

/** Addresses come from outside: the exemption of 127.0.0.1 (mastodon.md §3.1) is nobody's here. */
const VISITOR = '192.0.2.1';

/**
 * A pretend Mastodon: `Request → Response`, on the web's standards alone. Every answer's shape is
 * taken from mastodon.md, whose paragraph stands beside it. It must never flatter the wizard.
 */
export function createServer(given: ServerOptions): PracticeServer {
  const ahead = given.quirks?.clockOffset ?? 0;
  const options: ServerOptions = { ...given, now: () => given.now() + ahead };
  const version = versionOf(options);
  const network = options.network ?? createNetwork();
  const here: Here = { options, state: createState(options), network, version };
  network.join({
    ...here,
    readActor: (who, reader) => readActor(here, who, reader),
    receive: (activity) => receive(here, activity),
  });
  seed(here);
  const log: LogEntry[] = [];
  const software = personalityOf(options);
  const route = createRouter(software.routes, version);
  const mischief = createMischief(options.quirks);

  async function handle(request: Request): Promise<Response | undefined> {
    network.settle();
    const bare = redirectBareDomain(here, request);
    if (bare !== undefined) return note(request, bare);
    const preflight = software.answerPreflight(request, version);
    if (preflight !== undefined) return note(request, bareIfClosed(preflight), undefined, true);
    const early = mischief.before(request);
    if (early === 'drop') return undefined;
    // What stands in front of Mastodon answers without its CORS headers (mastodon.md §1.3).
    if (early !== undefined) return note(request, early);
    const { response, tokenText } = await answer(request);
    if (mischief.losesAnswer()) return undefined;
    return note(request, response, tokenText);
  }

  async function answer(request: Request) {
    const url = new URL(request.url);
    const found = route(request.method, url.pathname);
    const context = await contextOf(request, url, found);
    if (context === undefined) return { response: badRequest(request), tokenText: undefined };
    wearOut(context);
    try {
      const response = await respond(context, found);
      return { response: open(request, response), tokenText: context.tokenText };
    } catch (error) {
      if (!(error instanceof CutByProxy)) throw error;
      return { response: failure(504), tokenText: context.tokenText };
    }
  }

  const open = (request: Request, response: Response) =>
    options.quirks?.noCors === true ? response : software.addCors(request, response, version);

  const bareIfClosed = (preflight: Response) =>
    options.quirks?.noCors === true ? new Response(null, { status: 204 }) : preflight;

  const badRequest = (request: Request) =>
    open(request, json({ status: 400, error: 'Bad Request' }, { status: 400 }));

  async function contextOf(
    request: Request,
    url: URL,
    found: Found | undefined,
  ): Promise<Context | undefined> {
    const sent = await readParams(request, url).catch((error: unknown) => {
      if (error instanceof MalformedBody) return undefined;
      throw error;
    });
    if (sent === undefined) return undefined;
    const tokenText = readToken(request, sent.params);
    return {
      ...here,
      ...sent,
      request,
      url,
      path: found?.path ?? [],
      ip: request.headers.get('x-practice-ip') ?? VISITOR,
      tokenText,
      token: tokenText === undefined ? undefined : here.state.tokens.get(tokenText),
      now: options.now(),
      told: {},
    };
  }

  async function respond(context: Context, found: Found | undefined): Promise<Response> {
    const throttled = software.throttle(context);
    if (throttled?.exceeded === true) {
      const limited = software.answerError(context, new ApiError(429, say(context, 'tooMany')));
      return software.withFigures(context, limited, throttled);
    }
    if (found === undefined) return software.nothingHere(context);
    return software.withFigures(context, await attempt(context, found), throttled);
  }

  async function attempt(context: Context, { handle: work }: Found): Promise<Response> {
    try {
      software.guard(context);
      return await work(context);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return software.answerError(context, error);
    }
  }

  /** A quirk: a token that dies on the way. */
  function wearOut({ token }: Context): void {
    const limit = options.quirks?.revokesAfter;
    if (token === undefined || limit === undefined) return;
    const slot = `uses of ${token.token}`;
    const uses = (here.state.windows.get(slot) ?? 0) + 1;
    here.state.windows.set(slot, uses);
    if (uses > limit) token.revoked = true;
  }

  function note(request: Request, response: Response, token?: string, preflight = false) {
    const { pathname: path, search: query } = new URL(request.url);
    const { method } = request;
    log.push({ at: options.now(), method, path, query, status: response.status, token, preflight });
    response.headers.set('X-Request-Id', `practice-${log.length}`);
    return response;
  }

  return { options, handle, state: here.state, log };
}
