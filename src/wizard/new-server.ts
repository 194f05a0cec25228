import type { End } from '../domain/journey.ts';
import type { Kind } from '../domain/kind.ts';
import { followsADay } from '../mastodon/daily-limit.ts';
import { importTakes } from '../mastodon/import-types.ts';
import { isSoftware, readSoftware, type Software, type Version } from '../mastodon/software.ts';

/** What the new server is known to be able to do, by what it told of itself at the start. */
export type NewServer = {
  readonly software: Software;
  /** Of Mastodon and its code forks. */
  readonly version: Version | undefined;
  /** Follows and hashtags it takes in a day. */
  readonly followsADay: number;
  /** Files its own import page takes. */
  readonly imports: readonly Kind[];
};

export function newServerOf(end: End | undefined): NewServer {
  // Journeys of before this was kept say nothing: most are Mastodon's.
  const software = isSoftware(end?.software) ? end.software : 'mastodon';
  const { mastodonVersion: version } = readSoftware(end?.version ?? '', software);
  return {
    ...{ software, version },
    followsADay: followsADay(software),
    imports: importTakes(software, version),
  };
}
