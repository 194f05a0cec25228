const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\])$/;

/**
 * Doorkeeper up to 5.9 (mastodon.md §2.2): scheme, host, port and path the same; a query counts
 * only when the registered address has one; the port of a loopback address does not count.
 */
export function isRegisteredRedirect(registered: string, asked: string): boolean {
  if (registered === asked) return true;
  if (!URL.canParse(registered) || !URL.canParse(asked)) return false;
  const ours = new URL(registered);
  const theirs = new URL(asked);
  const isSameHost = LOOPBACK.test(ours.hostname)
    ? ours.hostname === theirs.hostname
    : ours.host === theirs.host;
  const isSameQuery = ours.search === '' || ours.search === theirs.search;
  return (
    ours.protocol === theirs.protocol &&
    isSameHost &&
    ours.pathname === theirs.pathname &&
    isSameQuery &&
    theirs.hash === ''
  );
}
