import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { type Container, ContainerError, type Entry } from './container.ts';
import { createDefects } from './defects.ts';
import { guardBytes } from './guard-bytes.ts';
import { MAX_ENTRIES, RATIO_FROM, TAR_RATIO_FROM } from './limits.ts';
import { safePath } from './safe-path.ts';

/**
 * The archive of Mastodon up to 4.1 (mastodon.md §9): a gzipped tar, which has no directory and is
 * walked from its beginning to its end. Where it breaks off, what came before has been given.
 */
export function openTar(
  file: Blob,
  packed: 'gzip' | 'tar',
  onRead: (bytes: number) => void,
): Container {
  const defects = createDefects();
  let read = 0;

  async function* entries(): AsyncGenerator<Entry> {
    const walk = tarIn(file, packed, (bytes) => {
      read += bytes;
      onRead(bytes);
    }).getReader();
    let count = 0;
    try {
      for (;;) {
        const next = await walk.read();
        if (next.done) return;
        count += 1;
        if (count > MAX_ENTRIES) throw new ContainerError('too-many-entries', MAX_ENTRIES);
        yield* entryOf(next.value);
      }
    } catch (error) {
      if (error instanceof ContainerError && error.code !== 'damaged') throw error;
      defects.add('truncated');
    } finally {
      await walk.cancel().catch(() => undefined);
    }
  }

  async function* entryOf({ header, body }: ParsedTarEntry): AsyncGenerator<Entry> {
    const bytes = body as ReadableStream<Uint8Array<ArrayBuffer>>;
    const name = header.type === 'directory' ? undefined : safePath(header.name);
    let opened: ReadableStream<Uint8Array<ArrayBuffer>> | undefined;
    let got = 0;
    const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        got += chunk.length;
        controller.enqueue(chunk);
      },
      flush(controller) {
        if (got < header.size) controller.error(new ContainerError('damaged'));
      },
    });
    if (name !== undefined && header.type !== 'symlink' && header.type !== 'link') {
      const open = () => {
        opened = guardBytes(bytes.pipeThrough(counting), {
          packed: () => read,
          ratioFrom: RATIO_FROM,
        });
        return opened;
      };
      yield { name, size: header.size, open };
    } else if (header.type !== 'directory') defects.add('unsafe-name', header.name);
    // The next one begins where this one ends, whether or not anybody wanted it.
    if (opened === undefined && (await drain(bytes)) < header.size) defects.add('truncated');
  }

  return { type: 'tar', entries, defects: defects.all };
}

function tarIn(
  file: Blob,
  packed: 'gzip' | 'tar',
  onRead: (bytes: number) => void,
): ReadableStream<ParsedTarEntry> {
  let read = 0;
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      read += chunk.length;
      onRead(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const raw = file.stream().pipeThrough(counting);
  if (packed === 'tar') return raw.pipeThrough(createTarDecoder());
  const unpacked = raw.pipeThrough(new DecompressionStream('gzip'));
  // Its own total is not bounded: gigabytes of media are what an archive is made of.
  return guardBytes(unpacked, {
    packed: () => read,
    ratioFrom: TAR_RATIO_FROM,
    most: Number.MAX_VALUE,
  }).pipeThrough(createTarDecoder());
}

/** How many bytes there were. */
async function drain(bytes: ReadableStream<Uint8Array>): Promise<number> {
  const reader = bytes.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return size;
    size += value.length;
  }
}
