import type { Here } from './network.ts';

/**
 * Handles under one domain, pages under another: on the handles' own domain the administrators
 * redirect WebFinger by hand, and the CORS headers of that are theirs to forget (mastodon.md §1.2).
 */
export function redirectBareDomain({ options }: Here, request: Request): Response | undefined {
  const url = new URL(request.url);
  const web = new URL(options.origin).host;
  if (url.host !== options.server || options.server === web) return undefined;
  if (!/^\/\.well-known\/(?:webfinger|host-meta|nodeinfo)$/.test(url.pathname)) {
    return new Response('Not Found', { status: 404 });
  }
  const headers = new Headers({ Location: `${options.origin}${url.pathname}${url.search}` });
  if (options.quirks?.bareDomainWithoutCors !== true) {
    headers.set('Access-Control-Allow-Origin', '*');
  }
  return new Response(null, { status: 301, headers });
}
