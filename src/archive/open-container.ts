import type { Container } from './container.ts';
import type { GivenFile } from './given.ts';
import { openFolder } from './open-folder.ts';
import { openTar } from './open-tar.ts';
import { openZip } from './open-zip.ts';
import { salvageZip } from './salvage-zip.ts';
import { sniff } from './sniff.ts';

export type OpenOptions = {
  /** So many more bytes of what was given have been read. */
  readonly onRead?: (bytes: number) => void;
};

/**
 * Opens what was given, if it is a container: known by its content, never by its name. A ZIP without
 * its end is walked from its beginning.
 *
 * @throws {ContainerError} when it is one that cannot be opened
 */
export async function openContainer(
  given: Blob | readonly GivenFile[],
  { onRead = () => {} }: OpenOptions = {},
): Promise<Container | undefined> {
  if (!(given instanceof Blob)) return openFolder(given, onRead);
  const packed = await sniff(given);
  switch (packed) {
    case 'zip':
      return (await openZip(given, onRead)) ?? salvageZip(given, onRead);
    case 'gzip':
    case 'tar':
      return openTar(given, packed, onRead);
    case undefined:
      return undefined;
  }
}
