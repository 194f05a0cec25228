import {
  ARCHIVE_PARTS,
  type ArchiveFacts,
  type ArchiveOf,
  type ArchivePart,
  type ArchivePicture,
} from '../domain/archive-facts.ts';
import type { FindingOf, Reject } from '../domain/finding.ts';
import { isPostUri } from '../domain/post-uri.ts';
import type { RelationRow } from '../domain/row.ts';
import { createOutboxCounts } from './outbox-counts.ts';
import type { ArchiveActor } from './read-actor.ts';
import { rejectOf } from './sort-out.ts';

/** As many as a list may have (read-file.ts): the rest says nothing that is worth a browser's memory. */
const MAX_MARKS = 200_000;
/** Kept of what are no links: whoever made so many made them on purpose. */
const MAX_REJECTS = 1_000;

/** One archive, put together from its files in whatever order they come. */
export type ArchiveGatherer = {
  readonly hasPart: (part: ArchivePart) => boolean;
  readonly addPart: (part: ArchivePart) => void;
  readonly addActor: (actor: ArchiveActor | undefined) => void;
  /** One element of the `orderedItems` of a part. */
  readonly addItem: (part: Exclude<ArchivePart, 'actor.json'>, item: unknown) => void;
  readonly addPicture: (picture: ArchivePicture, bytes: Blob) => void;
  readonly finish: (
    about: Pick<ArchiveFacts, 'name' | 'madeAt' | 'madeBy' | 'media' | 'defects'>,
  ) => {
    readonly archive: ArchiveOf<Blob>;
    readonly finding: FindingOf<'archive'>;
  };
};

export function gatherArchive(): ArchiveGatherer {
  const parts = new Set<ArchivePart>();
  const outbox = createOutboxCounts();
  const marks = { 'likes.json': new Set<string>(), 'bookmarks.json': new Set<string>() };
  const rejects: Reject[] = [];
  const pictures: Partial<Record<ArchivePicture, Blob>> = {};
  let actor: ArchiveActor | undefined;
  let items = 0;

  function addMark(part: keyof typeof marks, item: unknown): void {
    items += 1;
    const uri = uriOf(item);
    const known = marks[part];
    if (uri !== undefined && isPostUri(uri)) {
      // The same post twice is one mark, and no mistake of the person's.
      if (known.size < MAX_MARKS) known.add(uri);
      return;
    }
    if (rejects.length >= MAX_REJECTS) return;
    const cell = uri ?? JSON.stringify(item) ?? '';
    rejects.push(rejectOf({ number: items, cells: [part, cell] }, 'bad-link'));
  }

  return {
    hasPart: (part) => parts.has(part),
    addPart: (part) => void parts.add(part),
    addActor(read) {
      actor ??= read;
    },
    addItem(part, item) {
      if (part === 'outbox.json') {
        if (typeof item === 'object' && item !== null) outbox.add(item);
      } else addMark(part, item);
    },
    addPicture(picture, bytes) {
      pictures[picture] ??= bytes;
    },
    finish(about) {
      const { profile, aliases = [], ...whose } = actor ?? {};
      const relations = [
        ...(profile === undefined ? [] : [profile]),
        ...[...marks['bookmarks.json']].map((uri) => ({ kind: 'bookmark', uri }) as const),
        ...[...marks['likes.json']].map((uri) => ({ kind: 'favourite', uri }) as const),
      ];
      const rows = relations.map((relation, index): RelationRow => ({ line: index + 1, relation }));
      const missing = ARCHIVE_PARTS.filter(
        (part) => !parts.has(part) || (part === 'actor.json' && actor === undefined),
      );
      const facts = { ...about, ...whose, aliases, ...outbox.counts(), missing };
      const { name } = about;
      return {
        archive: { facts, pictures },
        finding: { kind: 'archive', name, container: name, certain: true, rows, rejects },
      };
    },
  };
}

/** Bare ids (mastodon.md §9); other software writes the post itself. */
function uriOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
