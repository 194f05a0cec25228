import type { Context } from './context.ts';
import { isSince } from './versions.ts';

export type Handler = (context: Context) => Response | Promise<Response>;

/** Releases that have a route: from the first on, up to but without the second. */
export type Range = {
  readonly since?: readonly [major: number, minor: number];
  readonly until?: readonly [major: number, minor: number];
};

export type Route = Range & {
  readonly method: string;
  /** As written: `/api/v1/accounts/:id`; a part with a colon is one segment. */
  readonly path: string;
  readonly handle: Handler;
};

const route =
  (method: string) =>
  (path: string, handle: Handler, range: Range = {}): Route => ({ method, path, handle, ...range });

export const get = route('GET');
export const post = route('POST');
export const put = route('PUT');
export const patch = route('PATCH');
export const del = route('DELETE');

export type Found = { readonly handle: Handler; readonly path: readonly string[] };
export type Router = (method: string, pathname: string) => Found | undefined;

/** Puts the tables of several files together; what is named in full comes before what is not. */
export function createRouter(tables: readonly (readonly Route[])[], version: string): Router {
  const routes = tables
    .flat()
    .filter(
      ({ since, until }) =>
        (since === undefined || isSince(version, ...since)) &&
        (until === undefined || !isSince(version, ...until)),
    )
    .map((one) => ({ ...one, pattern: patternOf(one.path), names: one.path.split(':').length }))
    .sort((one, two) => one.names - two.names);
  return (method, pathname) => {
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const { method: offered, pattern, handle } of routes) {
      const match = offered === wanted ? pattern.exec(pathname) : null;
      if (match !== null) return { handle, path: match.slice(1).map(decode) };
    }
    return undefined;
  };
}

function patternOf(path: string): RegExp {
  const source = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '([^/]+)');
  return new RegExp(`^${source}$`);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
