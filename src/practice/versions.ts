import type { ServerOptions } from './world.ts';

/** Whether a version is at least `major.minor`; `4.6.5+glitch` and `4.7.0-alpha.2` count as theirs. */
export function isSince(version: string, major: number, minor: number): boolean {
  const [ours = 0, theirs = 0] = version.split(/[.+-]/).map(Number);
  return ours > major || (ours === major && theirs >= minor);
}

/** What a server is unless it says otherwise. */
export const NEWEST = '4.6.5';

/**
 * The Mastodon release a server behaves like, as far as it shares Mastodon's answers. GoToSocial
 * knows the entities of old; what it adds to them is in its own folder.
 */
export function versionOf({ software, version }: ServerOptions): string {
  return software === 'gotosocial' ? '3.5.0' : (version ?? NEWEST);
}
