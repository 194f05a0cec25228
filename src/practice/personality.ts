import { API_ROUTES } from './api/routes.ts';
import { ApiError, type Context, json, optionalUser } from './context.ts';
import { addCors, answerPreflight } from './cors.ts';
import { DOCUMENT_ROUTES } from './federation/documents.ts';
import { GOTOSOCIAL } from './gotosocial/personality.ts';
import { PAGE_ROUTES } from './pages/routes.ts';
import { type Throttled, throttle, withFigures } from './rate-limits.ts';
import type { Handler, Route } from './route.ts';
import { hindranceOf } from './state/users.ts';
import { isSince } from './versions.ts';
import { say } from './words.ts';
import type { ServerOptions } from './world.ts';

/** What one kind of server software answers with, where they differ. */
export type Personality = {
  readonly routes: readonly (readonly Route[])[];
  readonly answerPreflight: (request: Request, version: string) => Response | undefined;
  readonly addCors: (request: Request, response: Response, version: string) => Response;
  readonly throttle: (context: Context) => Throttled | undefined;
  /** Puts the figures into an answer. */
  readonly withFigures: (
    context: Context,
    response: Response,
    throttled: Throttled | undefined,
  ) => Response;
  /** Asked before the route; throws to refuse. */
  readonly guard: (context: Context) => void;
  readonly answerError: (context: Context, error: ApiError) => Response;
  /** No route has this method and path. */
  readonly nothingHere: Handler;
};

export function personalityOf({ software = 'mastodon' }: ServerOptions): Personality {
  switch (software) {
    case 'mastodon':
    case 'glitch':
      return MASTODON;
    case 'gotosocial':
      return GOTOSOCIAL;
  }
}

/** glitch-soc's routes, limits and CORS are the same files (mastodon.md §13.2). */
const MASTODON: Personality = {
  routes: [API_ROUTES, DOCUMENT_ROUTES, PAGE_ROUTES],
  answerPreflight,
  addCors: (request, response, version) => addCors(request, unframed(response), version),
  throttle,
  withFigures: tellFigures,
  guard: guardLimitedFederation,
  answerError: (_, { message, details, status }) =>
    json({ error: message, ...(details === undefined ? {} : { details }) }, { status }),
  nothingHere: () => json({ error: 'Not Found' }, { status: 404 }),
};

/** Rails' default header, on every answer (mastodon.md §0.1). */
function unframed(response: Response): Response {
  response.headers.set('X-Frame-Options', 'DENY');
  return response;
}

/** Outside of the API only a 429 tells the figures (mastodon.md §3.3). */
function tellFigures(
  { url, told, now }: Context,
  response: Response,
  throttled: Throttled | undefined,
): Response {
  if (throttled?.exceeded === true) return withFigures(response, now, throttled.figures, undefined);
  if (!url.pathname.startsWith('/api/')) return response;
  return withFigures(response, now, throttled?.figures, told.family);
}

/**
 * Limited federation wants a user for everything but registering an app and, from 4.4, the server's
 * description; a moved one is refused there too (mastodon.md §2.1, §4.1, §13.1).
 */
function guardLimitedFederation(context: Context): void {
  const { options, url, version } = context;
  const { pathname } = url;
  if (options.quirks?.limitedFederation !== true || !pathname.startsWith('/api/')) return;
  if (pathname === '/api/v1/apps' || pathname === '/api/v1/accounts') return;
  if (/^\/api\/v[12]\/instance$/.test(pathname) && isSince(version, 4, 4)) return;
  const user = optionalUser(context, ...(context.token?.scopes ?? []));
  if (user === undefined) {
    if (context.tokenText !== undefined) throw new ApiError(401, say(context, 'invalidToken'));
    throw new ApiError(401, 'This method requires an authenticated user');
  }
  if (hindranceOf(context, user) === 'disabled') {
    throw new ApiError(403, 'Your login is currently disabled');
  }
}
