/** Which software a server runs, as far as it tells (mastodon.md §13.2). Pure. */
export const SOFTWARE = [
  'mastodon',
  'glitch',
  'gotosocial',
  'pleroma',
  'akkoma',
  'misskey',
  'pixelfed',
  'friendica',
] as const;

export type Software = (typeof SOFTWARE)[number] | 'other' | 'unknown';

export type Version = { readonly major: number; readonly minor: number; readonly patch: number };

export type SoftwareFacts = {
  readonly software: Software;
  /** The name to show. */
  readonly softwareName: string;
  /** The version to show: the server's own text without its forks' tails, at most 40 characters. */
  readonly version: string;
  /** The Mastodon version, for Mastodon and its code forks. */
  readonly mastodonVersion: Version | undefined;
};

const NAMES: Partial<Record<Software, string>> = {
  mastodon: 'Mastodon',
  glitch: 'Mastodon (glitch-soc)',
  gotosocial: 'GoToSocial',
  pleroma: 'Pleroma',
  akkoma: 'Akkoma',
  misskey: 'Misskey',
  pixelfed: 'Pixelfed',
  friendica: 'Friendica',
};

/** `nodeinfoName` is `software.name` of nodeinfo, unreadable for a page before Mastodon 4.3. */
export function readSoftware(versionText: string, nodeinfoName: string | undefined): SoftwareFacts {
  const compatible = /^\S+ \(compatible; ([^ )]+) ?([^)]*)\)/.exec(versionText);
  const version = /^(\d+)\.(\d+)\.(\d+)/.exec(versionText);
  const name = (nodeinfoName ?? compatible?.[1] ?? (version ? 'mastodon' : '')).toLowerCase();
  const known = SOFTWARE.find((software) => software === name);
  const isGlitch = known === 'mastodon' && /\+.*glitch/.test(versionText);
  const software: Software = isGlitch ? 'glitch' : (known ?? (name === '' ? 'unknown' : 'other'));
  const isMastodon = software === 'mastodon' || software === 'glitch';
  // Printable ASCII: what turns the writing round would turn our own words beside it.
  const told = compatible?.[2] || versionText.replace(/\+.*$/s, '');
  const shown = told.replace(/[^ -~]/g, '').trim();
  return {
    software,
    softwareName: NAMES[software] ?? name.slice(0, 40),
    version: shown.slice(0, 40),
    mastodonVersion:
      isMastodon && version
        ? { major: Number(version[1]), minor: Number(version[2]), patch: Number(version[3]) }
        : undefined,
  };
}

export function isSince(version: Version, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/** Limits per user or per address rather than per token (mastodon.md §3.1; gotosocial-observed.md §5). */
export function sharesBudget({ software, mastodonVersion }: SoftwareFacts): boolean {
  if (mastodonVersion === undefined) return software !== 'mastodon';
  const { major, minor } = mastodonVersion;
  return major < 4 || (major === 4 && minor < 1);
}

/** The newest versions whose behaviour was read or tried (mastodon.md, gotosocial-observed.md). */
const TESTED: Partial<Record<Software, readonly [major: number, minor: number]>> = {
  mastodon: [4, 6],
  glitch: [4, 6],
  gotosocial: [0, 20],
};

export function isNewerThanTested({ software, version }: SoftwareFacts): boolean {
  const tested = TESTED[software];
  const told = /^(\d+)\.(\d+)/.exec(version);
  if (tested === undefined || told === null) return false;
  const [major, minor] = [Number(told[1]), Number(told[2])];
  return major > tested[0] || (major === tested[0] && minor > tested[1]);
}

export function isSoftware(name: string | undefined): name is Software {
  return name === 'other' || name === 'unknown' || SOFTWARE.some((known) => known === name);
}
