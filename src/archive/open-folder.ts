import { asContainerError, type Container, ContainerError } from './container.ts';
import { createDefects } from './defects.ts';
import type { GivenFile } from './given.ts';
import { guardBytes } from './guard-bytes.ts';
import { MAX_ENTRIES } from './limits.ts';
import { safePath } from './safe-path.ts';

/** A folder that has been unpacked already: its files, by their paths below it. */
export function openFolder(
  files: readonly GivenFile[],
  onRead: (bytes: number) => void,
): Container {
  const defects = createDefects();

  async function* entries() {
    if (files.length > MAX_ENTRIES) throw new ContainerError('too-many-entries', MAX_ENTRIES);
    for (const { path, file } of files) {
      // The folder's own name says nothing of what is in it.
      const name = safePath(path.slice(path.indexOf('/') + 1));
      if (name === undefined) defects.add('unsafe-name', path);
      else {
        const open = () =>
          guardBytes(file.stream(), { packed: () => file.size, ratioFrom: Number.MAX_VALUE });
        yield { name, size: file.size, open };
      }
      onRead(file.size);
    }
  }

  return { type: 'folder', entries: () => guarded(entries()), defects: defects.all };
}

async function* guarded<T>(walk: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* walk;
  } catch (error) {
    throw asContainerError(error);
  }
}
