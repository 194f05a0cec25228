import type { ArchiveFile } from './archive-files.ts';

type Files = readonly ArchiveFile[];

const encode = (content: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** The archive's bytes: a zip since 4.2, a gzipped tar before (mastodon.md §9). */
export async function packArchive(name: string, files: Files): Promise<Uint8Array<ArrayBuffer>> {
  return name.endsWith('.zip') ? packZip(files) : squeeze(packTar(files), 'gzip');
}

async function squeeze(bytes: Uint8Array<ArrayBuffer>, format: 'gzip' | 'deflate-raw') {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream(format));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** PKWARE APPNOTE 4.3: local headers, central directory, its end; entries deflated, no Zip64. */
async function packZip(files: Files): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const title = encode(name);
    const plain = encode(text);
    const packed = await squeeze(plain, 'deflate-raw');
    const facts = [20, 0, 8, 0, 0x21] as const;
    const sizes = [crc32(plain), packed.length, plain.length] as const;
    const local = record(0x04034b50, facts, sizes, [title.length, 0]);
    parts.push(local, title, packed);
    const place = record(
      0x02014b50,
      [20, ...facts],
      sizes,
      [title.length, 0, 0, 0, 0, 0, 0],
      offset,
    );
    directory.push(place, title);
    offset += local.length + title.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record(0x06054b50, [0, 0, files.length, files.length], [size, offset], [0]);
  return join([...parts, ...directory, end]);
}

/** A signature, 16-bit numbers, 32-bit numbers, 16-bit numbers, at most one 32-bit number. */
function record(
  signature: number,
  shorts: readonly number[],
  longs: readonly number[],
  rest: readonly number[],
  last?: number,
): Uint8Array<ArrayBuffer> {
  const all: (readonly [number, 2 | 4])[] = [
    [signature, 4],
    ...shorts.map((value) => [value, 2] as const),
    ...longs.map((value) => [value, 4] as const),
    ...rest.map((value) => [value, 2] as const),
    ...(last === undefined ? [] : [[last, 4] as const]),
  ];
  const view = new DataView(new ArrayBuffer(all.reduce((sum, [, width]) => sum + width, 0)));
  let place = 0;
  for (const [value, width] of all) {
    if (width === 2) view.setUint16(place, value, true);
    else view.setUint32(place, value, true);
    place += width;
  }
  return new Uint8Array(view.buffer);
}

/** POSIX ustar: a 512-byte header per file, contents padded to 512, two empty blocks. */
function packTar(files: Files): Uint8Array<ArrayBuffer> {
  const parts = files.flatMap(([name, text]) => {
    const body = encode(text);
    const header = new Uint8Array(512);
    const put = (value: string, at: number) => header.set(encode(value), at);
    put(name, 0);
    put('0000644\0', 100);
    put('0000000\0', 108);
    put('0000000\0', 116);
    put(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    put(`${'0'.repeat(11)}\0`, 136);
    put(' '.repeat(8), 148);
    put('0', 156);
    put('ustar\u000000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, body, new Uint8Array((512 - (body.length % 512)) % 512)];
  });
  return join([...parts, new Uint8Array(1024)]);
}

function join(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
