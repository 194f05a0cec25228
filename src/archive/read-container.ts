import { formatAddress } from '../domain/address.ts';
import type { ArchiveDefect, ArchiveOf, ArchivePart } from '../domain/archive-facts.ts';
import { formatOwner, mayBelongTo } from '../domain/archive-owner.ts';
import type { Finding, RefusedFile } from '../domain/finding.ts';
import { madeAtOf, placeOf } from './archive-place.ts';
import { type Container, ContainerError, type Entry } from './container.ts';
import { type ArchiveGatherer, gatherArchive } from './gather-archive.ts';
import type { About, GivenResult } from './given.ts';
import { imageTypeOf } from './image-type.ts';
import { MAX_ACTOR, readActor } from './read-actor.ts';
import { readFile } from './read-file.ts';
import { splitCollection } from './split-collection.ts';
import { takeBytes } from './take-bytes.ts';

/** Bytes. Servers take up to 8 MB (mastodon.md §5). */
const MAX_PICTURE = 16 * 1024 * 1024;
/** Bytes; what a list may have by itself (decode.ts). */
const MAX_LIST = 64 * 1024 * 1024;
/** Of lists in one container: as many as anybody has. */
const MAX_LISTS = 200;

/**
 * Reads everything in a container that says something to us, in one walk: archives (mastodon.md §9),
 * several of them where they lie in folders of their own, and the files of the export page. Media
 * are counted and not read. What is damaged is named, and the rest is read.
 *
 * @throws {ContainerError} when nothing of it can be, or when it means harm
 */
export async function readContainer(
  container: Container,
  name: string,
  about: About,
): Promise<GivenResult> {
  const archives = new Map<string, ArchiveGatherer>();
  const findings: Finding[] = [];
  const refused: RefusedFile[] = [];
  const spoilt: string[] = [];
  /** Of media, whose folder up to 4.1 is another than that of the rest. */
  let media = 0;
  let lists = 0;

  const archiveAt = (root: string): ArchiveGatherer => {
    const known = archives.get(root) ?? gatherArchive();
    archives.set(root, known);
    return known;
  };

  for await (const entry of container.entries()) {
    try {
      await take(entry);
    } catch (error) {
      if (!(error instanceof ContainerError) || error.code !== 'damaged') throw error;
      spoilt.push(entry.name);
    }
  }

  async function take(entry: Entry): Promise<void> {
    const place = placeOf(entry.name);
    switch (place.type) {
      case 'media':
        media += 1;
        break;
      case 'part':
        await takePart(archiveAt(place.root), place.part, entry);
        break;
      case 'picture': {
        const bytes = await takeBytes(entry, MAX_PICTURE);
        const type = bytes === undefined ? undefined : imageTypeOf(bytes);
        if (bytes !== undefined && type !== undefined) {
          archiveAt(place.root).addPicture(place.picture, new Blob([bytes], { type }));
        }
        break;
      }
      case 'list':
        lists += 1;
        if (lists <= MAX_LISTS) await takeList(entry);
        break;
      case 'other':
        break;
    }
  }

  async function takeList(entry: Entry): Promise<void> {
    const path = `${name}/${entry.name}`;
    const bytes = await takeBytes(entry, MAX_LIST);
    if (bytes === undefined) {
      refused.push({ name: path, problem: { code: 'too-large', limit: MAX_LIST } });
      return;
    }
    const inside = entry.name.slice(entry.name.lastIndexOf('/') + 1);
    const read = await readFile({ name: inside, bytes }, about.own);
    if (read.ok) findings.push({ ...read.finding, name: path, container: name });
    else refused.push({ name: path, problem: read.problem });
  }

  const whole = [...archives.entries()].filter(([, { hasPart }]) => hasAnyPart(hasPart));
  const result: { findings: Finding[]; archives: ArchiveOf<Blob>[]; refused: RefusedFile[] } = {
    ...{ findings, archives: [], refused },
  };
  const defects = [...container.defects(), ...defectOf(spoilt)];
  const madeAt = madeAtOf(name);
  for (const [root, gatherer] of whole) {
    const own = whole.length === 1 || root === '' ? name : `${name}/${root}`;
    const { archive, finding } = gatherer.finish({
      // With several archives nobody knows whose the media are.
      ...{ name: own, media: whole.length === 1 ? media : 0, defects },
      ...(container.type === 'folder'
        ? {}
        : { madeBy: container.type === 'tar' ? 'up-to-4.1' : 'since-4.2' }),
      ...(madeAt === undefined ? {} : { madeAt }),
    });
    const { address } = archive.facts;
    if (
      address !== undefined &&
      about.owner !== undefined &&
      !mayBelongTo(archive.facts, about.owner)
    ) {
      const owners = { archive: formatAddress(address), expected: formatOwner(about.owner) };
      refused.push({ name: own, problem: { code: 'other-account', ...owners } });
      continue;
    }
    result.archives.push(archive);
    result.findings.push({ ...finding, container: name });
  }
  return result;
}

const hasAnyPart = (hasPart: ArchiveGatherer['hasPart']): boolean =>
  (['actor.json', 'outbox.json', 'likes.json', 'bookmarks.json'] as const).some(hasPart);

async function takePart(gatherer: ArchiveGatherer, part: ArchivePart, entry: Entry): Promise<void> {
  // In two folders of one name, or twice in one: the first one counts.
  if (gatherer.hasPart(part)) return;
  gatherer.addPart(part);
  if (part === 'actor.json') {
    const bytes = await takeBytes(entry, MAX_ACTOR);
    if (bytes !== undefined) gatherer.addActor(readActor(new TextDecoder().decode(bytes)));
    return;
  }
  for await (const portion of splitCollection(entry.open())) {
    for (const item of portion) gatherer.addItem(part, item);
  }
}

function defectOf(names: readonly string[]): readonly ArchiveDefect[] {
  if (names.length === 0) return [];
  return [{ code: 'damaged-entry', count: names.length, names: names.slice(0, 20) }];
}
