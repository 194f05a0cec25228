import type { Release } from '../i18n/labels.ts';

/** Where a page stands, as far as it is known. */
export type Place = {
  /** Where its pages are: the host in the window's bar. */
  readonly host: string;
  /** What the server calls itself: the part behind the last `@` of its addresses. */
  readonly server: string;
  readonly release: Release;
};

/** An account as a page shows it. */
export type Person = {
  readonly name: string;
  /** `user@server`, without a leading `@`. */
  readonly handle: string;
  readonly avatar?: string | undefined;
};

/** Whether a page is at least of that release; a release that is not told is the newest. */
export function isSince(release: Release, major: number, minor: number): boolean {
  if (release === undefined) return true;
  return release.major > major || (release.major === major && release.minor >= minor);
}
