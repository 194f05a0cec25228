import {
  BlobReader,
  configure,
  ERR_BAD_FORMAT,
  ERR_CENTRAL_DIRECTORY_NOT_FOUND,
  ERR_EOCDR_NOT_FOUND,
  type FileEntry,
  type Entry as ZipEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { asContainerError, type Container, ContainerError, type Entry } from './container.ts';
import { createDefects, type Defects } from './defects.ts';
import { guardBytes } from './guard-bytes.ts';
import { MAX_ENTRIES, RATIO_FROM } from './limits.ts';
import { safePath } from './safe-path.ts';

// We are in a worker already, and its policy would not let another one start.
configure({ useWebWorkers: false });

/**
 * As strict as archives are: since 4.5 local headers may say 0xFFFFFFFF of small files (mastodon.md
 * §9), and one bad name must not hide the whole list. Names are looked at here.
 */
const TOLERANT = { strictness: 'tolerant', filenameValidation: 'tolerant' } as const;

/**
 * The archive of Mastodon since 4.2 (mastodon.md §9), or any other ZIP: listed by its central
 * directory, which is at the end, and read by slices, so that its size does not matter.
 *
 * @returns `undefined` when its end is missing, as after a download that broke off
 * @throws {ContainerError} `damaged` when its directory cannot be read
 */
export async function openZip(
  file: Blob,
  onRead: (bytes: number) => void,
  defects: Defects = createDefects(),
): Promise<Container | undefined> {
  const zip = new ZipReader(new BlobReader(file), TOLERANT);
  const walk = zip.getEntriesGenerator();
  const first = await walk.next().catch((error: unknown) => {
    if (isCutOff(error)) return undefined;
    throw asContainerError(error);
  });
  if (first === undefined) return undefined;

  async function* entries(): AsyncGenerator<Entry> {
    let count = 0;
    for (let next = first; next !== undefined && next.done !== true; next = await listed()) {
      count += 1;
      if (count > MAX_ENTRIES) throw new ContainerError('too-many-entries', MAX_ENTRIES);
      const entry = next.value as ZipEntry;
      if (entry.directory) continue;
      const name = safePath(entry.filename);
      if (name === undefined) defects.add('unsafe-name', entry.filename);
      else if (entry.encrypted) defects.add('encrypted-entry', name);
      else yield { name, size: entry.uncompressedSize, open: () => unpack(entry) };
      onRead(entry.compressedSize);
    }
    const encrypted = defects.all().find(({ code }) => code === 'encrypted-entry');
    if (encrypted !== undefined && encrypted.count === count) throw new ContainerError('encrypted');
  }

  /** A directory that breaks off lists what it has. */
  const listed = () =>
    walk.next().catch(() => {
      defects.add('truncated');
      return undefined;
    });

  return { type: 'zip', entries, defects: defects.all };
}

/** zip.js writes; whoever reads pulls, and it waits. */
function unpack(entry: FileEntry): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new TransformStream<
    Uint8Array<ArrayBuffer>,
    Uint8Array<ArrayBuffer>
  >();
  const control = new AbortController();
  entry
    .getData(writable, { checkSignature: true, signal: control.signal })
    // The stream errs with it: whoever reads is told there.
    .catch((error: unknown) => writable.abort(error).catch(() => undefined));
  return guardBytes(readable, { packed: () => entry.compressedSize, ratioFrom: RATIO_FROM });
}

/** What zip.js says where there is no directory, or none that can be followed. */
const CUT_OFF = [ERR_BAD_FORMAT, ERR_CENTRAL_DIRECTORY_NOT_FOUND, ERR_EOCDR_NOT_FOUND];

const isCutOff = (error: unknown): boolean =>
  error instanceof Error && CUT_OFF.includes(error.message);
