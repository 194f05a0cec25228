import { type Container, ContainerError } from './container.ts';
import { createDefects } from './defects.ts';
import { MAX_ENTRIES } from './limits.ts';
import { openZip } from './open-zip.ts';
import { type Listed, writeDirectory } from './zip-directory.ts';
import { findSignature, LOCAL_HEADER, readLocalHeader, sizesOf } from './zip-headers.ts';

/**
 * A ZIP whose end is missing: its directory went with it. The headers in front of each file are
 * followed from the beginning, as far as files are whole, and a directory is made of them, by which
 * the rest is read as any other.
 *
 * @throws {ContainerError} `damaged` when not one file is whole
 */
export async function salvageZip(file: Blob, onRead: (bytes: number) => void): Promise<Container> {
  const defects = createDefects();
  const { listed, end, cut } = await followHeaders(file);
  defects.add('truncated', cut);
  const directory = writeDirectory(listed, end);
  const container = await openZip(new Blob([file.slice(0, end), directory]), onRead, defects);
  if (container === undefined || listed.length === 0) throw new ContainerError('damaged');
  return container;
}

type Followed = {
  readonly listed: readonly Listed[];
  /** Where the last whole file ends. */
  readonly end: number;
  /** Name of the file that is not whole. */
  readonly cut: string | undefined;
};

async function followHeaders(file: Blob): Promise<Followed> {
  const listed: Listed[] = [];
  let at = 0;
  for (;;) {
    const header = await readLocalHeader(file, at);
    if (header === undefined) return { listed, end: at, cut: undefined };
    if (listed.length >= MAX_ENTRIES) throw new ContainerError('too-many-entries', MAX_ENTRIES);
    const name = new TextDecoder().decode(header.name);
    const sizes = await sizesOf(file, header);
    const end = sizes === undefined ? undefined : header.start + sizes.packed;
    if (sizes === undefined || end === undefined || end > file.size) {
      return { listed, end: at, cut: name };
    }
    listed.push({ ...header, ...sizes, at });
    // A descriptor may follow; the next header is what counts.
    const next = await findSignature(file, end, LOCAL_HEADER, 32);
    if (next === undefined) return { listed, end, cut: undefined };
    at = next;
  }
}
