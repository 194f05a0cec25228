import type { Address } from './address.ts';

/** The JSON files of an archive, all of which every version writes (mastodon.md §9). */
export const ARCHIVE_PARTS = ['actor.json', 'outbox.json', 'likes.json', 'bookmarks.json'] as const;

export type ArchivePart = (typeof ARCHIVE_PARTS)[number];

export type ArchivePicture = 'avatar' | 'header';

/** Something wrong that was got round: what it was, how often, and where first. */
export type ArchiveDefect = {
  readonly code: string;
  readonly count: number;
  readonly names: readonly string[];
};

/** What an archive is, beside the rows it gives (finding.ts). */
export type ArchiveFacts = {
  /** Of the file or folder it was given as; the finding of its rows has the same. */
  readonly name: string;
  /** ActivityPub id of whose it is; absent when `actor.json` is missing or unreadable. */
  readonly actor?: string;
  /** Whose it is. The server is that of the id: handles may have a domain of their own. */
  readonly address?: Address;
  /** Of a Mastodon up to 4.1, or of a later one: it shows in container and counts (mastodon.md §9). */
  readonly madeBy?: 'up-to-4.1' | 'since-4.2';
  /** Epoch milliseconds; the file's name has it. */
  readonly madeAt?: number;
  readonly posts: number;
  readonly boosts: number;
  /** Files of media that are in it. */
  readonly media: number;
  /** Epoch milliseconds of the first and the last post. */
  readonly firstAt?: number;
  readonly lastAt?: number;
  /** `alsoKnownAs`: ids of accounts this one said to be as well. */
  readonly aliases: readonly string[];
  /** Id of the account it had moved to. */
  readonly movedTo?: string;
  readonly missing: readonly ArchivePart[];
  readonly defects: readonly ArchiveDefect[];
};

/** An archive and the pictures in it, as whatever holds bytes where one is. */
export type ArchiveOf<Bytes> = {
  readonly facts: ArchiveFacts;
  readonly pictures: Readonly<Partial<Record<ArchivePicture, Bytes>>>;
};
