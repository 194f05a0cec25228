import type { Context } from '../context.ts';
import type { Personality } from '../personality.ts';
import { createRouter, type Router } from '../route.ts';
import { addCors, answerPreflight } from './cors.ts';
import { answerError, refuse } from './errors.ts';
import { throttle, withFigures } from './limits.ts';
import { GOTOSOCIAL_ROUTES } from './routes.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** The routes have no range of releases, so any will do. */
const router: Router = createRouter([GOTOSOCIAL_ROUTES], '3.5.0');
const isKnown = (path: string) => METHODS.some((method) => router(method, path) !== undefined);

/** GoToSocial 0.20, as it was seen (gotosocial-observed.md). */
export const GOTOSOCIAL: Personality = {
  routes: [GOTOSOCIAL_ROUTES],
  answerPreflight,
  addCors,
  // A path that is not there is not counted (§5).
  throttle: (context: Context) => (isKnown(context.url.pathname) ? throttle(context) : undefined),
  withFigures: (_, response, throttled) => withFigures(response, throttled),
  guard: () => undefined,
  answerError: (_, error) => answerError(error),
  nothingHere: ({ url }) =>
    isKnown(url.pathname)
      ? new Response('405 method not allowed', {
          status: 405,
          headers: { 'Content-Type': 'text/plain' },
        })
      : refuse(404),
};
