import { type FileHandle, open } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Listed } from '../../src/archive/zip-directory.ts';
import { writeDirectory } from '../../src/archive/zip-directory.ts';

/** Archives too large to be kept: made where they are needed, the same every time. */

const MB = 1024 * 1024;
const OWNER = 'https://old.example/users/ann';
const ACTOR = JSON.stringify({ id: OWNER, type: 'Person', preferredUsername: 'ann', name: 'Ann' });

/** An outbox of so many posts (mastodon.md §9), each with `words` of text. */
export function makeOutbox(posts: number, words: number): Buffer {
  const items: string[] = [];
  for (let n = 0; n < posts; n += 1) {
    const at = new Date(Date.UTC(2017, 3, 1) + n * 3_600_000).toISOString();
    const said = Array.from({ length: words }, (_, k) => `w${(n * 31 + k * 17) % 9_973}`).join(' ');
    items.push(
      JSON.stringify({
        ...{ id: `${OWNER}/statuses/${n}/activity`, type: 'Create', actor: OWNER, published: at },
        to: ['https://www.w3.org/ns/activitystreams#Public'],
        object: { id: `${OWNER}/statuses/${n}`, type: 'Note', content: `<p>${said}</p>` },
      }),
    );
  }
  return Buffer.from(`{"id":"outbox.json","orderedItems":[${items.join(',')}]}`);
}

type Part = { readonly name: string; readonly packed: Buffer; readonly size: number } & {
  readonly crc: number;
  readonly method: 0 | 8;
};

const deflated = (name: string, bytes: Buffer): Part => ({
  ...{ name, packed: deflateRawSync(bytes, { level: 1 }), size: bytes.length },
  ...{ crc: crc32(bytes), method: 8 },
});

/** A ZIP with an outbox and media of `media` bytes, which are holes on the disk. */
export async function writeBigZip(path: string, outbox: Buffer, media: number): Promise<void> {
  const file = await open(path, 'w');
  const listed: Listed[] = [];
  let at = 0;
  for (const [name, bytes] of [
    ['outbox.json', outbox],
    ['likes.json', Buffer.from('{"orderedItems":[]}')],
    ['actor.json', Buffer.from(ACTOR)],
  ] as const) {
    at = await writePart(file, at, listed, deflated(name, bytes));
  }
  for (let n = 0; at < media; n += 1) {
    const size = Math.min(512 * MB, media);
    const name = `media_attachments/files/${n}/original/a.mp4`;
    const part: Part = { name, packed: Buffer.alloc(0), size, crc: 0, method: 0 };
    at = (await writePart(file, at, listed, part)) + size;
  }
  await file.write(writeDirectory(listed, at), 0, undefined, at);
  await file.close();
}

/** Local headers lie, as rubyzip 3 lets them: 0xFFFFFFFF and an extra field never filled in. */
async function writePart(file: FileHandle, at: number, listed: Listed[], part: Part) {
  const name = Buffer.from(part.name);
  const header = Buffer.alloc(30 + name.length + 20);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(part.method, 8);
  header.writeUInt32LE(part.crc, 14);
  header.writeUInt32LE(0xffffffff, 18);
  header.writeUInt32LE(0xffffffff, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(20, 28);
  name.copy(header, 30);
  header.writeUInt16LE(1, 30 + name.length);
  header.writeUInt16LE(16, 32 + name.length);
  await file.write(header, 0, header.length, at);
  await file.write(part.packed, 0, part.packed.length, at + header.length);
  const packed = part.method === 0 ? part.size : part.packed.length;
  listed.push({
    ...{ at, flags: 0, method: part.method, crc: part.crc, packed, unpacked: part.size },
    name: new Uint8Array(name),
  });
  return at + header.length + part.packed.length;
}

/** A tar.gz of `media` bytes of media that do not compress, under the path of a server's disk. */
export async function writeBigTar(path: string, outbox: Buffer, media: number): Promise<void> {
  const file = await open(path, 'w');
  const gzip = createStoredGzip(file);
  const picture = noise(8 * MB);
  for (let n = 0; n * picture.length < media; n += 1) {
    const name = `home/mastodon/live/public/system/media_attachments/files/${n}/original/a.jpg`;
    await writeTarFile(gzip.write, name, picture);
  }
  await writeTarFile(gzip.write, 'outbox.json', outbox);
  await writeTarFile(gzip.write, 'actor.json', Buffer.from(ACTOR));
  await gzip.write(Buffer.alloc(1024));
  await gzip.end();
  await file.close();
}

async function writeTarFile(
  write: (bytes: Buffer) => Promise<void>,
  name: string,
  body: Buffer,
): Promise<void> {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\u00000000000\0', 108);
  header.write(`${body.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0`, 124);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  await write(header);
  await write(body);
  await write(Buffer.alloc((512 - (body.length % 512)) % 512));
}

/** One member whose blocks are stored (RFC 1951 §3.2.4): written as fast as the disk takes it. */
function createStoredGzip(file: FileHandle) {
  let [crc, size] = [0, 0];
  const ready = file.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]));
  const block = (length: number, last: 0 | 1) => {
    const head = Buffer.alloc(5);
    head[0] = last;
    head.writeUInt16LE(length, 1);
    head.writeUInt16LE(~length & 0xffff, 3);
    return head;
  };
  return {
    async write(bytes: Buffer) {
      await ready;
      crc = crc32(bytes, crc);
      size += bytes.length;
      const parts: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += 65_535) {
        const part = bytes.subarray(at, at + 65_535);
        parts.push(block(part.length, 0), part);
      }
      await file.write(Buffer.concat(parts));
    },
    async end() {
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(crc >>> 0, 0);
      tail.writeUInt32LE(size % 2 ** 32, 4);
      await file.write(Buffer.concat([block(0, 1), tail]));
    },
  };
}

/** The same bytes every time, and nothing that can be packed (xorshift32). */
function noise(length: number): Buffer {
  const words = new Uint32Array(length / 4);
  let state = 0x9e3779b9;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return Buffer.from(words.buffer);
}
