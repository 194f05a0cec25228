/** What a server says about itself, and what the run holds for it: nothing here is guessed. */
export type Facts = {
  readonly software: 'mastodon' | 'gotosocial' | 'other';
  /** As nodeinfo names it. */
  readonly name: string;
  readonly version: string;
  /** The domain of its handles (mastodon.md §13.1). */
  readonly domain: string;
  /** On this machine: up to 4.2 such requests are exempt from limits (mastodon.md §3.1). */
  readonly loopback: boolean;
  /** `GET lookup` without a token is answered. */
  readonly openApi: boolean;
  /** Unsigned actor documents are refused (mastodon.md §1.4). */
  readonly secureMode: boolean;
  readonly hasPassword: boolean;
  readonly hasOther: boolean;
  readonly simulated: boolean;
};

/** Whether a version is at least `major.minor`; `4.6.5+glitch` and `4.7.0-alpha.2` count as theirs. */
export function isSince(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.+-]/).map(Number);
  const [ours = 0, theirs = 0] = wanted.split('.').map(Number);
  return major > ours || (major === ours && minor >= theirs);
}

export const describe = ({ name, version }: Facts): string => `${name} ${version}`;

/** For `applies`: Mastodon, from a version on, up to and not including another. */
export function onMastodon(since?: string, before?: string) {
  return (here: Facts): true | string => {
    if (here.software !== 'mastodon') return `Mastodon's way; this is ${describe(here)}`;
    if (since !== undefined && !isSince(here.version, since)) {
      return `since Mastodon ${since}; this is ${here.version}`;
    }
    if (before !== undefined && isSince(here.version, before)) {
      return `before Mastodon ${before}; this is ${here.version}`;
    }
    return true;
  };
}

export function onGotosocial(here: Facts): true | string {
  return here.software === 'gotosocial' || `GoToSocial's way; this is ${describe(here)}`;
}

/** Either of the two the reference describes, Mastodon from a version on. */
export function onKnown(since?: string) {
  return (here: Facts): true | string => {
    if (here.software === 'other') return `the reference does not say how ${here.name} answers`;
    return here.software === 'gotosocial' || onMastodon(since)(here);
  };
}

type Condition = (here: Facts, there: Facts) => true | string;

/** The first reason against, if any. */
export function all(...conditions: readonly Condition[]): Condition {
  return (here, there) => {
    for (const condition of conditions) {
      const said = condition(here, there);
      if (said !== true) return said;
    }
    return true;
  };
}

export const hasPassword: Condition = (here) =>
  here.hasPassword || 'needs a login and password, to sign in to the web pages';

export const hasOther: Condition = (here) =>
  here.hasOther || 'needs a second account on this server (…_OTHER_TOKEN)';

export const theyHaveOther: Condition = (_, there) =>
  there.hasOther || 'needs a second account on the other server (…_OTHER_TOKEN)';

export const bothHavePasswords: Condition = (here, there) =>
  (here.hasPassword && there.hasPassword) ||
  'needs a login and password on both servers, to sign in to the web pages';

/** Up to 4.2, requests from 127.0.0.1 meet no limit (mastodon.md §3.1). */
export const isLimited: Condition = (here) => {
  if (here.software !== 'mastodon' || isSince(here.version, '4.3') || here.simulated) return true;
  return !here.loopback || 'up to 4.2 requests from the same machine meet no limit';
};
