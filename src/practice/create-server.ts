import {
  listFollows,
  lookup,
  relationships,
  search,
  showAccount,
  verifyCredentials,
} from './api-accounts.ts';
import { FamilyExhausted, follow, unfollow } from './api-follow.ts';
import { instanceV1, instanceV2, nodeinfo, nodeinfoIndex } from './api-instance.ts';
import { authorizePage, decide } from './authorize-page.ts';
import { ApiError, type Context, json, readParams, readToken } from './context.ts';
import { addCors, answerPreflight } from './cors.ts';
import { actor, webfinger } from './documents.ts';
import { exchangeToken, metadata, registerApp, revokeToken } from './oauth-api.ts';
import { blockedPage, exportPage, followsCsv, home, signIn, signInPage, signOut } from './pages.ts';
import { type Figures, limitHeaders, throttleApi } from './rate-limits.ts';
import { createState, type State } from './state.ts';
import { isSince, type LogEntry, type ServerOptions } from './world.ts';

export type PracticeServer = {
  readonly options: ServerOptions;
  /** `undefined`: the connection ends without an answer (quirks). */
  readonly handle: (request: Request) => Promise<Response | undefined>;
  readonly state: State;
  readonly log: LogEntry[];
};

type Handler = (context: Context) => Response | Promise<Response>;
type Route = readonly [method: string, path: RegExp, handler: Handler];

const ID = '([0-9]+)';
const ROUTES: readonly Route[] = [
  ['GET', /^\/api\/v1\/instance$/, instanceV1],
  ['GET', /^\/\.well-known\/nodeinfo$/, nodeinfoIndex],
  ['GET', /^\/nodeinfo\/2\.0$/, nodeinfo],
  ['GET', /^\/\.well-known\/webfinger$/, webfinger],
  ['GET', /^\/\.well-known\/oauth-authorization-server$/, metadata],
  ['GET', /^\/(?:users\/|@)([^/]+)$/, actor],
  ['POST', /^\/api\/v1\/apps$/, registerApp],
  ['GET', /^\/oauth\/authorize$/, authorizePage],
  ['POST', /^\/oauth\/authorize$/, decide],
  ['POST', /^\/oauth\/token$/, exchangeToken],
  ['POST', /^\/oauth\/revoke$/, revokeToken],
  ['GET', /^\/api\/v1\/accounts\/verify_credentials$/, verifyCredentials],
  ['GET', /^\/api\/v1\/accounts\/lookup$/, lookup],
  ['GET', /^\/api\/v1\/accounts\/relationships$/, relationships],
  ['GET', new RegExp(`^/api/v1/accounts/${ID}$`), showAccount],
  ['GET', new RegExp(`^/api/v1/accounts/${ID}/following$`), listFollows('from')],
  ['GET', new RegExp(`^/api/v1/accounts/${ID}/followers$`), listFollows('to')],
  ['POST', new RegExp(`^/api/v1/accounts/${ID}/unfollow$`), unfollow],
  ['GET', /^\/api\/v2\/search$/, search],
  ['GET', /^\/$/, home],
  ['GET', /^\/auth\/sign_in$/, (context) => signInPage(context)],
  ['POST', /^\/auth\/sign_in$/, signIn],
  ['POST', /^\/auth\/sign_out$/, signOut],
  ['GET', /^\/auth\/(?:edit|setup)$/, blockedPage],
  ['GET', /^\/settings\/export$/, exportPage],
  ['GET', /^\/settings\/exports\/follows\.csv$/, followsCsv],
];
const FOLLOW = new RegExp(`^/api/v1/accounts/${ID}/follow$`);

/**
 * A pretend Mastodon: `Request → Response`, on the web's standards alone. Every answer's shape is
 * taken from mastodon.md, whose paragraph stands beside it. It must never flatter the wizard.
 */
export function createServer(options: ServerOptions): PracticeServer {
  const state = createState(options);
  const log: LogEntry[] = [];
  const version = options.version ?? '4.6.5';

  async function handle(request: Request): Promise<Response | undefined> {
    const preflight = answerPreflight(request, version);
    if (preflight !== undefined) return note(request, preflight, undefined, true);
    const early = options.quirks?.before?.(request);
    if (early === 'drop') return undefined;
    // What stands in front of Mastodon answers without its CORS headers (mastodon.md §1.3).
    if (early !== undefined) return note(request, early, undefined, false);
    const url = new URL(request.url);
    const params = await readParams(request, url);
    const tokenText = params && readToken(request, params);
    const response =
      params === undefined
        ? json({ error: 'Bad Request' }, { status: 400 })
        : await answer(request, url, params, tokenText);
    return note(request, addCors(request, response, version), tokenText, false);
  }

  async function answer(
    request: Request,
    url: URL,
    params: URLSearchParams,
    tokenText: string | undefined,
  ): Promise<Response> {
    const token = tokenText === undefined ? undefined : state.tokens.get(tokenText);
    const context: Context = {
      options,
      state,
      version,
      request,
      url,
      params,
      path: [],
      tokenText,
      token,
    };
    const ip = request.headers.get('x-practice-ip') ?? '127.0.0.1';
    if (!url.pathname.startsWith('/api/')) return attempt(() => route(context));
    const { figures, exceeded } = throttleApi(
      state,
      options,
      {
        token: tokenText,
        account: token?.account,
        ip,
        registersApp: request.method === 'POST' && url.pathname === '/api/v1/apps',
      },
      params,
    );
    const limited = exceeded
      ? json({ error: 'Too many requests' }, { status: 429 })
      : await attempt(() => route(context));
    return withFigures(limited, figures);
  }

  async function route(context: Context): Promise<Response> {
    const { method } = context.request;
    const { pathname } = context.url;
    if (method === 'GET' && pathname === '/api/v2/instance' && isSince(version, 4, 0)) {
      return instanceV2(context);
    }
    const followed = FOLLOW.exec(pathname);
    if (method === 'POST' && followed !== null) {
      const { response, family } = follow({ ...context, path: followed.slice(1) });
      families.set(response, family);
      return response;
    }
    for (const [wanted, pattern, handler] of ROUTES) {
      const match = wanted === method ? pattern.exec(pathname) : null;
      if (match !== null) return handler({ ...context, path: match.slice(1) });
    }
    return json({ error: 'Not Found' }, { status: 404 });
  }

  function note(
    request: Request,
    response: Response,
    token: string | undefined,
    preflight: boolean,
  ) {
    const { pathname, search } = new URL(request.url);
    log.push({
      at: options.now(),
      method: request.method,
      path: pathname,
      query: search,
      status: response.status,
      token,
      preflight,
    });
    return response;
  }

  return { options, handle, state, log };
}

/** The figures of the follows family, for the answers that have them. */
const families = new WeakMap<Response, Figures>();

async function attempt(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const response = json({ error: error.message }, { status: error.status });
    if (error instanceof FamilyExhausted) families.set(response, error.family);
    return response;
  }
}

/** The family's figures replace the throttle's when they are the smaller ones (mastodon.md §3.3). */
function withFigures(response: Response, throttle: Figures): Response {
  const family = families.get(response);
  const figures = family !== undefined && family.remaining < throttle.remaining ? family : throttle;
  const told = response.status === 429 && family !== undefined ? family : figures;
  for (const [name, value] of Object.entries(limitHeaders(told))) response.headers.set(name, value);
  return response;
}
